package io.sockeye.collector.sockdiag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.query.KernelCondition;

/** Whether a socket meets a condition, read off the condition as it stands. */
final class ConditionOracle {
    private ConditionOracle() {}

    static boolean holds(final KernelCondition condition, final KernelEntry socket) {
        return switch (condition) {
            case KernelCondition.AllOf all -> all.parts().stream().allMatch(part -> holds(part, socket));
            case KernelCondition.AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, socket));
            case KernelCondition.Not not -> !holds(not.part(), socket);
            case KernelCondition.States states -> (states.states() >>> socket.state() & 1) != 0;
            case KernelCondition.Ports ports -> {
                final int port = ports.isLocal() ? socket.localPort() : socket.remotePort();
                yield ports.first() <= port && port <= ports.last();
            }
            case KernelCondition.Network network -> isIn(network, socket);
            case KernelCondition.Device device -> device.index() == socket.device();
            case KernelCondition.Mark mark -> (socket.mark() & mark.mask()) == mark.value();
            case KernelCondition.Cgroup cgroup -> cgroup.id() == socket.cgroup();
            case KernelCondition.Autobound autobound -> !socket.isPortAsked();
        };
    }

    private static boolean isIn(final KernelCondition.Network network, final KernelEntry socket) {
        final byte[] address = network.isLocal() ? socket.local() : socket.remote();
        final String wanted = bits(bytes(network), 0).substring(0, network.length());
        if (network.family().number() == socket.family()) {
            return bits(address, 0).startsWith(wanted);
        }
        return network.family() == Family.INET
                && bits(address, 0).startsWith("0".repeat(80) + "1".repeat(16))
                && bits(address, 12).startsWith(wanted);
    }

    private static byte[] bytes(final KernelCondition.Network network) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putLong(network.firstHalf())
                .putLong(network.secondHalf())
                .array();
    }

    private static String bits(final byte[] bytes, final int from) {
        final StringBuilder text = new StringBuilder();
        for (int i = from; i < bytes.length; i++) {
            text.append(Integer.toBinaryString(0x100 | bytes[i] & 0xFF), 1, 9);
        }
        return text.toString();
    }
}
