package io.sockeye.collector.procnet;

import java.util.Arrays;

/**
 * Primitives on ASCII text in a byte array. Each looks only at the bytes from its offset up to its limit, or at as many
 * as its name says. Threads: stateless.
 */
final class AsciiScan {
    /** By character: the value of a hexadecimal digit, or -1. */
    private static final byte[] HEX = hexDigits();

    private AsciiScan() {}

    private static byte[] hexDigits() {
        final byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < 10; i++) {
            digits['0' + i] = (byte) i;
        }
        for (int i = 10; i < 16; i++) {
            digits['A' + i - 10] = (byte) i;
            digits['a' + i - 10] = (byte) i;
        }
        return digits;
    }

    /**
     * Value of one hexadecimal digit of either case.
     *
     * @param character to look at.
     * @return 0 to 15, or -1 if it is none.
     */
    static int hexDigit(final byte character) {
        return HEX[character & 0xFF];
    }

    /**
     * Parse exactly two hexadecimal digits.
     *
     * @param text   containing both.
     * @param offset in bytes of the first.
     * @return 0 to 0xFF, or a negative number if one of them is no digit.
     */
    static int parseHex2(final byte[] text, final int offset) {
        // An invalid digit is -1: whatever it is shifted by and joined with stays negative.
        return HEX[text[offset] & 0xFF] << 4 | HEX[text[offset + 1] & 0xFF];
    }

    /**
     * Parse exactly four hexadecimal digits.
     *
     * @param text   containing all of them.
     * @param offset in bytes of the first.
     * @return 0 to 0xFFFF, or a negative number if one of them is no digit.
     */
    static int parseHex4(final byte[] text, final int offset) {
        return HEX[text[offset] & 0xFF] << 12
                | HEX[text[offset + 1] & 0xFF] << 8
                | HEX[text[offset + 2] & 0xFF] << 4
                | HEX[text[offset + 3] & 0xFF];
    }

    /**
     * Parse exactly eight hexadecimal digits.
     *
     * @param text   containing all of them.
     * @param offset in bytes of the first.
     * @return 0 to 0xFFFF_FFFF, or a negative number if one of them is no digit.
     */
    static long parseHex8(final byte[] text, final int offset) {
        return (long) parseHex4(text, offset) << 16 | parseHex4(text, offset + 4);
    }

    /**
     * Value of a run of hexadecimal digits.
     *
     * @param text   containing them.
     * @param offset in bytes of the first.
     * @param limit  in bytes behind the last; all between are digits.
     * @return the value, unsigned; the greatest there is if it has more than 64 bits.
     */
    static long parseHex(final byte[] text, final int offset, final int limit) {
        long value = 0;
        for (int i = offset; i < limit; i++) {
            if (value >>> 60 != 0) {
                return -1;
            }
            value = value << 4 | HEX[text[i] & 0xFF];
        }
        return value;
    }

    /**
     * Value of a run of decimal digits.
     *
     * @param text   containing them.
     * @param offset in bytes of the first.
     * @param limit  in bytes behind the last; all between are digits.
     * @return the value, unsigned; the greatest there is if it has more than 64 bits.
     */
    static long parseDecimal(final byte[] text, final int offset, final int limit) {
        if (limit - offset > 18) {
            return parseLongDecimal(text, offset, limit);
        }
        long value = 0;
        for (int i = offset; i < limit; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    /**
     * Value of a decimal number in a column: digits with spaces before them.
     *
     * @param text   containing the column.
     * @param offset in bytes at which the column begins.
     * @param limit  in bytes behind the last digit; the column has at most 18 bytes.
     * @return the value, or -1 if there is anything else in the column, or no digit at its end.
     */
    static long parseColumn(final byte[] text, final int offset, final int limit) {
        int i = offset;
        while (i < limit - 1 && text[i] == ' ') {
            i++;
        }
        long value = 0;
        for (; i < limit; i++) {
            final int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static long parseLongDecimal(final byte[] text, final int offset, final int limit) {
        long value = 0;
        for (int i = offset; i < limit; i++) {
            final int digit = text[i] - '0';
            final long unit = value * 10;
            if (Long.compareUnsigned(value, Long.divideUnsigned(-1, 10)) > 0
                    || Long.compareUnsigned(unit + digit, unit) < 0) {
                return -1;
            }
            value = unit + digit;
        }
        return value;
    }

    /**
     * Skip white space as C knows it, but not the newline, at which a line ends.
     *
     * @param text   to look at.
     * @param offset in bytes to begin at.
     * @param limit  in bytes to stop at.
     * @return offset of the first other byte, or {@code limit}.
     */
    static int skipSpaces(final byte[] text, final int offset, final int limit) {
        int i = offset;
        while (i < limit && isSpace(text[i])) {
            i++;
        }
        return i;
    }

    /**
     * Whether a character is white space as C knows it, the newline excepted.
     *
     * @param character to look at.
     * @return true for a space, {@code \t}, {@code \v}, {@code \f} and {@code \r}.
     */
    static boolean isSpace(final byte character) {
        return character == ' ' || character <= '\r' && character >= '\t' && character != '\n';
    }

    /**
     * Find the end of a word.
     *
     * @param text   to look at.
     * @param offset in bytes to begin at.
     * @param limit  in bytes to stop at.
     * @return offset of the first white space or newline, or {@code limit}.
     */
    static int skipWord(final byte[] text, final int offset, final int limit) {
        int i = offset;
        while (i < limit && text[i] != '\n' && !isSpace(text[i])) {
            i++;
        }
        return i;
    }

    /**
     * Find the end of a run of decimal digits.
     *
     * @param text   to look at.
     * @param offset in bytes to begin at.
     * @param limit  in bytes to stop at.
     * @return offset of the first other byte, or {@code limit}.
     */
    static int skipDigits(final byte[] text, final int offset, final int limit) {
        int i = offset;
        while (i < limit && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i;
    }

    /**
     * Find the end of a run of hexadecimal digits.
     *
     * @param text   to look at.
     * @param offset in bytes to begin at.
     * @param limit  in bytes to stop at.
     * @return offset of the first other byte, or {@code limit}.
     */
    static int skipHexDigits(final byte[] text, final int offset, final int limit) {
        int i = offset;
        while (i < limit && HEX[text[i] & 0xFF] >= 0) {
            i++;
        }
        return i;
    }

    /**
     * Find a byte.
     *
     * @param text      to look at.
     * @param offset    in bytes to begin at.
     * @param limit     in bytes to stop at.
     * @param character to find.
     * @return offset of the first one, or {@code limit} if there is none.
     */
    static int indexOf(final byte[] text, final int offset, final int limit, final byte character) {
        int i = offset;
        while (i < limit && text[i] != character) {
            i++;
        }
        return i;
    }

    /**
     * Find the newline that ends a line.
     *
     * @param text   to look at.
     * @param offset in bytes to begin at.
     * @param limit  in bytes to stop at.
     * @return offset of the first one, or {@code limit} if there is none.
     */
    static int indexOfNewline(final byte[] text, final int offset, final int limit) {
        return indexOf(text, offset, limit, (byte) '\n');
    }

    /**
     * Find the last newline.
     *
     * @param text   to look at.
     * @param offset in bytes to begin at.
     * @param limit  in bytes to stop at.
     * @return offset of the last one, or -1 if there is none.
     */
    static int lastIndexOfNewline(final byte[] text, final int offset, final int limit) {
        for (int i = limit - 1; i >= offset; i--) {
            if (text[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
