package io.sockeye.collector.sockdiag;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** Rows of sockets as text, every field of them. */
final class SocketText implements RowSink {
    private final List<String> rows = new ArrayList<>();
    private final List<String> common = new ArrayList<>();
    private final SocketRecord row = new SocketRecord();

    /** All that there is. */
    List<String> rows() {
        return rows;
    }

    /** What netlink and /proc both tell, and what does not change from one moment to the next. */
    List<String> common() {
        return common;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row);
            final String text = Protocol.ofCode(row.protocol()) + " family=" + row.family() + " state=" + row.state()
                    + " local=" + address(true) + "#" + row.localPort()
                    + " remote=" + address(false) + "#" + row.remotePort() + " uid=" + row.uid()
                    + " inode=" + row.inode() + " recv=" + row.recvQueue() + " send=" + row.sendQueue();
            rows.add(text + " if=" + row.interfaceIndex() + " cookie=" + Long.toHexString(row.cookie())
                    + " timer=" + row.timer() + "/" + row.timerMs() + "/" + row.retransmits() + "/" + row.probes()
                    + " backlog=" + row.backlog() + " flags=" + row.flags() + " type=" + row.unixType() + " peer="
                    + row.peerInode() + " shutdown=" + row.shutdown() + " path=" + path());
            if (row.protocol() != Protocol.UNIX.code()) {
                common.add(text + " timer=" + row.timer());
            } else if (row.inode() != 0) {
                common.add("state=" + row.state() + " type=" + row.unixType() + " flags=" + row.flags() + " inode="
                        + row.inode() + " path=" + path());
            }
        }
        return true;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        throw new AssertionError("malformed: " + what + ", position=" + position);
    }

    private String address(final boolean isLocal) {
        final StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 2 * Long.BYTES; i++) {
            hex.append(String.format("%02x", isLocal ? row.localAddressByte(i) : row.remoteAddressByte(i)));
        }
        return hex.toString();
    }

    private String path() {
        final StringBuilder path = new StringBuilder();
        for (int i = 0; i < row.pathLength(); i++) {
            final int octet = row.pathByte(i) & 0xFF;
            path.append(octet < ' ' || octet >= 0x7F ? String.format("\\x%02x", octet) : "" + (char) octet);
        }
        return path.toString();
    }
}
