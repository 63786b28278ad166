package io.sockeye.collector.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads expressions: {@code or} binds least, then {@code and}, which may be left out, then {@code not}. That is the
 * precedence which ss(8) promises.
 *
 * <pre>{@code
 *   expression := term { (or | '|' | '||') term }
 *   term       := factor { [and | '&' | '&&'] factor }
 *   factor     := { not | '!' } ( '(' expression ')' | condition )
 * }</pre>
 *
 * @param <C> what a condition is.
 */
public final class ExpressionParser<C> {
    /** How deep parentheses may be nested. */
    public static final int MAX_DEPTH = 200;

    private final ConditionParser<C> conditions;

    /**
     * A parser.
     *
     * @param conditions to read conditions with.
     */
    public ExpressionParser(final ConditionParser<C> conditions) {
        this.conditions = conditions;
    }

    /**
     * Read an expression.
     *
     * @param text of it, one char per byte.
     * @return what it means.
     * @throws ExpressionException if it is none.
     */
    public Expression<C> parse(final String text) throws ExpressionException {
        final TokenReader tokens = new TokenReader(text);
        final Expression<C> expression = anyOf(tokens, 0);
        final Token token = tokens.peek();
        if (token.kind() == Token.Kind.CLOSE) {
            throw tokens.mistake("this parenthesis closes none", token);
        }
        if (token.kind() != Token.Kind.END) {
            throw tokens.mistake("expected 'and', 'or' or the end, not " + token.shown(), token);
        }
        return expression;
    }

    private Expression<C> anyOf(final TokenReader tokens, final int depth) throws ExpressionException {
        final List<Expression<C>> parts = new ArrayList<>();
        parts.add(allOf(tokens, depth));
        while (tokens.peek().kind() == Token.Kind.OR || tokens.peek().is("or")) {
            tokens.take();
            parts.add(allOf(tokens, depth));
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.AnyOf<>(List.copyOf(parts));
    }

    private Expression<C> allOf(final TokenReader tokens, final int depth) throws ExpressionException {
        final List<Expression<C>> parts = new ArrayList<>();
        parts.add(factor(tokens, depth));
        while (true) {
            final Token token = tokens.peek();
            if (token.kind() == Token.Kind.AND || token.is("and")) {
                tokens.take();
            } else if (!beginsFactor(token)) {
                return parts.size() == 1 ? parts.get(0) : new Expression.AllOf<>(List.copyOf(parts));
            }
            parts.add(factor(tokens, depth));
        }
    }

    private static boolean beginsFactor(final Token token) {
        return token.kind() == Token.Kind.OPEN
                || token.kind() == Token.Kind.NOT
                || token.kind() == Token.Kind.WORD && !token.is("or");
    }

    private Expression<C> factor(final TokenReader tokens, final int depth) throws ExpressionException {
        boolean isNegated = false;
        while (tokens.peek().kind() == Token.Kind.NOT || tokens.peek().is("not")) {
            tokens.take();
            isNegated = !isNegated;
        }
        final Expression<C> part = tokens.peek().kind() == Token.Kind.OPEN ? inside(tokens, depth) : condition(tokens);
        return isNegated ? new Expression.Not<>(part) : part;
    }

    private Expression<C> inside(final TokenReader tokens, final int depth) throws ExpressionException {
        final Token open = tokens.take();
        if (depth == MAX_DEPTH) {
            throw tokens.mistake("parentheses are nested more than " + MAX_DEPTH + " deep", open);
        }
        final Expression<C> expression = anyOf(tokens, depth + 1);
        final Token token = tokens.peek();
        if (token.kind() == Token.Kind.END) {
            throw tokens.mistake("this parenthesis does not end", open);
        }
        if (!tokens.takeIf(Token.Kind.CLOSE)) {
            throw tokens.mistake("expected 'and', 'or' or ')', not " + token.shown(), token);
        }
        return expression;
    }

    private Expression<C> condition(final TokenReader tokens) throws ExpressionException {
        final Token token = tokens.peek();
        if (token.kind() != Token.Kind.WORD || token.is("and") || token.is("or")) {
            throw tokens.mistake("expected a condition, not " + token.shown(), token);
        }
        return conditions.condition(tokens);
    }
}
