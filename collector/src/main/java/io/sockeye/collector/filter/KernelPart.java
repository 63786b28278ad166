package io.sockeye.collector.filter;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.query.KernelCondition;

/**
 * What of an expression the kernel can check: two conditions, of which one holds wherever the expression does and the
 * other nowhere else. They are one where the kernel can check all of it. Threads: immutable.
 *
 * @param most  a superset, for dumps.
 * @param least a subset, which becomes the superset of what is negated.
 */
record KernelPart(KernelCondition most, KernelCondition least) {
    /**
     * The kernel's part of an expression.
     *
     * @param expression on sockets.
     * @return both conditions.
     */
    static KernelPart of(final Expression<RowCondition> expression) {
        return switch (expression) {
            case Expression.AllOf<RowCondition> all -> allOf(parts(all.parts()));
            case Expression.AnyOf<RowCondition> any -> anyOf(parts(any.parts()));
            case Expression.Not<RowCondition> not -> not(of(not.part()));
            case Expression.Leaf<RowCondition> leaf -> {
                final KernelCondition condition = leaf.condition().kernel();
                yield condition == null
                        ? new KernelPart(KernelCondition.ALWAYS, KernelCondition.NEVER)
                        : new KernelPart(condition, condition);
            }
        };
    }

    /** {@return whether the kernel can check all of it} */
    boolean isWhole() {
        return most == least;
    }

    private static List<KernelPart> parts(final List<Expression<RowCondition>> expressions) {
        final List<KernelPart> parts = new ArrayList<>();
        for (final Expression<RowCondition> expression : expressions) {
            parts.add(of(expression));
        }
        return parts;
    }

    private static KernelPart not(final KernelPart part) {
        final KernelCondition most = not(part.least);
        return new KernelPart(most, part.isWhole() ? most : not(part.most));
    }

    private static KernelCondition not(final KernelCondition condition) {
        if (condition == KernelCondition.ALWAYS) {
            return KernelCondition.NEVER;
        }
        return condition == KernelCondition.NEVER ? KernelCondition.ALWAYS : new KernelCondition.Not(condition);
    }

    private static KernelPart allOf(final List<KernelPart> parts) {
        boolean isWhole = true;
        final List<KernelCondition> most = new ArrayList<>();
        final List<KernelCondition> least = new ArrayList<>();
        for (final KernelPart part : parts) {
            isWhole &= part.isWhole();
            most.add(part.most);
            least.add(part.least);
        }
        final KernelCondition superset = allOfConditions(most);
        return new KernelPart(superset, isWhole ? superset : allOfConditions(least));
    }

    private static KernelCondition allOfConditions(final List<KernelCondition> parts) {
        if (parts.contains(KernelCondition.NEVER)) {
            return KernelCondition.NEVER;
        }
        parts.removeIf(part -> part == KernelCondition.ALWAYS);
        if (parts.isEmpty()) {
            return KernelCondition.ALWAYS;
        }
        return parts.size() == 1 ? parts.get(0) : new KernelCondition.AllOf(List.copyOf(parts));
    }

    private static KernelPart anyOf(final List<KernelPart> parts) {
        boolean isWhole = true;
        final List<KernelCondition> most = new ArrayList<>();
        final List<KernelCondition> least = new ArrayList<>();
        for (final KernelPart part : parts) {
            isWhole &= part.isWhole();
            most.add(part.most);
            least.add(part.least);
        }
        final KernelCondition superset = anyOfConditions(most);
        return new KernelPart(superset, isWhole ? superset : anyOfConditions(least));
    }

    private static KernelCondition anyOfConditions(final List<KernelCondition> parts) {
        if (parts.contains(KernelCondition.ALWAYS)) {
            return KernelCondition.ALWAYS;
        }
        parts.removeIf(part -> part == KernelCondition.NEVER);
        if (parts.isEmpty()) {
            return KernelCondition.NEVER;
        }
        return parts.size() == 1 ? parts.get(0) : new KernelCondition.AnyOf(List.copyOf(parts));
    }
}
