package io.sockeye.collector.text;

/** A number as strtol(3) and its siblings read it, without white space before it. Threads: confined to one. */
final class ScannedNumber {
    /** The greatest that has no sign. */
    static final long UNSIGNED = -1L;
    /** The greatest that has one. */
    static final long SIGNED = Long.MAX_VALUE;
    /** What the readers answer where there is no number. */
    static final int NONE = -1;

    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;
    /** So many digits fit into 63 bits, whatever they are. */
    private static final int MAX_USUAL_DIGITS = 15;

    private long value;
    private boolean isNegative;

    /** {@return the last number that was read; unsigned, or the complement of two} */
    long value() {
        return value;
    }

    /** {@return whether the last number had a minus, is not zero and not beyond 64 bits} */
    boolean isNegative() {
        return isNegative;
    }

    /**
     * Read a hexadecimal number, as strtoul(3) does with base 16, and as scanf(3) treats a 0x that no digit follows.
     *
     * @param text  containing it.
     * @param from  offset in bytes of its first.
     * @param limit offset in bytes at which to stop.
     * @return offset in bytes of what follows, or {@link #NONE}.
     */
    int hex(final byte[] text, final int from, final int limit) {
        int digits = skipSign(text, from, limit);
        if (limit - digits >= 2 && text[digits] == '0' && (text[digits + 1] | 0x20) == 'x') {
            digits += 2;
            if (digits == limit || AsciiScan.hexDigit(text[digits]) < 0) {
                // The C library has consumed the x by then, and is left with the zero.
                accept(0, false);
                return digits;
            }
        }
        final int end = AsciiScan.skipHexDigits(text, digits, limit);
        return number(text, from, digits, end, HEXADECIMAL, UNSIGNED);
    }

    /**
     * Read a decimal number, as strtoul(3) or strtol(3) does.
     *
     * @param text     containing it.
     * @param from     offset in bytes of its first.
     * @param limit    offset in bytes at which to stop.
     * @param greatest {@link #UNSIGNED} or {@link #SIGNED}.
     * @return offset in bytes of what follows, or {@link #NONE}.
     */
    int decimal(final byte[] text, final int from, final int limit, final long greatest) {
        final int digits = skipSign(text, from, limit);
        return number(text, from, digits, AsciiScan.skipDigits(text, digits, limit), DECIMAL, greatest);
    }

    private static int skipSign(final byte[] text, final int from, final int limit) {
        return from < limit && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    }

    /** Take digits for a number; one beyond the greatest magnitude becomes that, with its sign if it is signed. */
    private int number(
            final byte[] text, final int from, final int digits, final int end, final int radix, final long greatest) {
        if (end == digits) {
            return NONE;
        }
        final boolean hasMinus = text[from] == '-';
        long magnitude = 0;
        boolean isBeyond = false;
        for (int i = digits; i < end; i++) {
            final int digit = AsciiScan.hexDigit(text[i]);
            isBeyond |= i - digits >= MAX_USUAL_DIGITS
                    && Long.compareUnsigned(magnitude, Long.divideUnsigned(greatest - digit, radix)) > 0;
            magnitude = magnitude * radix + digit;
        }
        if (isBeyond) {
            accept(hasMinus && greatest == SIGNED ? Long.MIN_VALUE : greatest, false);
        } else {
            accept(hasMinus ? -magnitude : magnitude, hasMinus);
        }
        return end;
    }

    private void accept(final long number, final boolean hasMinus) {
        value = number;
        isNegative = hasMinus && number < 0;
    }
}
