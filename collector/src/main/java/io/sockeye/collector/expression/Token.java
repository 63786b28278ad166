package io.sockeye.collector.expression;

/**
 * A word or sign of an expression.
 *
 * @param kind  of it.
 * @param text  of a word, without quotes; of a sign as it was typed.
 * @param begin index of its first char in the expression.
 * @param end   index behind its last char.
 */
public record Token(Kind kind, String text, int begin, int end) {
    /** What a token is. */
    public enum Kind {
        /** A run of chars, or a text in quotes. */
        WORD,
        /** A text in quotes, which is never a word of the language. */
        QUOTED,
        /** An opening parenthesis. */
        OPEN,
        /** A closing parenthesis. */
        CLOSE,
        /** A comma of a list. */
        COMMA,
        /** {@code = == != < <= > >= ~ !~}. */
        OPERATOR,
        /** {@code & &&}. */
        AND,
        /** {@code | ||}. */
        OR,
        /** {@code !}. */
        NOT,
        /** Nothing comes any more. */
        END
    }

    /**
     * Whether it is a word of the language, in lower case.
     *
     * @param word to compare with.
     * @return false for what is in quotes.
     */
    public boolean is(final String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** {@return whether it may be a value: a word or a text in quotes} */
    public boolean isText() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** {@return what it is called in a message} */
    public String shown() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
