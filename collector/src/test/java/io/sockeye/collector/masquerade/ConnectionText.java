package io.sockeye.collector.masquerade;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.ProcRoot;

/** Rows of tracked connections as text, every field of them but the timeout, and the handler that makes it. */
final class ConnectionText implements RowSink {
    private static final int INET = Family.INET.number();

    private final ConnectionRecord row = new ConnectionRecord();
    private final List<String> rows = new ArrayList<>();
    private final List<Long> timeouts = new ArrayList<>();
    private final List<Long> malformed = new ArrayList<>();

    /** A row in memory of its own. */
    static ConnectionRecord newRow() {
        return new RowBatch(ConnectionRecord.LENGTH, 1).append(new ConnectionRecord());
    }

    /** All connections of a file {@code net/nf_conntrack}. */
    static ConnectionText ofFile(final Path procRoot, final Family family, final String content) throws IOException {
        Files.createDirectories(procRoot.resolve("net"));
        Files.writeString(procRoot.resolve("net/nf_conntrack"), content, StandardCharsets.ISO_8859_1);
        final ConnectionText text = new ConnectionText();
        try (ProcConntrackSource source = new ProcConntrackSource(ProcRoot.of(procRoot.toString()))) {
            final DumpResult result = source.collect(family, text);
            if (result.status() != DumpStatus.COMPLETE) {
                throw new AssertionError(result);
            }
        }
        return text;
    }

    static String of(final ConnectionRecord row) {
        final StringBuilder text = new StringBuilder("family=" + row.family() + " protocol=" + row.protocol());
        text.append(" flags=").append(Integer.toHexString(row.flags() & ~ConnectionRecord.HAS_SEQUENCE));
        text.append(" state=").append(row.state()).append(" mark=").append(row.mark());
        for (int end = 0; end < 4; end++) {
            text.append(' ').append(address(row, end)).append('#').append(row.port(end));
        }
        text.append(" icmp=").append(row.icmpType()).append('/').append(row.icmpCode());
        for (int direction = 0; direction < 2; direction++) {
            text.append(" zone=").append(row.zone(direction));
            text.append(" packets=").append(Long.toUnsignedString(row.packets(direction)));
            text.append(" bytes=").append(Long.toUnsignedString(row.bytes(direction)));
        }
        return text.toString();
    }

    private static String address(final ConnectionRecord row, final int end) {
        final ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        bytes.putLong(row.addressHalf(end, 0)).putLong(row.addressHalf(end, 1)).flip();
        final byte[] address = new byte[row.family() == INET ? 4 : 16];
        bytes.get(address);
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (final UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            rows.add(of(batch.get(i, row)));
            timeouts.add(row.has(ConnectionRecord.HAS_TIMEOUT) ? row.timeout() : -1);
        }
        return true;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        malformed.add(position);
    }

    List<String> rows() {
        return rows;
    }

    /** In seconds, -1 where it is not known. */
    List<Long> timeouts() {
        return timeouts;
    }

    /** Positions of entries that were none. */
    List<Long> malformed() {
        return malformed;
    }
}
