package io.sockeye.collector.sockdiag;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.query.KernelCondition;

/**
 * A condition of which only leaves are negated, as {@link ConditionTree} makes it: all or any of some parts, sockets in
 * some states, or something that a single operation of the kernel's bytecode asks. Threads: immutable.
 */
final class ConditionNode {
    /** Every socket: all of nothing. */
    static final ConditionNode TRUE = new ConditionNode(true, List.of());
    /** No socket: any of nothing. */
    static final ConditionNode FALSE = new ConditionNode(false, List.of());

    private final KernelCondition leaf;
    private final boolean isNegated;
    private final boolean isAll;
    private final List<ConditionNode> parts;
    private final int states;
    private final boolean asksStates;

    private ConditionNode(
            final KernelCondition leaf,
            final boolean isNegated,
            final boolean isAll,
            final List<ConditionNode> parts,
            final int states,
            final boolean asksStates) {
        this.leaf = leaf;
        this.isNegated = isNegated;
        this.isAll = isAll;
        this.parts = parts;
        this.states = states;
        this.asksStates = asksStates;
    }

    private ConditionNode(final boolean isAll, final List<ConditionNode> parts) {
        this(null, false, isAll, parts, statesOf(isAll, parts), asksStates(parts));
    }

    /**
     * All or any of some parts.
     *
     * @param isAll whether all must hold.
     * @param parts that are not of the same kind themselves.
     */
    static ConditionNode junction(final boolean isAll, final List<ConditionNode> parts) {
        if (parts.isEmpty()) {
            return isAll ? TRUE : FALSE;
        }
        return parts.size() == 1 ? parts.get(0) : new ConditionNode(isAll, List.copyOf(parts));
    }

    /** Sockets in some of {@link SockDiagRequest#ALL_STATES}. */
    static ConditionNode states(final int states) {
        return new ConditionNode(null, false, false, null, states, true);
    }

    /** What an operation asks, or its opposite. */
    static ConditionNode leaf(final KernelCondition condition, final boolean isNegated) {
        return new ConditionNode(condition, isNegated, false, null, SockDiagRequest.ALL_STATES, false);
    }

    private static int statesOf(final boolean isAll, final List<ConditionNode> parts) {
        int states = isAll ? SockDiagRequest.ALL_STATES : 0;
        for (final ConditionNode part : parts) {
            states = isAll ? states & part.states : states | part.states;
        }
        return states;
    }

    private static boolean asksStates(final List<ConditionNode> parts) {
        for (final ConditionNode part : parts) {
            if (part.asksStates) {
                return true;
            }
        }
        return false;
    }

    /** {@return the same as a condition} */
    KernelCondition condition() {
        if (this == TRUE) {
            return KernelCondition.ALWAYS;
        }
        if (isStates()) {
            return new KernelCondition.States(states);
        }
        if (!isJunction()) {
            return isNegated ? new KernelCondition.Not(leaf) : leaf;
        }
        final List<KernelCondition> conditions = new ArrayList<>();
        for (final ConditionNode part : parts) {
            conditions.add(part.condition());
        }
        return isAll ? new KernelCondition.AllOf(conditions) : new KernelCondition.AnyOf(conditions);
    }

    /** {@return whether this is all or any of some parts} */
    boolean isJunction() {
        return parts != null;
    }

    /** {@return whether this is sockets in some states, and nothing else} */
    boolean isStates() {
        return parts == null && leaf == null;
    }

    /** {@return whether all parts must hold, of a junction} */
    boolean isAll() {
        return isAll;
    }

    /** {@return the parts of a junction} */
    List<ConditionNode> parts() {
        return parts;
    }

    /** {@return what an operation asks, or null where this is something else} */
    KernelCondition leaf() {
        return leaf;
    }

    /** {@return whether the opposite of {@link #leaf()} is meant} */
    boolean isNegated() {
        return isNegated;
    }

    /** {@return the states in which a socket can meet this, a superset} */
    int states() {
        return states;
    }

    /** {@return whether it asks for states anywhere} */
    boolean asksStates() {
        return asksStates;
    }
}
