package io.sockeye.collector.sockdiag;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.process.Credentials;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.PortRange;

/**
 * Brings a condition into the form that programs are written from, see {@link ConditionNode}: negations go down to the
 * leaves, junctions that lie within one of the same kind become part of it, states that are asked together become one
 * leaf. What cannot be asked becomes true, which makes a superset as no junction is negated any more. Conditions may be
 * of any length and depth. Confined to one thread.
 */
final class ConditionTree {
    /** Junctions within junctions of the other kind; what lies deeper is taken for true. */
    static final int MAX_DEPTH = 64;

    private static final int ALL_STATES = SockDiagRequest.ALL_STATES;
    private static final int MAX_PORT = PortRange.PORTS - 1;

    private Boolean isNetAdmin;
    private boolean isExact = true;

    /** Of a process that may or may not ask for marks; null if that is to be found out when it matters. */
    ConditionTree(final Boolean isNetAdmin) {
        this.isNetAdmin = isNetAdmin;
    }

    /** {@return whether no part of a condition was taken for true} */
    boolean isExact() {
        return isExact;
    }

    /** {@return a condition in the form that programs are written from} */
    ConditionNode normal(final KernelCondition condition) {
        return normal(condition, false, 0);
    }

    /**
     * The same without what it asks of states, which no operation can tell: a superset.
     *
     * @param node in normal form.
     */
    static ConditionNode withoutStates(final ConditionNode node) {
        if (!node.asksStates()) {
            return node;
        }
        if (node.isStates()) {
            return ConditionNode.TRUE;
        }
        final Junction junction = new Junction(node.isAll());
        for (final ConditionNode part : node.parts()) {
            junction.add(withoutStates(part));
        }
        return junction.node();
    }

    private ConditionNode normal(final KernelCondition condition, final boolean isNegated, final int depth) {
        KernelCondition inner = condition;
        boolean isOpposite = isNegated;
        while (inner instanceof final KernelCondition.Not not) {
            inner = not.part();
            isOpposite = !isOpposite;
        }
        final List<KernelCondition> parts = parts(inner);
        if (parts == null) {
            return leaf(inner, isOpposite);
        }
        return depth == MAX_DEPTH ? unknown() : junction(inner, isOpposite, depth);
    }

    /** A junction, and those of its kind within it however deep they are, without recursion. */
    private ConditionNode junction(final KernelCondition condition, final boolean isNegated, final int depth) {
        final boolean isAll = condition instanceof KernelCondition.AllOf != isNegated;
        final Junction junction = new Junction(isAll);
        final Deque<KernelCondition> todo = new ArrayDeque<>();
        todo.push(isNegated ? new KernelCondition.Not(condition) : condition);
        while (!todo.isEmpty() && !junction.isDecided()) {
            KernelCondition next = todo.pop();
            boolean isOpposite = false;
            while (next instanceof final KernelCondition.Not not) {
                next = not.part();
                isOpposite = !isOpposite;
            }
            final List<KernelCondition> parts = parts(next);
            if (parts == null || next instanceof KernelCondition.AllOf != isOpposite != isAll) {
                junction.add(normal(next, isOpposite, depth + 1));
                continue;
            }
            for (int i = parts.size() - 1; i >= 0; i--) {
                todo.push(isOpposite ? new KernelCondition.Not(parts.get(i)) : parts.get(i));
            }
        }
        return junction.node();
    }

    private static List<KernelCondition> parts(final KernelCondition condition) {
        if (condition instanceof final KernelCondition.AllOf all) {
            return all.parts();
        }
        return condition instanceof final KernelCondition.AnyOf any ? any.parts() : null;
    }

    private ConditionNode leaf(final KernelCondition condition, final boolean isNegated) {
        if (condition instanceof final KernelCondition.States states) {
            return ConditionNode.states((isNegated ? ~states.states() : states.states()) & ALL_STATES);
        }
        if (condition instanceof final KernelCondition.Ports ports) {
            return ports(ports, isNegated);
        }
        if (condition instanceof KernelCondition.Mark && !isNetAdmin()
                || condition instanceof final KernelCondition.Network network && !isInternet(network.family())) {
            return unknown();
        }
        return ConditionNode.leaf(condition, isNegated);
    }

    /** A range that neither begins with the first port nor ends with the last takes two operations. */
    private static ConditionNode ports(final KernelCondition.Ports ports, final boolean isNegated) {
        if (ports.first() == 0 && ports.last() == MAX_PORT) {
            return isNegated ? ConditionNode.FALSE : ConditionNode.TRUE;
        }
        if (ports.first() == ports.last() || ports.first() == 0 || ports.last() == MAX_PORT) {
            return ConditionNode.leaf(ports, isNegated);
        }
        final boolean isLocal = ports.isLocal();
        return ConditionNode.junction(
                !isNegated,
                List.of(
                        ConditionNode.leaf(new KernelCondition.Ports(isLocal, ports.first(), MAX_PORT), isNegated),
                        ConditionNode.leaf(new KernelCondition.Ports(isLocal, 0, ports.last()), isNegated)));
    }

    private static boolean isInternet(final Family family) {
        return family == Family.INET || family == Family.INET6;
    }

    private boolean isNetAdmin() {
        if (isNetAdmin == null) {
            isNetAdmin = Credentials.isNetAdmin();
        }
        return isNetAdmin;
    }

    private ConditionNode unknown() {
        isExact = false;
        return ConditionNode.TRUE;
    }

    /** Gathers the parts of a junction. */
    private static final class Junction {
        private final boolean isAll;
        private final List<ConditionNode> parts = new ArrayList<>();
        private int states;
        private boolean isDecided;

        Junction(final boolean isAll) {
            this.isAll = isAll;
            states = isAll ? ALL_STATES : 0;
        }

        /** {@return whether further parts change nothing} */
        boolean isDecided() {
            return isDecided;
        }

        void add(final ConditionNode part) {
            if (part.isStates()) {
                states = isAll ? states & part.states() : states | part.states();
                isDecided |= states == (isAll ? 0 : ALL_STATES);
            } else if (!part.isJunction()) {
                parts.add(part);
            } else if (part.isAll() == isAll) {
                for (final ConditionNode inner : part.parts()) {
                    add(inner);
                }
            } else {
                isDecided |= part.parts().isEmpty();
                parts.add(part);
            }
        }

        ConditionNode node() {
            if (isDecided) {
                return isAll ? ConditionNode.FALSE : ConditionNode.TRUE;
            }
            if (states != (isAll ? ALL_STATES : 0)) {
                parts.add(0, ConditionNode.states(states));
            }
            return ConditionNode.junction(isAll, parts);
        }
    }
}
