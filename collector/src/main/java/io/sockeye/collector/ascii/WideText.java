package io.sockeye.collector.ascii;

import java.nio.ByteOrder;
import java.util.Objects;

import org.agrona.UnsafeApi;

import io.sockeye.linux.memory.ByteArrays;

/**
 * Text written four and eight characters at a time. In a word that stands for text, the first character is in the
 * lowest byte. Through {@link UnsafeApi}, because a VarHandle, which does the same, takes a cold process milliseconds
 * to set up; each store checks its bounds as a VarHandle would, but where it says otherwise. Threads: safe.
 */
public final class WideText {
    /** Eight blanks. */
    public static final long BLANKS = 0x2020_2020_2020_2020L;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    /** Five zero digits and three blanks. */
    private static final long FIVE_ZEROS = 0x2020_2030_3030_3030L;

    private WideText() {}

    /**
     * Write four characters.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param text   the characters.
     */
    public static void put4(final byte[] target, final int at, final int text) {
        Objects.checkIndex(at, target.length - Integer.BYTES + 1);
        UnsafeApi.putInt(target, ByteArrays.BASE_OFFSET + at, LITTLE_ENDIAN ? text : Integer.reverseBytes(text));
    }

    /**
     * Write eight characters.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param text   the characters.
     */
    public static void put8(final byte[] target, final int at, final long text) {
        Objects.checkIndex(at, target.length - Long.BYTES + 1);
        put8Unchecked(target, at, text);
    }

    /**
     * Write eight characters where the caller has checked that there is room for them.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param text   the characters.
     */
    public static void put8Unchecked(final byte[] target, final int at, final long text) {
        UnsafeApi.putLong(target, ByteArrays.BASE_OFFSET + at, LITTLE_ENDIAN ? text : Long.reverseBytes(text));
    }

    /**
     * Read eight characters.
     *
     * @param source to read from.
     * @param at     index of the first character.
     * @return the characters.
     */
    public static long get8(final byte[] source, final int at) {
        Objects.checkIndex(at, source.length - Long.BYTES + 1);
        final long text = UnsafeApi.getLong(source, ByteArrays.BASE_OFFSET + at);
        return LITTLE_ENDIAN ? text : Long.reverseBytes(text);
    }

    /**
     * A word of text.
     *
     * @param text to take it from.
     * @param from index of the first character.
     * @return up to eight characters, and blanks where the text has fewer.
     */
    public static long word(final byte[] text, final int from) {
        long word = BLANKS;
        for (int i = from; i < Math.min(from + Long.BYTES, text.length); i++) {
            word ^= (long) (text[i] ^ ' ') << (i - from) * Byte.SIZE;
        }
        return word;
    }

    /**
     * Write a number of at most five digits in decimal, and blanks to make them eight characters. Without branches,
     * which would mispredict on ports and queues: all five digits are computed, then the leading zeros shifted out.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param value  0 to 99,999.
     * @return index after the last digit.
     */
    public static int decimal5(final byte[] target, final int at, final int value) {
        final int tenThousands = value / 10_000;
        final int rest = value - tenThousands * 10_000;
        final int hundreds = rest / 100;
        // Two lanes of 16 bits. Multiplying by 103 and dropping ten bits divides by ten below 179.
        final int pairs = hundreds | (rest - hundreds * 100) << 16;
        final int tens = pairs * 103 >>> 10 & 0x000F_000F;
        final int fourDigits = tens | pairs - tens * 10 << 8;
        final long digits = (long) fourDigits << 8 | tenThousands;
        final int leading = Long.numberOfTrailingZeros(digits | 1L << 32) & 0x38;
        // What is shifted in is zero, and so a blank after the second exclusive or.
        put8(target, at, (digits + FIVE_ZEROS ^ BLANKS) >>> leading ^ BLANKS);
        return at + 5 - (leading >>> 3);
    }
}
