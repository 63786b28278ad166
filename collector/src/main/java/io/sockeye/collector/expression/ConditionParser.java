package io.sockeye.collector.expression;

/**
 * Reads the conditions of an expression, of which the parser knows nothing.
 *
 * @param <C> what a condition is.
 */
public interface ConditionParser<C> {
    /**
     * Read one condition.
     *
     * @param tokens before its first token, which is a word.
     * @return what it means.
     * @throws ExpressionException if there is no condition.
     */
    Expression<C> condition(TokenReader tokens) throws ExpressionException;
}
