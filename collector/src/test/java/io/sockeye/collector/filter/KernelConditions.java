package io.sockeye.collector.filter;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.SocketRecord;

/** What a condition means to the kernel, in plain Java. */
final class KernelConditions {
    private KernelConditions() {}

    static boolean holds(final KernelCondition condition, final SocketRecord row) {
        return switch (condition) {
            case KernelCondition.AllOf all -> all.parts().stream().allMatch(part -> holds(part, row));
            case KernelCondition.AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, row));
            case KernelCondition.Not not -> !holds(not.part(), row);
            case KernelCondition.States states -> (states.states() >>> state(row) & 1) != 0;
            case KernelCondition.Ports ports -> {
                final int port = ports.isLocal() ? row.localPort() : row.remotePort();
                yield isInternet(row) && port >= ports.first() && port <= ports.last();
            }
            case KernelCondition.Network network -> isInternet(row) && holds(network, row);
            case KernelCondition.Device device -> row.interfaceIndex() == device.index();
            default -> throw new AssertionError(condition);
        };
    }

    private static boolean isInternet(final SocketRecord row) {
        return row.protocol() != Protocol.UNIX.code();
    }

    private static int state(final SocketRecord row) {
        if (isInternet(row)) {
            return row.state();
        }
        return (row.flags() & SocketRecord.SO_ACCEPTCON) != 0 ? 10 : row.state() == 1 ? 7 : 1;
    }

    private static boolean holds(final KernelCondition.Network network, final SocketRecord row) {
        final byte[] address = new byte[16];
        row.getBytes(network.isLocal() ? 16 : 32, address, 0, 16);
        final byte[] wanted = java.nio.ByteBuffer.allocate(16)
                .order(java.nio.ByteOrder.nativeOrder())
                .putLong(network.firstHalf())
                .putLong(network.secondHalf())
                .array();
        int from = 0;
        if (row.family() != network.family().number()) {
            if (row.family() != 10) {
                return false;
            }
            for (int i = 0; i < 12; i++) {
                if (address[i] != (i < 10 ? 0 : -1)) {
                    return false;
                }
            }
            from = 12;
        }
        for (int bit = 0; bit < network.length(); bit++) {
            if (((address[from + bit / 8] ^ wanted[bit / 8]) & 0x80 >>> bit % 8) != 0) {
                return false;
            }
        }
        return true;
    }
}
