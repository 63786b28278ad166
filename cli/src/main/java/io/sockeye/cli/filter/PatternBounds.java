package io.sockeye.cli.filter;

/**
 * What a regular expression may be at most, so that to compile it takes neither all memory nor all of the stack: RE2
 * writes out what is repeated, and goes down into parentheses. How long it takes to match is bounded by RE2 itself.
 * Confined to one thread.
 */
final class PatternBounds {
    /** As many as a filter's own parentheses. */
    private static final int MAX_DEPTH = 200;
    /** As for a single count in RE2, and as newer ones of its kind have it. */
    private static final int MAX_REPEATS = 1000;
    /** Of the expression with all repeats written out, in chars. */
    private static final int MAX_LENGTH = 1_000_000;

    private final String pattern;
    /** The most repeats inside each open parenthesis, and outside of all. */
    private final long[] repeats = new long[MAX_DEPTH + 1];

    private int depth;

    private PatternBounds(final String pattern) {
        this.pattern = pattern;
    }

    /**
     * Refuse what is too much.
     *
     * @param pattern to be compiled, right or wrong.
     * @throws IllegalArgumentException with what is wrong with it.
     */
    static void require(final String pattern) {
        new PatternBounds(pattern).scan();
    }

    private void scan() {
        long last = 1;
        int at = 0;
        while (at < pattern.length()) {
            switch (pattern.charAt(at)) {
                case '\\' -> {
                    at = behindEscape(at);
                    last = 1;
                }
                case '[' -> {
                    at = behindClass(at);
                    last = 1;
                }
                case '(' -> {
                    open();
                    at++;
                }
                case ')' -> {
                    last = close();
                    at++;
                }
                case '{' -> {
                    last *= count(at);
                    note(last);
                    at++;
                }
                default -> {
                    last = isRepetition(pattern.charAt(at)) ? last : 1;
                    at++;
                }
            }
        }
    }

    private static boolean isRepetition(final char c) {
        return c >= '0' && c <= '9' || c == ',' || c == '}' || c == '*' || c == '+' || c == '?';
    }

    private void open() {
        if (depth == MAX_DEPTH) {
            throw new IllegalArgumentException("parentheses are nested more than " + MAX_DEPTH + " deep");
        }
        repeats[++depth] = 1;
    }

    private long close() {
        final long inside = Math.max(1, repeats[depth]);
        if (depth > 0) {
            depth--;
        }
        note(inside);
        return inside;
    }

    private void note(final long count) {
        if (count > MAX_REPEATS || count * pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("what it repeats is too much");
        }
        repeats[depth] = Math.max(repeats[depth], count);
    }

    /** The greater number of a count in braces; 1 where there is none, as of a brace that stands for itself. */
    private long count(final int brace) {
        long most = 1;
        long number = 0;
        for (int at = brace + 1; at < pattern.length(); at++) {
            final char c = pattern.charAt(at);
            if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + c - '0', Integer.MAX_VALUE);
            } else if (c == ',' || c == '}') {
                most = Math.max(most, number);
                number = 0;
            } else {
                return 1;
            }
            if (c == '}') {
                return most;
            }
        }
        return 1;
    }

    /** Behind an escaped char, or a quotation from {@code \\Q} to {@code \\E}. */
    private int behindEscape(final int at) {
        if (at + 1 < pattern.length() && pattern.charAt(at + 1) == 'Q') {
            final int end = pattern.indexOf("\\E", at + 2);
            return end < 0 ? pattern.length() : end + 2;
        }
        return at + 2;
    }

    /** Behind the bracket that closes a class; one that comes first stands for itself. */
    private int behindClass(final int open) {
        int at = open + 1;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        for (int i = at; i < pattern.length(); i++) {
            final char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[' && i + 1 < pattern.length() && pattern.charAt(i + 1) == ':') {
                final int end = pattern.indexOf(":]", i + 2);
                i = end < 0 ? i : end + 1;
            } else if (c == ']' && i > at) {
                return i + 1;
            }
        }
        return pattern.length();
    }
}
