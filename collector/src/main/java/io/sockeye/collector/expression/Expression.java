package io.sockeye.collector.expression;

import java.util.List;

/**
 * A tree of conditions on rows. It is no deeper than {@link ExpressionParser#MAX_DEPTH}, but may be as wide as it
 * likes. Threads: immutable.
 *
 * @param <C> what a condition is.
 */
public sealed interface Expression<C> {
    /** {@return what it is made of; nothing where it is a condition} */
    List<Expression<C>> parts();

    /**
     * Where all parts hold.
     *
     * @param parts at least one.
     * @param <C>   what a condition is.
     */
    record AllOf<C>(List<Expression<C>> parts) implements Expression<C> {}

    /**
     * Where any part holds.
     *
     * @param parts at least one.
     * @param <C>   what a condition is.
     */
    record AnyOf<C>(List<Expression<C>> parts) implements Expression<C> {}

    /**
     * Where a part does not hold, be it that it is false or that the row lacks what it is about.
     *
     * @param part what is not to hold.
     * @param <C>  what a condition is.
     */
    record Not<C>(Expression<C> part) implements Expression<C> {
        @Override
        public List<Expression<C>> parts() {
            return List.of(part);
        }
    }

    /**
     * Where a condition holds.
     *
     * @param condition that is to hold.
     * @param <C>       what a condition is.
     */
    record Leaf<C>(C condition) implements Expression<C> {
        @Override
        public List<Expression<C>> parts() {
            return List.of();
        }
    }
}
