package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.expression.Comparison;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;

/** What stands behind a word that takes no other operator than {@code =} and {@code !=}, or none. */
final class Equality {
    private Equality() {}

    /**
     * Take the operator, if there is one.
     *
     * @param tokens before it.
     * @param word   that it is of.
     * @return whether it is {@code !=}.
     * @throws ExpressionException if it is another one.
     */
    static boolean takeNegation(final TokenReader tokens, final Token word) throws ExpressionException {
        final Token operator = tokens.peek();
        final Comparison comparison = operator.kind() == Token.Kind.OPERATOR || operator.is("eq") || operator.is("ne")
                ? Comparison.of(operator)
                : null;
        if (comparison == null) {
            return false;
        }
        if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw tokens.mistake("'" + word.text() + "' takes '=' or '!=', not " + operator.shown(), operator);
        }
        tokens.take();
        return comparison == Comparison.NOT_EQUAL;
    }

    /** The expression, or where it does not hold. */
    static Expression<RowCondition> negated(final Expression<RowCondition> expression, final boolean isNegated) {
        return isNegated ? new Expression.Not<>(expression) : expression;
    }
}
