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
        if (expression instanceof final Expression.Leaf<RowCondition> leaf) {
            final KernelCondition condition = leaf.condition().kernel();
            return condition == null
                    ? new KernelPart(KernelCondition.ALWAYS, KernelCondition.NEVER)
                    : new KernelPart(condition, condition);
        }
        final List<KernelPart> parts = parts(expression.parts());
        if (expression instanceof Expression.Not<RowCondition>) {
            return not(parts.get(0));
        }
        return junction(expression instanceof Expression.AllOf, parts);
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

    private static KernelPart junction(final boolean isAll, final List<KernelPart> parts) {
        boolean isWhole = true;
        final List<KernelCondition> most = new ArrayList<>();
        final List<KernelCondition> least = new ArrayList<>();
        for (final KernelPart part : parts) {
            isWhole &= part.isWhole();
            most.add(part.most);
            least.add(part.least);
        }
        final KernelCondition superset = joined(isAll, most);
        return new KernelPart(superset, isWhole ? superset : joined(isAll, least));
    }

    private static KernelCondition joined(final boolean isAll, final List<KernelCondition> parts) {
        final KernelCondition idle = isAll ? KernelCondition.ALWAYS : KernelCondition.NEVER;
        final List<KernelCondition> left = without(idle, isAll ? KernelCondition.NEVER : KernelCondition.ALWAYS, parts);
        if (left.size() <= 1) {
            return left.isEmpty() ? idle : left.get(0);
        }
        return isAll ? new KernelCondition.AllOf(List.copyOf(left)) : new KernelCondition.AnyOf(List.copyOf(left));
    }

    /** The conditions but for one that says nothing here; that which decides alone, if it is among them. */
    private static List<KernelCondition> without(
            final KernelCondition idle, final KernelCondition decisive, final List<KernelCondition> parts) {
        final List<KernelCondition> left = new ArrayList<>();
        for (final KernelCondition part : parts) {
            if (part == decisive) {
                return List.of(decisive);
            }
            if (part != idle) {
                left.add(part);
            }
        }
        return left;
    }
}
