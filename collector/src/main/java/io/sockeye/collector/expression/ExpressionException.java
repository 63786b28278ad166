package io.sockeye.collector.expression;

import io.sockeye.collector.text.PrintableText;

/** An expression that cannot be understood, with the place of the mistake. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;
    /** Most of an expression that is shown on either side of the mistake, in chars. */
    private static final int SHOWN = 48;

    /** Most of a quoted word that a message repeats, in chars. */
    private static final int QUOTED = 120;

    private static final String CUT = "...";

    private final String expression;
    private final int begin;
    private final int end;

    /**
     * A mistake.
     *
     * @param problem    what is wrong, and what was expected: the beginning of a sentence without its stop.
     * @param expression all of it.
     * @param begin      index of the first char that is wrong.
     * @param end        index behind the last one; where it is not greater than {@code begin}, something is missing.
     */
    public ExpressionException(final String problem, final String expression, final int begin, final int end) {
        super(shortened(problem));
        this.expression = expression;
        this.begin = begin;
        this.end = end;
    }

    /** What stands between quotes may have been typed, and be of any length. */
    private static String shortened(final String problem) {
        if (problem.length() <= QUOTED) {
            return problem;
        }
        final StringBuilder text = new StringBuilder();
        int begin = 0;
        while (begin <= problem.length()) {
            final int quote = problem.indexOf('\'', begin);
            final int end = quote < 0 ? problem.length() : quote;
            final boolean isLong = end - begin > QUOTED;
            text.append(problem, begin, isLong ? begin + QUOTED : end);
            text.append(isLong ? CUT : "").append(quote < 0 ? "" : "'");
            begin = end + 1;
        }
        return text.toString();
    }

    /** {@return index of the first char that is wrong} */
    public int begin() {
        return begin;
    }

    /**
     * The mistake for a terminal: what is wrong, the expression, and marks below the place. Of a long expression what
     * is around the place.
     *
     * @return three lines without the last newline, fit to be printed.
     */
    public String lines() {
        final int from = begin > SHOWN ? begin - SHOWN : 0;
        final int to = Math.min(expression.length(), Math.max(begin, Math.min(end, begin + SHOWN)) + SHOWN);
        final String before = (from > 0 ? CUT : "") + PrintableText.of(expression.substring(from, begin));
        final String wrong = PrintableText.of(expression.substring(begin, Math.min(Math.max(begin, end), to)));
        final String behind = PrintableText.of(expression.substring(Math.min(Math.max(begin, end), to), to));
        final String line = before + wrong + behind + (to < expression.length() ? CUT : "");
        final String marks = "^" + "~".repeat(Math.max(0, wrong.length() - 1));
        return getMessage() + "\n  " + line + "\n  " + " ".repeat(before.length()) + marks;
    }
}
