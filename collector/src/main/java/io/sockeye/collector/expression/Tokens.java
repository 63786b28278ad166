package io.sockeye.collector.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an expression into tokens. Words are parted by white space and by signs; what is in square brackets or in quotes
 * is of one word with all that is in it. A comma parts only the items of a list, behind {@code in (}. Confined to one
 * thread.
 */
final class Tokens {
    private static final String SIGNS = "()=<>!~&|";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean isInList;

    private Tokens(final String text) {
        this.text = text;
    }

    /**
     * All tokens of an expression, the last being {@link Token.Kind#END}.
     *
     * @param text the expression.
     * @return the tokens.
     * @throws ExpressionException if a quote does not end.
     */
    static List<Token> of(final String text) throws ExpressionException {
        final Tokens tokens = new Tokens(text);
        while (tokens.skipBlanks()) {
            tokens.next();
        }
        tokens.add(Token.Kind.END, text.length(), text.length());
        return tokens.tokens;
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void next() throws ExpressionException {
        final char c = text.charAt(at);
        switch (c) {
            case '(' -> {
                isInList = !tokens.isEmpty() && tokens.getLast().is("in");
                sign(Token.Kind.OPEN, 1);
            }
            case ')' -> {
                isInList = false;
                sign(Token.Kind.CLOSE, 1);
            }
            case '=' -> sign(Token.Kind.OPERATOR, follows('=') ? 2 : 1);
            case '<', '>' -> sign(Token.Kind.OPERATOR, follows('=') ? 2 : 1);
            case '~' -> sign(Token.Kind.OPERATOR, 1);
            case '!' -> {
                final boolean isOperator = follows('=') || follows('~');
                sign(isOperator ? Token.Kind.OPERATOR : Token.Kind.NOT, isOperator ? 2 : 1);
            }
            case '&' -> sign(Token.Kind.AND, follows('&') ? 2 : 1);
            case '|' -> sign(Token.Kind.OR, follows('|') ? 2 : 1);
            case '"', '\'' -> quoted(c);
            default -> {
                if (c == ',' && isInList) {
                    sign(Token.Kind.COMMA, 1);
                } else {
                    word();
                }
            }
        }
    }

    private boolean follows(final char c) {
        return at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    private void sign(final Token.Kind kind, final int length) {
        add(kind, at, at + length);
        at += length;
    }

    private void quoted(final char quote) throws ExpressionException {
        final int close = text.indexOf(quote, at + 1);
        if (close < 0) {
            throw new ExpressionException("this quote does not end", text, at, text.length());
        }
        tokens.add(new Token(Token.Kind.QUOTED, text.substring(at + 1, close), at, close + 1));
        at = close + 1;
    }

    private void word() {
        final int begin = at;
        while (at < text.length() && !endsWord(text.charAt(at))) {
            final int close = text.charAt(at) == '[' ? closingBracket() : -1;
            at = close < 0 ? at + 1 : close + 1;
        }
        add(Token.Kind.WORD, begin, at);
    }

    private boolean endsWord(final char c) {
        return Character.isWhitespace(c) || SIGNS.indexOf(c) >= 0 || c == ',' && isInList || c == '"' || c == '\'';
    }

    /** Where the bracket at hand ends, before the next blank; -1 if it does not. */
    private int closingBracket() {
        for (int i = at + 1; i < text.length() && !Character.isWhitespace(text.charAt(i)); i++) {
            if (text.charAt(i) == ']') {
                return i;
            }
        }
        return -1;
    }

    private void add(final Token.Kind kind, final int begin, final int end) {
        tokens.add(new Token(kind, text.substring(begin, end), begin, end));
    }
}
