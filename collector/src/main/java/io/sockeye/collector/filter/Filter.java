package io.sockeye.collector.filter;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.condition.FieldConditions;
import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.ValueNames;
import io.sockeye.collector.condition.socket.SocketConditions;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.ExpressionParser;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.Row;

/**
 * An expression that tells which rows of a kind are wanted: read once, and bound for each thread. Of sockets what the
 * kernel can check of it is left to the kernel. Threads: immutable.
 */
public final class Filter {
    private final Expression<RowCondition> expression;
    private final List<RowCondition> conditions = new ArrayList<>();
    private final KernelPart kernel;
    private final Expression<RowCondition> rest;

    private Filter(final Expression<RowCondition> expression) {
        this.expression = expression;
        addConditions(expression);
        kernel = KernelPart.of(expression);
        rest = rest(expression);
    }

    /**
     * Read an expression.
     *
     * @param fields that the rows have.
     * @param text   of the expression, one char per byte.
     * @param names  behind which there are numbers.
     * @return the filter.
     * @throws ExpressionException if it is none.
     */
    public static Filter of(final FieldList fields, final String text, final ValueNames names)
            throws ExpressionException {
        return new Filter(new ExpressionParser<>(
                        fields == SocketFields.LIST ? new SocketConditions(names) : new FieldConditions(fields, names))
                .parse(text));
    }

    private void addConditions(final Expression<RowCondition> part) {
        if (part instanceof final Expression.Leaf<RowCondition> leaf) {
            conditions.add(leaf.condition());
        } else {
            for (final Expression<RowCondition> each : part.parts()) {
                addConditions(each);
            }
        }
    }

    /** What is left of an expression where the kernel has done what it can; null if nothing. */
    private static Expression<RowCondition> rest(final Expression<RowCondition> expression) {
        if (KernelPart.of(expression).isWhole()) {
            return null;
        }
        if (!(expression instanceof final Expression.AllOf<RowCondition> all)) {
            return expression;
        }
        final List<Expression<RowCondition>> parts = new ArrayList<>();
        for (final Expression<RowCondition> part : all.parts()) {
            if (!KernelPart.of(part).isWhole()) {
                parts.add(part);
            }
        }
        return new Expression.AllOf<>(parts);
    }

    /**
     * The filter for one thread.
     *
     * @param joins to ask for what is not in a row; that thread's own.
     * @return a filter, which allocates nothing once it is warm.
     */
    public RowFilter<Row> bind(final Joins joins) {
        return RowProgram.of(expression, joins);
    }

    /**
     * What is left of the filter for rows of which the kernel has checked {@link #kernel()}.
     *
     * @param joins as {@link #bind} has it.
     * @return a filter; null if every row passes.
     */
    public RowFilter<Row> bindRest(final Joins joins) {
        return rest == null ? null : RowProgram.of(rest, joins);
    }

    /** {@return what the kernel can check while it dumps sockets: of every socket that passes it is true} */
    public KernelCondition kernel() {
        return kernel.most();
    }

    /** {@return what the kernel can check, in a filter's words; empty where that is nothing} */
    public String kernelText() {
        return KernelText.of(kernel.most());
    }

    /** {@return what is left for the rows, in a filter's words; empty where that is nothing} */
    public String restText() {
        final StringBuilder text = new StringBuilder();
        if (rest != null) {
            append(rest, false, text);
        }
        return text.toString();
    }

    private static void append(final Expression<RowCondition> part, final boolean isInside, final StringBuilder text) {
        if (part instanceof final Expression.Leaf<RowCondition> leaf) {
            text.append(leaf.condition());
        } else if (part instanceof Expression.Not<RowCondition>) {
            text.append("not ");
            append(part.parts().get(0), true, text);
        } else {
            join(part.parts(), part instanceof Expression.AllOf ? " and " : " or ", isInside, text);
        }
    }

    private static void join(
            final List<Expression<RowCondition>> parts,
            final String word,
            final boolean isInside,
            final StringBuilder text) {
        final boolean hasParentheses = isInside && parts.size() > 1;
        text.append(hasParentheses ? "(" : "");
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : word);
            append(parts.get(i), parts.size() > 1, text);
        }
        text.append(hasParentheses ? ")" : "");
    }

    /** {@return what must be asked for, bits of {@link Need}} */
    public int needs() {
        int needs = Need.BASE;
        for (final RowCondition condition : conditions) {
            needs |= condition.needs();
        }
        return needs;
    }

    /** {@return the first condition on sockets that /proc cannot tell, as it was typed; null if there is none} */
    public String netlinksAlone() {
        for (final RowCondition condition : conditions) {
            if (Need.isNetlinks(condition.needs())) {
                return condition.toString();
            }
        }
        return null;
    }

    /**
     * Whether a field is in use.
     *
     * @param name of the field.
     * @return whether its value decides.
     */
    public boolean uses(final String name) {
        for (final RowCondition condition : conditions) {
            if (condition.uses(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether it says which states are wanted, so that no other choice of them is to be made} */
    public boolean isAboutStates() {
        for (final RowCondition condition : conditions) {
            if (condition.isAboutStates()) {
                return true;
            }
        }
        return false;
    }

    /** {@return what rows can only guess at where the kernel is not asked, a sentence each} */
    public List<String> guesses() {
        final List<String> guesses = new ArrayList<>();
        for (final RowCondition condition : conditions) {
            if (condition.guess() != null && !guesses.contains(condition.guess())) {
                guesses.add(condition.guess());
            }
        }
        return guesses;
    }
}
