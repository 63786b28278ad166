package io.sockeye.collector.expression;

/** How a value of a row is held against one that was typed. */
public enum Comparison {
    /** {@code = == eq is}. */
    EQUAL,
    /** {@code != ne neq}. */
    NOT_EQUAL,
    /** {@code < lt}. */
    LESS,
    /** {@code <= le leq}. */
    AT_MOST,
    /** {@code > gt}. */
    GREATER,
    /** {@code >= ge geq}. */
    AT_LEAST,
    /** {@code ~ matches}. */
    MATCHES,
    /** {@code !~}. */
    NOT_MATCHES;

    /**
     * The comparison that a token stands for.
     *
     * @param token to look at.
     * @return the comparison; null if it is none.
     */
    public static Comparison of(final Token token) {
        if (token.kind() != Token.Kind.OPERATOR && token.kind() != Token.Kind.WORD) {
            return null;
        }
        return switch (token.text()) {
            case "=", "==", "eq" -> EQUAL;
            case "!=", "ne", "neq" -> NOT_EQUAL;
            case "<", "lt" -> LESS;
            case "<=", "le", "leq" -> AT_MOST;
            case ">", "gt" -> GREATER;
            case ">=", "ge", "geq" -> AT_LEAST;
            case "~", "matches" -> MATCHES;
            case "!~" -> NOT_MATCHES;
            default -> null;
        };
    }
}
