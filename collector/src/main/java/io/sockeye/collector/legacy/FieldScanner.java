package io.sockeye.collector.legacy;

/**
 * Reads fields of a text one after the other, as {@code sscanf} does: the first that does not fit ends it, and all
 * later ones keep the value they had. Numbers too large saturate at 64 bits and are cut, as glibc's do.
 */
public final class FieldScanner {
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private final String text;
    private int position;
    private int count;
    private boolean failed;

    /**
     * Stand before the first field.
     *
     * @param text to read, one char per byte.
     */
    public FieldScanner(final String text) {
        this.text = text;
    }

    /** {@return how many fields were read, skipped ones not counted} */
    public int count() {
        return count;
    }

    /** {@return what follows the last field read} */
    String rest() {
        return text.substring(Math.min(position, text.length()));
    }

    /**
     * Read what is between white space.
     *
     * @param otherwise value to keep if there is nothing.
     * @return the word.
     */
    public String word(final String otherwise) {
        skipSpace();
        final int begin = position;
        while (!failed && position < text.length() && !isSpace(text.charAt(position))) {
            position++;
        }
        if (failed || begin == position) {
            failed = true;
            return otherwise;
        }
        count++;
        return text.substring(begin, position);
    }

    /**
     * Read a decimal number.
     *
     * @param otherwise value to keep if there is none.
     * @return its low 32 bits.
     */
    public int decimal(final int otherwise) {
        final long value = number(DECIMAL);
        count += failed ? 0 : 1;
        return failed ? otherwise : (int) value;
    }

    /**
     * Read a hexadecimal number, unsigned.
     *
     * @param otherwise value to keep if there is none.
     * @return its 64 bits.
     */
    public long hex(final long otherwise) {
        final long value = number(HEXADECIMAL);
        count += failed ? 0 : 1;
        return failed ? otherwise : value;
    }

    /**
     * Read a decimal number as {@code %lu} does.
     *
     * @param otherwise value to keep if there is none.
     * @return its 64 bits, unsigned; all of them set if it has more.
     */
    public long unsignedDecimal(final long otherwise) {
        final long value = number(DECIMAL, -1L);
        count += failed ? 0 : 1;
        return failed ? otherwise : value;
    }

    /**
     * Pass over a character that must come next, with no white space before it.
     *
     * @param character which one.
     */
    public void literal(final char character) {
        failed |= position >= text.length() || text.charAt(position) != character;
        position++;
    }

    /** {@return whether nothing but white space is left} */
    public boolean isAtEnd() {
        skipSpace();
        return position >= text.length();
    }

    /**
     * Pass over decimal numbers.
     *
     * @param numbers how many.
     */
    void skipDecimals(final int numbers) {
        for (int i = 0; i < numbers; i++) {
            number(DECIMAL);
        }
    }

    /**
     * Pass over pairs of decimal numbers with a slash between them.
     *
     * @param pairs how many.
     */
    void skipDecimalPairs(final int pairs) {
        skipPairs(pairs, DECIMAL);
    }

    /**
     * Pass over pairs of hexadecimal numbers with a slash between them.
     *
     * @param pairs how many.
     */
    void skipHexPairs(final int pairs) {
        skipPairs(pairs, HEXADECIMAL);
    }

    private void skipPairs(final int pairs, final int radix) {
        for (int i = 0; i < pairs; i++) {
            number(radix);
            literal('/');
            number(radix);
        }
    }

    private long number(final int radix) {
        return number(radix, radix == HEXADECIMAL ? -1L : Long.MAX_VALUE);
    }

    /** Numbers whose magnitude is greater than the limit, unsigned, become the limit; signed ones keep their sign. */
    private long number(final int radix, final long limit) {
        skipSpace();
        if (failed) {
            return 0;
        }
        final char first = position < text.length() ? text.charAt(position) : 0;
        if (first == '-' || first == '+') {
            position++;
        }
        if (radix == HEXADECIMAL && text.regionMatches(true, position, "0x", 0, 2)) {
            position += 2;
        }
        final int begin = position;
        long value = 0;
        boolean saturated = false;
        while (position < text.length() && Character.digit(text.charAt(position), radix) >= 0) {
            final int digit = Character.digit(text.charAt(position++), radix);
            saturated |= Long.compareUnsigned(value, Long.divideUnsigned(limit - digit, radix)) > 0;
            value = value * radix + digit;
        }
        failed = begin == position;
        if (saturated) {
            return limit == Long.MAX_VALUE && first == '-' ? Long.MIN_VALUE : limit;
        }
        return first == '-' ? -value : value;
    }

    private void skipSpace() {
        while (!failed && position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isSpace(final char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
