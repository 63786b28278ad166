package io.sockeye.benchmarks.output;

import java.util.Locale;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** netstat's lines of TCP sockets printed the usual way: with strings and {@code String.format}. */
final class NaiveNetstat {
    private static final String[] STATES = {
        "",
        "ESTABLISHED",
        "SYN_SENT",
        "SYN_RECV",
        "FIN_WAIT1",
        "FIN_WAIT2",
        "TIME_WAIT",
        "CLOSE",
        "CLOSE_WAIT",
        "LAST_ACK",
        "LISTEN",
        "CLOSING"
    };
    private static final int ENDPOINT_LENGTH = 22;
    private static final int GROUPS = 8;
    private static final int INET6_LENGTH = 16;

    private NaiveNetstat() {}

    static String print(final RowBatch batch, final SocketRecord row) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row);
            text.append(String.format(
                    Locale.ROOT,
                    "%-5s %6d %6d %-23s %-23s %-11s\n",
                    row.family() == Family.INET6.number() ? "tcp6" : "tcp",
                    row.recvQueue(),
                    row.sendQueue(),
                    endpoint(host(row, true), row.localPort()),
                    endpoint(host(row, false), row.remotePort()),
                    STATES[row.state()]));
        }
        return text.toString();
    }

    private static String endpoint(final String host, final int port) {
        final String service = port == 0 ? "*" : Integer.toString(port);
        return host.substring(0, Math.min(host.length(), ENDPOINT_LENGTH - service.length())) + ":" + service;
    }

    private static String host(final SocketRecord row, final boolean isLocal) {
        final int length = row.family() == Family.INET6.number() ? INET6_LENGTH : Integer.BYTES;
        final int[] bytes = new int[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = isLocal ? row.localAddressByte(i) : row.remoteAddressByte(i);
        }
        return length == Integer.BYTES ? ipv4(bytes, 0) : ipv6(bytes);
    }

    private static String ipv4(final int[] bytes, final int offset) {
        return String.format("%d.%d.%d.%d", bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3]);
    }

    private static String ipv6(final int[] bytes) {
        final int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = bytes[2 * i] << Byte.SIZE | bytes[2 * i + 1];
        }
        int hole = -1;
        int holeLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && groups[i + length] == 0) {
                length++;
            }
            if (length > holeLength) {
                hole = i;
                holeLength = length;
            }
        }
        if (hole == 0 && holeLength == 5 && groups[5] == 0xFFFF) {
            // As netstat prints it.
            return ipv4(bytes, INET6_LENGTH - Integer.BYTES);
        }
        return hole < 0
                ? groups(groups, 0, GROUPS)
                : groups(groups, 0, hole) + "::" + groups(groups, hole + holeLength, GROUPS);
    }

    private static String groups(final int[] groups, final int from, final int to) {
        final StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
