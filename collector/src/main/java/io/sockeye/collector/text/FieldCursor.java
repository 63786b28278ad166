package io.sockeye.collector.text;

/**
 * Reads the fields of one line as the {@code scanf} of C would: what netstat reads, this reads, and where netstat stops,
 * this stops. The way for lines that are not laid out as today's kernel does it; the usual line never comes here.
 * Threads: confined to one.
 */
public final class FieldCursor {
    private byte[] text;
    private int position;
    private int limit;
    private long value;

    /** A cursor that does not yet look at a line. */
    public FieldCursor() {}

    /**
     * Look at a line.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends: where its newline is.
     * @return this for a fluent API.
     */
    public FieldCursor wrap(final byte[] text, final int offset, final int limit) {
        this.text = text;
        this.position = offset;
        this.limit = limit;
        return this;
    }

    /** {@return offset in bytes of the first byte that has not been read} */
    public int position() {
        return position;
    }

    /** {@return what the last successful reading of a number gave; unsigned, or the complement of two} */
    public long value() {
        return value;
    }

    /** {@return {@link #value()} as an unsigned byte of a row, 255 for everything greater} */
    public int byteValue() {
        return Long.compareUnsigned(value, 255) > 0 ? 255 : (int) value;
    }

    /**
     * Read a hexadecimal number as {@code %lX} does: white space before it, a sign and {@code 0x} are allowed.
     *
     * @return false if there is none.
     */
    public boolean hex() {
        final int sign = skipSign();
        int from = sign;
        if (limit - from > 2
                && text[from] == '0'
                && (text[from + 1] | 0x20) == 'x'
                && AsciiScan.hexDigit(text[from + 2]) >= 0) {
            from += 2;
        }
        final int to = AsciiScan.skipHexDigits(text, from, limit);
        if (to == from) {
            return false;
        }
        return accept(sign, to, AsciiScan.parseHex(text, from, to));
    }

    /**
     * Read a hexadecimal number as {@code %8lx} does.
     *
     * @param maxLength in characters, white space before it not counted.
     * @return false if there is none.
     */
    public boolean hex(final int maxLength) {
        final int lineLimit = limit;
        limit = Math.min(lineLimit, AsciiScan.skipSpaces(text, position, lineLimit) + maxLength);
        final boolean isRead = hex();
        limit = lineLimit;
        return isRead;
    }

    /**
     * Read a decimal number as {@code %ld} does: white space before it and a sign are allowed.
     *
     * @return false if there is none.
     */
    public boolean decimal() {
        final int from = skipSign();
        final int to = AsciiScan.skipDigits(text, from, limit);
        if (to == from) {
            return false;
        }
        return accept(from, to, AsciiScan.parseDecimal(text, from, to));
    }

    /**
     * Read a character that must come next, with no white space before it.
     *
     * @param character which one.
     * @return false if it is not there.
     */
    public boolean literal(final char character) {
        if (position < limit && text[position] == character) {
            position++;
            return true;
        }
        return false;
    }

    /**
     * Skip white space and find the end of the hexadecimal digits that follow, as {@code %64[0-9A-Fa-f]} does; then
     * move to their end.
     *
     * @return how many there are, at most 64; they end at {@link #position()}.
     */
    public int hexDigits() {
        return hexDigits(64);
    }

    /**
     * Skip white space and find the end of the hexadecimal digits that follow; then move to their end.
     *
     * @param most digits that are looked at.
     * @return how many there are; they end at {@link #position()}.
     */
    public int hexDigits(final int most) {
        final int from = AsciiScan.skipSpaces(text, position, limit);
        position = AsciiScan.skipHexDigits(text, from, Math.min(limit, from + most));
        return position - from;
    }

    /**
     * Skip white space and find the end of the word that follows, as {@code %15s} does; then move to its end.
     *
     * @param most bytes that are looked at.
     * @return its length in bytes, 0 if there is none; it ends at {@link #position()}.
     */
    public int word(final int most) {
        final int from = AsciiScan.skipSpaces(text, position, limit);
        position = AsciiScan.skipWord(text, from, Math.min(limit, from + most));
        return position - from;
    }

    /**
     * Skip a word and the white space before it.
     *
     * @return false if there is none.
     */
    public boolean skipWord() {
        final int from = AsciiScan.skipSpaces(text, position, limit);
        position = AsciiScan.skipWord(text, from, limit);
        return position != from;
    }

    /**
     * Read a word that is a decimal number and nothing else.
     *
     * @return false if there is none, or if it is something else.
     */
    public boolean decimalWord() {
        return decimal() && (position == limit || AsciiScan.isSpace(text[position]));
    }

    private int skipSign() {
        final int from = AsciiScan.skipSpaces(text, position, limit);
        return from < limit && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    }

    private boolean accept(final int digits, final int end, final long magnitude) {
        // A minus, if there is one, stands right before the digits or their 0x.
        final boolean isNegative = digits > position && text[digits - 1] == '-';
        value = isNegative ? -magnitude : magnitude;
        position = end;
        return true;
    }
}
