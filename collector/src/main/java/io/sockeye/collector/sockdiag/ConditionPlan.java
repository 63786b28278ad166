package io.sockeye.collector.sockdiag;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.linux.sockdiag.InetDiagBytecode;

/**
 * What of a condition a dump asks of the kernel, and how: states and exact ports in the fixed part of the request, the
 * rest in its program. It is a superset of the condition, see {@link #isExact()}. Threads: immutable.
 *
 * <p>The kernel sees the same ports, addresses and interface as the row of a socket has, in TIME_WAIT and SYN_RECV too:
 * they lie in the same place of what stands for a socket there. It looks at states in dumps of all protocols but raw,
 * and runs a program for all but SCTP, whose dumps are asked nothing here.
 */
final class ConditionPlan {
    /**
     * Room in bytes for a condition's part of a program; what does not fit is left out. The kernel takes the square of
     * a program's length to check it, and runs it under the lock of a hash bucket.
     */
    static final int MAX_LENGTH = 16 * 1024;

    private final int states;
    private final int localPort;
    private final int remotePort;
    private final List<ConditionNode> conjuncts;
    private final int length;
    private final boolean isExact;

    private ConditionPlan(
            final int states,
            final int localPort,
            final int remotePort,
            final List<ConditionNode> conjuncts,
            final int length,
            final boolean isExact) {
        this.states = states;
        this.localPort = localPort;
        this.remotePort = remotePort;
        this.conjuncts = conjuncts;
        this.length = length;
        this.isExact = isExact;
    }

    /**
     * Plan a dump.
     *
     * @param condition  of the sockets that are wanted.
     * @param protocol   of the dump.
     * @param isNetAdmin whether marks may be asked for; null if that is to be found out when it matters.
     */
    static ConditionPlan of(final KernelCondition condition, final Protocol protocol, final Boolean isNetAdmin) {
        if (!takesConditions(protocol)) {
            return new ConditionPlan(SockDiagRequest.ALL_STATES, 0, 0, List.of(), 0, false);
        }
        final ConditionTree tree = new ConditionTree(isNetAdmin);
        final ConditionNode root = tree.normal(condition);
        if (protocol == Protocol.UNIX) {
            final boolean isConstant = root == ConditionNode.TRUE || root == ConditionNode.FALSE;
            final boolean isWhole = tree.isExact() && (root.isStates() || isConstant);
            return new ConditionPlan(root.states(), 0, 0, List.of(), 0, isWhole);
        }
        return new Choice(protocol, tree.isExact()).plan(root);
    }

    /** Dumps of the others have neither states nor a program. */
    private static boolean takesConditions(final Protocol protocol) {
        return switch (protocol) {
            case SCTP, ICMP, PACKET, NETLINK -> false;
            default -> true;
        };
    }

    /** {@return the same without its program} */
    ConditionPlan withoutProgram() {
        return new ConditionPlan(states, localPort, remotePort, List.of(), 0, isExact && length == 0);
    }

    /** {@return states to ask for, of {@link SockDiagRequest#ALL_STATES}} */
    int states() {
        return states;
    }

    /** {@return the local port to ask for, 0 for any} */
    int localPort() {
        return localPort;
    }

    /** {@return the remote port to ask for, 0 for any} */
    int remotePort() {
        return remotePort;
    }

    /** {@return whether the dump has no socket that does not meet the condition} */
    boolean isExact() {
        return isExact;
    }

    /** {@return length of the program in bytes, 0 for none} */
    int length() {
        return length;
    }

    /** {@return what the program asks, as a condition} */
    KernelCondition program() {
        return ConditionNode.junction(true, conjuncts).condition();
    }

    /** Append operations that reject what is not wanted; for the rest the program goes on behind them. */
    void write(final InetDiagBytecode program) {
        for (int i = 0; i < conjuncts.size(); i++) {
            ConditionProgram.write(conjuncts.get(i), false, program.reject(), program);
        }
    }

    /** Finds a place for each part of which all must hold. */
    private static final class Choice {
        private final Protocol protocol;
        private final List<ConditionNode> conjuncts = new ArrayList<>();
        private int localPort;
        private int remotePort;
        private int length;
        private boolean isExact;

        Choice(final Protocol protocol, final boolean isExact) {
            this.protocol = protocol;
            this.isExact = isExact;
        }

        ConditionPlan plan(final ConditionNode root) {
            if (root.isJunction() && root.isAll()) {
                for (final ConditionNode part : root.parts()) {
                    place(part);
                }
            } else {
                place(root);
            }
            return new ConditionPlan(root.states(), localPort, remotePort, conjuncts, length, isExact);
        }

        private void place(final ConditionNode part) {
            if (part.isStates()) {
                isExact &= protocol != Protocol.RAW;
                return;
            }
            isExact &= !part.asksStates();
            final ConditionNode asked = ConditionTree.withoutStates(part);
            if (asked == ConditionNode.TRUE || isPlacedInRequest(asked)) {
                return;
            }
            final long more = ConditionProgram.length(asked, false);
            if (more > MAX_LENGTH - length) {
                isExact = false;
                return;
            }
            conjuncts.add(asked);
            length += (int) more;
        }

        private boolean isPlacedInRequest(final ConditionNode part) {
            if (part.isJunction()
                    || part.isNegated()
                    || !takesPorts()
                    || !(part.leaf() instanceof final KernelCondition.Ports ports)
                    || ports.first() != ports.last()
                    || ports.first() == 0) {
                return false;
            }
            if (ports.isLocal() && localPort == 0) {
                localPort = ports.first();
                return true;
            }
            if (!ports.isLocal() && remotePort == 0) {
                remotePort = ports.first();
                return true;
            }
            return false;
        }

        /** A port of the request is compared with the row's own field. */
        private boolean takesPorts() {
            return protocol == Protocol.TCP
                    || protocol == Protocol.DCCP
                    || protocol == Protocol.UDP
                    || protocol == Protocol.UDPLITE;
        }
    }
}
