package io.sockeye.collector.text;

import java.nio.ByteOrder;

import org.agrona.UnsafeApi;

/**
 * Primitives on eight ASCII characters at once, held in one long: the first character in the lowest byte, whatever the
 * host's byte order is. No primitive lets one byte's arithmetic carry into the next. Threads: stateless.
 */
public final class AsciiWord {
    /** How many characters a word has. */
    public static final int LENGTH = Long.BYTES;

    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    /** Each byte of a word times this is that byte everywhere. */
    private static final long EVERY_BYTE = 0x0101_0101_0101_0101L;

    private static final long HIGH_BITS = 0x80 * EVERY_BYTE;
    private static final long LOW_BITS = 0x7F * EVERY_BYTE;
    private static final long LOW_NIBBLES = 0x0F * EVERY_BYTE;
    private static final long SPACES = ' ' * EVERY_BYTE;
    private static final long ZEROS = '0' * EVERY_BYTE;
    private static final long NEWLINES = '\n' * EVERY_BYTE;
    /** A byte of up to 0x7F plus this has its high bit set if it is greater than nine. */
    private static final long BEYOND_NINE = (0x80 - 10) * EVERY_BYTE;

    private AsciiWord() {}

    /**
     * Load eight characters.
     *
     * @param text   containing all of them, which is not checked here.
     * @param address of the first: see {@link AsciiScan#address}.
     * @return the word.
     */
    public static long load(final byte[] text, final long address) {
        final long word = UnsafeApi.getLong(text, address);
        return IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
    }

    /**
     * How many spaces a word begins with.
     *
     * @param word to look at.
     * @return 0 to 8.
     */
    public static int leadingSpaces(final long word) {
        return Long.numberOfTrailingZeros(word ^ SPACES) >>> 3;
    }

    /**
     * How many decimal digits a word begins with.
     *
     * @param word to look at.
     * @return 0 to 8.
     */
    public static int leadingDigits(final long word) {
        final long values = word ^ ZEROS;
        final long others = ((values & LOW_BITS) + BEYOND_NINE | values) & HIGH_BITS;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /**
     * Value of the decimal digits that a word begins with.
     *
     * @param word   to look at.
     * @param digits how many to take, 1 to 8; they are digits.
     * @return 0 to 99,999,999.
     */
    public static long decimalValue(final long word, final int digits) {
        // Moved to the end of the word, with zeros before them.
        final long values = word << -(digits << 3) & LOW_NIBBLES;
        final long pairs = values * 10 + (values >>> 8) & 0x00FF_00FF_00FF_00FFL;
        final long quads = pairs * 100 + (pairs >>> 16) & 0x0000_FFFF_0000_FFFFL;
        return quads * 10_000 + (quads >>> 32) & 0xFFFF_FFFFL;
    }

    /**
     * Value of a decimal number in a column of eight characters: digits with spaces before them.
     *
     * @param word the column.
     * @return 0 to 99,999,999, or -1 if there is no digit or something else.
     */
    public static long columnValue(final long word) {
        final int spaces = leadingSpaces(word);
        final long rest = word >>> (spaces << 3);
        final int digits = LENGTH - spaces;
        return digits > 0 && leadingDigits(rest) == digits ? decimalValue(rest, digits) : -1;
    }

    /**
     * Whether and where a word has newlines.
     *
     * @param word to look at.
     * @return 0 if there is none, else a number whose lowest bit is the high bit of the first one's byte.
     */
    public static long newlines(final long word) {
        final long differences = word ^ NEWLINES;
        // The lowest zero byte becomes 0xFF; what a borrow does to the bytes above it does not matter.
        return differences - EVERY_BYTE & ~differences & HIGH_BITS;
    }

    /**
     * Where the first newline of a word is.
     *
     * @param word to look at.
     * @return 0 to 7, or 8 if there is none.
     */
    public static int indexOfNewline(final long word) {
        return Long.numberOfTrailingZeros(newlines(word)) >>> 3;
    }

    /**
     * How many newlines a word has.
     *
     * @param word to look at.
     * @return 0 to 8.
     */
    public static int countNewlines(final long word) {
        final long differences = word ^ NEWLINES;
        final long others = ((differences & LOW_BITS) + LOW_BITS | differences) & HIGH_BITS;
        return LENGTH - Long.bitCount(others);
    }
}
