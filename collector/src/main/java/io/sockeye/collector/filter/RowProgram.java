package io.sockeye.collector.filter;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;

/**
 * An expression as a list of tests, each of which leads to another one or to the end, by whether it holds. So no row
 * costs a call for an {@code and} or {@code not}, and no test is made whose answer does not matter. Allocates nothing.
 * Confined to one thread.
 */
final class RowProgram implements RowFilter<Row> {
    private static final int ACCEPT = -1;
    private static final int REJECT = -2;

    private final RowTest[] tests;
    private final int[] ifTrue;
    private final int[] ifFalse;
    private final int begin;

    private RowProgram(final Builder builder, final int begin) {
        final int count = builder.tests.size();
        tests = builder.tests.toArray(new RowTest[0]);
        ifTrue = new int[count];
        ifFalse = new int[count];
        for (int i = 0; i < count; i++) {
            ifTrue[i] = builder.targets.get(2 * i);
            ifFalse[i] = builder.targets.get(2 * i + 1);
        }
        this.begin = begin;
    }

    /**
     * The program of an expression, for one thread.
     *
     * @param expression to be true of the rows that pass.
     * @param joins      to ask for what is not in a row; that thread's own.
     * @return the program.
     */
    static RowProgram of(final Expression<RowCondition> expression, final Joins joins) {
        final Builder builder = new Builder(joins);
        return new RowProgram(builder, builder.add(expression, ACCEPT, REJECT));
    }

    @Override
    public boolean matches(final Row row) {
        int at = begin;
        while (at >= 0) {
            at = tests[at].holds(row) ? ifTrue[at] : ifFalse[at];
        }
        return at == ACCEPT;
    }

    /** Adds tests from the last to the first, so that each is told where others begin. */
    private static final class Builder {
        private final Joins joins;
        private final List<RowTest> tests = new ArrayList<>();
        private final List<Integer> targets = new ArrayList<>();

        Builder(final Joins joins) {
            this.joins = joins;
        }

        /** Add an expression, and answer where it begins. */
        int add(final Expression<RowCondition> expression, final int ifTrue, final int ifFalse) {
            if (expression instanceof final Expression.Leaf<RowCondition> leaf) {
                tests.add(leaf.condition().bind(joins));
                targets.add(ifTrue);
                targets.add(ifFalse);
                return tests.size() - 1;
            }
            final List<Expression<RowCondition>> parts = expression.parts();
            if (expression instanceof Expression.Not<RowCondition>) {
                return add(parts.get(0), ifFalse, ifTrue);
            }
            final boolean isAll = expression instanceof Expression.AllOf;
            int next = isAll ? ifTrue : ifFalse;
            for (int i = parts.size() - 1; i >= 0; i--) {
                next = isAll ? add(parts.get(i), next, ifFalse) : add(parts.get(i), ifTrue, next);
            }
            return next;
        }
    }
}
