package io.sockeye.collector.sockdiag;

import java.util.List;

import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.PortRange;
import io.sockeye.linux.sockdiag.InetDiagBytecode;

/**
 * Writes a condition without states as operations of the kernel's bytecode. Those come in the order of the condition's
 * parts, and none is run that the ones before it have made needless. Threads: stateless.
 */
final class ConditionProgram {
    private static final int MAX_PORT = PortRange.PORTS - 1;

    private ConditionProgram() {}

    /**
     * Length of what {@link #write} writes.
     *
     * @param node  to write.
     * @param jumps whether it is to jump where the node holds, else where it does not.
     * @return in bytes.
     */
    static long length(final ConditionNode node, final boolean jumps) {
        if (!node.isJunction()) {
            return length(node.leaf()) + (jumps == node.isNegated() ? 0 : InetDiagBytecode.LENGTH);
        }
        final List<ConditionNode> parts = node.parts();
        if (parts.isEmpty()) {
            return node.isAll() == jumps ? InetDiagBytecode.LENGTH : 0;
        }
        long sum = 0;
        for (int i = 0; i < parts.size() - 1; i++) {
            sum += length(parts.get(i), !node.isAll());
        }
        return sum + length(parts.get(parts.size() - 1), jumps);
    }

    /**
     * Write a node: jump where it holds or does not hold, else go on.
     *
     * @param node    to write, which asks for no states.
     * @param jumps   whether it is to jump where the node holds, else where it does not.
     * @param target  of the jump, not bound yet.
     * @param program to append to.
     */
    static void write(
            final ConditionNode node,
            final boolean jumps,
            final InetDiagBytecode.Label target,
            final InetDiagBytecode program) {
        if (!node.isJunction()) {
            leaf(node.leaf(), jumps != node.isNegated(), target, program);
            return;
        }
        final List<ConditionNode> parts = node.parts();
        if (parts.isEmpty()) {
            if (node.isAll() == jumps) {
                program.jump(target);
            }
            return;
        }
        // The first part of all that does not hold decides, and the first of any that holds.
        final boolean decides = !node.isAll();
        final InetDiagBytecode.Label decided = decides == jumps ? target : program.label();
        for (int i = 0; i < parts.size() - 1; i++) {
            write(parts.get(i), decides, decided, program);
        }
        write(parts.get(parts.size() - 1), jumps, target, program);
        if (decided != target) {
            program.bind(decided);
        }
    }

    private static void leaf(
            final KernelCondition leaf,
            final boolean jumps,
            final InetDiagBytecode.Label target,
            final InetDiagBytecode program) {
        if (!jumps) {
            operation(leaf, target, program);
            return;
        }
        final InetDiagBytecode.Label next = program.label();
        operation(leaf, next, program);
        program.jump(target);
        program.bind(next);
    }

    private static int length(final KernelCondition leaf) {
        if (leaf instanceof KernelCondition.Ports) {
            return InetDiagBytecode.COMPARE_LENGTH;
        }
        if (leaf instanceof final KernelCondition.Network network) {
            return InetDiagBytecode.hostLength(network.family().number());
        }
        if (leaf instanceof KernelCondition.Device) {
            return InetDiagBytecode.DEVICE_LENGTH;
        }
        if (leaf instanceof KernelCondition.Mark) {
            return InetDiagBytecode.MARK_LENGTH;
        }
        return leaf instanceof KernelCondition.Cgroup ? InetDiagBytecode.CGROUP_LENGTH : InetDiagBytecode.LENGTH;
    }

    private static void operation(
            final KernelCondition leaf, final InetDiagBytecode.Label otherwise, final InetDiagBytecode program) {
        if (leaf instanceof final KernelCondition.Ports ports) {
            ports(ports, otherwise, program);
        } else if (leaf instanceof final KernelCondition.Network network) {
            program.host(
                    network.isLocal() ? InetDiagBytecode.INET_DIAG_BC_S_COND : InetDiagBytecode.INET_DIAG_BC_D_COND,
                    network.family().number(),
                    network.length(),
                    network.firstHalf(),
                    network.secondHalf(),
                    otherwise);
        } else if (leaf instanceof final KernelCondition.Device device) {
            program.device(device.index(), otherwise);
        } else if (leaf instanceof final KernelCondition.Mark mark) {
            program.mark(mark.value(), mark.mask(), otherwise);
        } else if (leaf instanceof final KernelCondition.Cgroup cgroup) {
            program.cgroup(cgroup.id(), otherwise);
        } else if (leaf instanceof KernelCondition.Autobound) {
            program.autobound(otherwise);
        } else {
            throw new IllegalStateException("no operation asks this: class=" + leaf.getClass());
        }
    }

    private static void ports(
            final KernelCondition.Ports ports, final InetDiagBytecode.Label otherwise, final InetDiagBytecode program) {
        final boolean isLocal = ports.isLocal();
        if (ports.first() == ports.last()) {
            program.compare(
                    isLocal ? InetDiagBytecode.INET_DIAG_BC_S_EQ : InetDiagBytecode.INET_DIAG_BC_D_EQ,
                    ports.first(),
                    otherwise);
        } else if (ports.last() == MAX_PORT) {
            program.compare(
                    isLocal ? InetDiagBytecode.INET_DIAG_BC_S_GE : InetDiagBytecode.INET_DIAG_BC_D_GE,
                    ports.first(),
                    otherwise);
        } else {
            program.compare(
                    isLocal ? InetDiagBytecode.INET_DIAG_BC_S_LE : InetDiagBytecode.INET_DIAG_BC_D_LE,
                    ports.last(),
                    otherwise);
        }
    }
}
