package io.sockeye.collector.expression;

import java.util.ArrayList;
import java.util.List;

/** Goes through the tokens of an expression, and knows how to complain of them. Confined to one thread. */
public final class TokenReader {
    private final String expression;
    private final List<Token> tokens;
    private int next;

    /**
     * Before the first token.
     *
     * @param expression one char per byte.
     * @throws ExpressionException if it cannot be cut into tokens.
     */
    public TokenReader(final String expression) throws ExpressionException {
        this.expression = expression;
        tokens = Tokens.of(expression);
    }

    /** {@return the token that comes next, which stays} */
    public Token peek() {
        return tokens.get(next);
    }

    /** {@return the token behind the next one; the end where there is none} */
    public Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    /** {@return the token that comes next, which is then behind; the end stays} */
    public Token take() {
        final Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    /**
     * Take a token if it is of a kind.
     *
     * @param kind wanted.
     * @return whether it was.
     */
    public boolean takeIf(final Token.Kind kind) {
        final boolean is = peek().kind() == kind;
        if (is) {
            take();
        }
        return is;
    }

    /**
     * Take the token of a value.
     *
     * @param expected what should be there, for the complaint.
     * @return the token.
     * @throws ExpressionException if there is none.
     */
    public Token takeValue(final String expected) throws ExpressionException {
        if (!peek().isText()) {
            throw mistake("expected " + expected + ", not " + peek().shown(), peek());
        }
        return take();
    }

    /**
     * Take a list of values: {@code (a, b, c)}.
     *
     * @param expected what each should be, for the complaint.
     * @return the tokens of the values, at least one.
     * @throws ExpressionException if there is no such list.
     */
    public List<Token> takeList(final String expected) throws ExpressionException {
        if (!takeIf(Token.Kind.OPEN)) {
            throw mistake("expected '(' behind 'in', not " + peek().shown(), peek());
        }
        final List<Token> items = new ArrayList<>();
        do {
            items.add(takeValue(expected));
        } while (takeIf(Token.Kind.COMMA));
        if (!takeIf(Token.Kind.CLOSE)) {
            throw mistake("expected ',' or ')', not " + peek().shown(), peek());
        }
        return items;
    }

    /**
     * A mistake at a token.
     *
     * @param problem as {@link ExpressionException} has it.
     * @param token   that is wrong.
     * @return the exception, to be thrown.
     */
    public ExpressionException mistake(final String problem, final Token token) {
        return new ExpressionException(problem, expression, token.begin(), token.end());
    }

    /**
     * What was typed from one token to the last that was taken.
     *
     * @param first token.
     * @return that part of the expression.
     */
    public String typedSince(final Token first) {
        return expression.substring(
                first.begin(), tokens.get(Math.max(0, next - 1)).end());
    }
}
