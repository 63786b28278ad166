package io.sockeye.collector.text;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.agrona.UnsafeApi;

import io.sockeye.linux.memory.ByteArrays;

/**
 * Primitives on ASCII text in a byte array. Each looks only at the bytes from its offset up to its limit, or at as many
 * as its name says. Threads: stateless.
 */
public final class AsciiScan {
    /** By character: the value of a hexadecimal digit, or -1. */
    private static final byte[] HEX = hexDigits();

    /** What must be added to eight digits that are joined of entries of {@link HexPairs#TABLE}, as an int. */
    private static final int HEX8_BIAS = 0x0101_0100;

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
     * The address of a character, for the primitives that load several at once. They check no bounds, and an address
     * plus a constant costs them no instruction, as an index does.
     *
     * @param offset in bytes within its array.
     * @return what {@link UnsafeApi} takes for it, together with the array.
     */
    public static long address(final int offset) {
        return ByteArrays.BASE_OFFSET + offset;
    }

    /**
     * Compare one character.
     *
     * @param text      containing it.
     * @param address   of it: see {@link #address}.
     * @param character to compare with.
     * @return 0 if they are equal.
     */
    public static int differenceAt(final byte[] text, final long address, final char character) {
        return UnsafeApi.getByte(text, address) ^ character;
    }

    private static int hexPair(final byte[] text, final long address) {
        return HexPairs.TABLE[UnsafeApi.getShort(text, address) & 0xFFFF];
    }

    /**
     * Value of one hexadecimal digit of either case.
     *
     * @param character to look at.
     * @return 0 to 15, or -1 if it is none.
     */
    public static int hexDigit(final byte character) {
        return HEX[character & 0xFF];
    }

    /**
     * Parse exactly two hexadecimal digits.
     *
     * @param text   containing both.
     * @param address of the first: see {@link #address}.
     * @return 0 to 0xFF, or a negative number if one of them is no digit.
     */
    public static int hex2At(final byte[] text, final long address) {
        final int pair = hexPair(text, address);
        return pair < 0 ? pair + 256 : -1;
    }

    /**
     * Parse exactly four hexadecimal digits.
     *
     * @param text   containing all of them.
     * @param address of the first: see {@link #address}.
     * @return 0 to 0xFFFF, or a negative number if one of them is no digit.
     */
    public static int hex4At(final byte[] text, final long address) {
        final int first = hexPair(text, address);
        final int second = hexPair(text, address + 2);
        return (first & second) < 0 ? first + 256 << 8 | second + 256 : -1;
    }

    /**
     * Parse exactly eight hexadecimal digits.
     *
     * @param text   containing all of them.
     * @param address of the first: see {@link #address}.
     * @return 0 to 0xFFFF_FFFF, or a negative number if one of them is no digit.
     */
    public static long hex8At(final byte[] text, final long address) {
        final int first = hexPair(text, address);
        final int second = hexPair(text, address + 2);
        final int third = hexPair(text, address + 4);
        final int fourth = hexPair(text, address + 6);
        final int value = (first << 24) + (second << 16) + (third << 8) + fourth + HEX8_BIAS;
        return (first & second & third & fourth) < 0 ? value & 0xFFFF_FFFFL : -1;
    }

    /**
     * Value of a run of hexadecimal digits.
     *
     * @param text   containing them.
     * @param offset in bytes of the first.
     * @param limit  in bytes behind the last; all between are digits.
     * @return the value, unsigned; the greatest there is if it has more than 64 bits.
     */
    public static long parseHex(final byte[] text, final int offset, final int limit) {
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
    public static long parseDecimal(final byte[] text, final int offset, final int limit) {
        if (limit - offset > 18) {
            return parseLongDecimal(text, offset, limit);
        }
        long value = 0;
        for (int i = offset; i < limit; i++) {
            value = value * 10 + (text[i] - '0');
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
    public static int skipSpaces(final byte[] text, final int offset, final int limit) {
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
    public static boolean isSpace(final byte character) {
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
    public static int skipWord(final byte[] text, final int offset, final int limit) {
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
    public static int skipDigits(final byte[] text, final int offset, final int limit) {
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
    public static int skipHexDigits(final byte[] text, final int offset, final int limit) {
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
    public static int indexOf(final byte[] text, final int offset, final int limit, final byte character) {
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
    public static int indexOfNewline(final byte[] text, final int offset, final int limit) {
        int i = offset;
        while (i + AsciiWord.LENGTH <= limit) {
            final int newline = AsciiWord.indexOfNewline(AsciiWord.load(text, address(i)));
            if (newline < AsciiWord.LENGTH) {
                return i + newline;
            }
            // A constant: a processor begins with the next word before it knows what is in this one.
            i += AsciiWord.LENGTH;
        }
        while (i < limit && text[i] != '\n') {
            i++;
        }
        return i;
    }

    /**
     * Find the newline that ends a line, where it probably is. Finding it elsewhere takes a little longer; but where it
     * is as expected, a processor need not wait for this to begin with the next line.
     *
     * @param text     to look at.
     * @param offset   in bytes to begin at.
     * @param limit    in bytes to stop at.
     * @param expected offset in bytes that is tried first; any number.
     * @return offset of the first one, or {@code limit} if there is none.
     */
    public static int indexOfNewline(final byte[] text, final int offset, final int limit, final int expected) {
        return isFirstNewline(text, offset, limit, expected) ? expected : indexOfNewline(text, offset, limit);
    }

    private static boolean isFirstNewline(final byte[] text, final int offset, final int limit, final int expected) {
        if (expected - offset < AsciiWord.LENGTH || expected >= limit || text[expected] != '\n') {
            return false;
        }
        final int last = expected - AsciiWord.LENGTH;
        long newlines = AsciiWord.newlines(AsciiWord.load(text, address(last)));
        for (int i = offset; i < last; i += AsciiWord.LENGTH) {
            newlines |= AsciiWord.newlines(AsciiWord.load(text, address(i)));
        }
        return newlines == 0;
    }

    /**
     * Count the newlines.
     *
     * @param text   to look at.
     * @param offset in bytes to begin at.
     * @param limit  in bytes to stop at.
     * @return how many there are.
     */
    public static int countNewlines(final byte[] text, final int offset, final int limit) {
        int count = 0;
        int i = offset;
        for (; i + AsciiWord.LENGTH <= limit; i += AsciiWord.LENGTH) {
            count += AsciiWord.countNewlines(AsciiWord.load(text, address(i)));
        }
        for (; i < limit; i++) {
            count += text[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /**
     * Find the last newline.
     *
     * @param text   to look at.
     * @param offset in bytes to begin at.
     * @param limit  in bytes to stop at.
     * @return offset of the last one, or -1 if there is none.
     */
    public static int lastIndexOfNewline(final byte[] text, final int offset, final int limit) {
        for (int i = limit - 1; i >= offset; i--) {
            if (text[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** A class of its own, so that who scans no columns of hexadecimal digits does not wait for it. */
    private static final class HexPairs {
        /**
         * By two characters, loaded as a number of the host: the value of two hexadecimal digits less 256, or 0. So it
         * is negative for digits only, and a conjunction is negative where all are digits. A line of tcp6, with 130
         * digits, took 125 ns in this way and 150 ns with arithmetic on eight digits in a long.
         */
        private static final short[] TABLE = new short[1 << 16];

        static {
            final byte[] digits = "0123456789ABCDEFabcdef".getBytes(StandardCharsets.US_ASCII);
            final boolean isLittleEndian = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
            for (final byte first : digits) {
                for (final byte second : digits) {
                    TABLE[isLittleEndian ? second << 8 | first : first << 8 | second] =
                            (short) ((HEX[first] << 4 | HEX[second]) - 256);
                }
            }
        }

        private HexPairs() {}
    }
}
