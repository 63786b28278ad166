package io.sockeye.benchmarks.format;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.vocabulary.SocketWords;
import io.sockeye.collector.vocabulary.TcpStates;

/** JSON Lines of TCP sockets made the usual way: a map a row, and strings. */
final class NaiveJson {
    private static final int LISTEN = 10;
    private static final int TIME_WAIT = 6;
    private static final int INET6_LENGTH = 16;

    private NaiveJson() {}

    static String print(final RowBatch batch, final SocketRecord row) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < batch.count(); i++) {
            text.append(line(object(batch.get(i, row)))).append('\n');
        }
        return text.toString();
    }

    private static Map<String, Object> object(final SocketRecord row) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("protocol", SocketWords.PROTOCOLS.word(row.protocol()));
        object.put("family", SocketWords.FAMILIES.word(row.family()));
        object.put("state", TcpStates.WORDS.word(row.state()));
        object.put("type", "stream");
        object.put("local_address", address(row, true));
        object.put("local_port", row.localPort());
        if (!row.isRemoteAddressNull() || row.remotePort() != 0) {
            object.put("remote_address", address(row, false));
        }
        if (row.remotePort() != 0) {
            object.put("remote_port", row.remotePort());
        }
        if (row.state() == LISTEN) {
            object.put("accept_queue", row.recvQueue());
            object.put("accept_queue_max", row.backlog());
        } else {
            object.put("recv_q", row.recvQueue());
            object.put("send_q", row.sendQueue());
        }
        if (row.state() != TIME_WAIT) {
            object.put("uid", row.uid());
        }
        if (row.inode() != 0) {
            object.put("inode", row.inode());
        }
        object.put("cookie", Long.toHexString(row.cookie()));
        return object;
    }

    private static String line(final Map<String, Object> object) {
        final StringBuilder line = new StringBuilder("{");
        for (final Map.Entry<String, Object> entry : object.entrySet()) {
            line.append(line.length() > 1 ? "," : "")
                    .append('"')
                    .append(entry.getKey())
                    .append("\":");
            if (entry.getValue() instanceof String string) {
                line.append('"').append(string).append('"');
            } else {
                line.append(entry.getValue());
            }
        }
        return line.append('}').toString();
    }

    /** Of an IPv6 address it is another text than ours, and as long to make. */
    private static String address(final SocketRecord row, final boolean isLocal) {
        final byte[] bytes = new byte[row.family() == Family.INET6.number() ? INET6_LENGTH : Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (isLocal ? row.localAddressByte(i) : row.remoteAddressByte(i));
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (final UnknownHostException e) {
            throw new IllegalStateException("not an address: length=" + bytes.length, e);
        }
    }
}
