package io.sockeye.collector.condition.socket;

import java.util.List;

import io.sockeye.collector.condition.Network;
import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.expression.Expression;

/** {@code inet:} and {@code inet6:} before an address or a port, which is then of that family. Threads: stateless. */
final class FamilyPrefix {
    private static final String INET = "inet:";
    private static final String INET6 = "inet6:";
    private static final Network ALL_INET6 = new Network(new byte[16], 0);

    private FamilyPrefix() {}

    /** The text without the family before it, if there is one. */
    static String without(final String text) {
        if (text.startsWith(INET)) {
            return text.substring(INET.length());
        }
        return text.startsWith(INET6) ? text.substring(INET6.length()) : text;
    }

    /**
     * What holds for sockets of the family alone.
     *
     * @param condition on Internet sockets.
     * @param text      with or without a family before it.
     * @param isLocal   whether it is on the socket's own end.
     * @return the condition itself where there is no family.
     */
    static Expression<RowCondition> narrowed(
            final Expression<RowCondition> condition, final String text, final boolean isLocal) {
        if (!text.startsWith(INET) && !text.startsWith(INET6)) {
            return condition;
        }
        // The kernel compares families with addresses: those of IPv6 are in ::/0, and no others.
        final Expression<RowCondition> inet6 = new Expression.Leaf<>(
                new NetworkCondition(isLocal ? "src inet6:*" : "dst inet6:*", isLocal, ALL_INET6));
        return new Expression.AllOf<>(List.of(text.startsWith(INET6) ? inet6 : new Expression.Not<>(inet6), condition));
    }
}
