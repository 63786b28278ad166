package io.sockeye.collector.ascii;

import java.nio.ByteOrder;

/**
 * IP addresses as text, straight from a row's bytes. Threads: safe; the tables that it keeps
 * are the same whoever fills them.
 */
public final class AddressText {
    /** The most characters of an address. */
    public static final int MAX_LENGTH = 45;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int GROUPS = 8;
    /** Of ::ffff:0:0/96, the third and fourth pair of bytes from the end. */
    private static final int MAPPED_PREFIX = 0xFFFF;
    /**
     * For each octet its digits and a dot, padded with blanks, the first character in the lowest byte; in the upper
     * half their count. A table, because the lengths of octets are what a branch predictor fails on. An entry is made
     * when it is first used, since making all takes a third of a millisecond in a cold process.
     */
    private static final long[] OCTETS = new long[256];
    /** For each set of zero groups its longest run, as {@link #longestZeroRun(int)} has it, once it was used. */
    private static final short[] ZERO_RUNS = new short[256];

    private AddressText() {}

    /**
     * Write an IPv4 address as dotted quad. May overwrite up to three bytes after the text with
     * blanks.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param word   the four bytes as they lie in memory, in host order of an int.
     * @return index after the last character.
     */
    public static int ipv4(final byte[] target, final int at, final int word) {
        final int address = LITTLE_ENDIAN ? word : Integer.reverseBytes(word);
        int end = octet(target, at, address & 0xFF);
        end = octet(target, end, (address >>> 8) & 0xFF);
        end = octet(target, end, (address >>> 16) & 0xFF);
        end = octet(target, end, address >>> 24);
        target[end - 1] = ' ';
        return end - 1;
    }

    /**
     * Write an IPv6 address as inet_ntop(3) of the GNU C library does: the first of the longest runs of two or more
     * zero groups as {@code ::}, and the end as dotted quad where the address is IPv4-mapped or IPv4-compatible.
     * May overwrite up to four bytes after the text with blanks.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param first  the first eight bytes as they lie in memory, in host order of a long.
     * @param last   the last eight bytes.
     * @return index after the last character.
     */
    public static int ipv6(final byte[] target, final int at, final long first, final long last) {
        final long high = LITTLE_ENDIAN ? Long.reverseBytes(first) : first;
        final long low = LITTLE_ENDIAN ? Long.reverseBytes(last) : last;
        final int zeros = zeroGroups(high, low);
        int run = ZERO_RUNS[zeros];
        if (run == 0) {
            run = longestZeroRun(zeros);
            ZERO_RUNS[zeros] = (short) run;
        }
        final int start = run >>> 8;
        final int length = run & 0xFF;
        int end = groups(target, at, high, low, 0, start);
        if (start < GROUPS) {
            target[end] = ':';
            target[end + 1] = ':';
            end += 2;
            if (start == 0 && (length == 6 || length == 5 && group(high, low, 5) == MAPPED_PREFIX)) {
                if (length == 5) {
                    end = hexGroup(target, end, MAPPED_PREFIX);
                    target[end] = ':';
                    end++;
                }
                return ipv4(target, end, lastWord(last));
            }
            end = groups(target, end, high, low, start + length, GROUPS);
        }
        return end;
    }

    /**
     * Write an IPv6 address as netstat prints it: as {@link #ipv6}, but an IPv4-mapped one as plain IPv4.
     *
     * @param target to write into.
     * @param at     index of the first character.
     * @param first  the first eight bytes as they lie in memory, in host order of a long.
     * @param last   the last eight bytes.
     * @return index after the last character.
     */
    public static int ipv6OrMapped(final byte[] target, final int at, final long first, final long last) {
        return isMapped(first, last) ? ipv4(target, at, lastWord(last)) : ipv6(target, at, first, last);
    }

    /**
     * Whether an IPv6 address is IPv4-mapped, that is in ::ffff:0:0/96.
     *
     * @param first the first eight bytes as they lie in memory, in host order of a long.
     * @param last  the last eight bytes.
     * @return true if the last four bytes are an IPv4 address.
     */
    public static boolean isMapped(final long first, final long last) {
        final long low = LITTLE_ENDIAN ? Long.reverseBytes(last) : last;
        return first == 0 && low >>> 32 == MAPPED_PREFIX;
    }

    /**
     * The first four bytes of an address.
     *
     * @param half eight bytes as they lie in memory, in host order of a long.
     * @return the bytes as they lie in memory, in host order of an int.
     */
    public static int firstWord(final long half) {
        return LITTLE_ENDIAN ? (int) half : (int) (half >>> 32);
    }

    private static int lastWord(final long half) {
        return LITTLE_ENDIAN ? (int) (half >>> 32) : (int) half;
    }

    private static int octet(final byte[] target, final int at, final int value) {
        long text = OCTETS[value];
        if (text == 0) {
            text = octet(value);
            OCTETS[value] = text;
        }
        WideText.put4(target, at, (int) text);
        return at + (int) (text >>> 32);
    }

    private static int group(final long high, final long low, final int index) {
        return (int) ((index < 4 ? high : low) >>> ((3 - (index & 3)) << 4)) & 0xFFFF;
    }

    /** Write groups with colons between them. */
    private static int groups(
            final byte[] target, final int at, final long high, final long low, final int from, final int to) {
        int end = at;
        for (int i = from; i < to; i++) {
            end = hexGroup(target, end, group(high, low, i));
            target[end] = ':';
            end++;
        }
        if (from < to) {
            end--;
            target[end] = ' ';
        }
        return end;
    }

    /**
     * Write 1 to 4 hexadecimal digits, and blanks to make them four. Without branches, which would mispredict on
     * random addresses; the four digits are computed side by side in the bytes of one word.
     */
    private static int hexGroup(final byte[] target, final int at, final int value) {
        final int digits = value >>> 12 | value & 0xF00 | (value & 0xF0) << 12 | (value & 0xF) << 24;
        final int letters = digits + 0x0606_0606 >>> 4 & 0x0101_0101;
        final int ascii = digits + 0x3030_3030 + letters * ('a' - '0' - 10);
        final int zeros = Integer.numberOfLeadingZeros(value | 1) - 16 >> 2;
        final long text = (0x2020_2020L << Integer.SIZE | ascii) >>> (zeros << 3);
        target[at] = (byte) text;
        target[at + 1] = (byte) (text >>> 8);
        target[at + 2] = (byte) (text >>> 16);
        target[at + 3] = (byte) (text >>> 24);
        return at + 4 - zeros;
    }

    /** Which groups are zero, the first in the lowest bit. */
    private static int zeroGroups(final long high, final long low) {
        return zeroLanes(high) | zeroLanes(low) << 4;
    }

    /**
     * Which of four 16-bit lanes are zero, the uppermost in the lowest bit: adding 0x7FFF carries into the sign of a
     * lane that is not zero, and the multiplication brings the four signs together.
     */
    private static int zeroLanes(final long lanes) {
        final long nonZero = (lanes & 0x7FFF_7FFF_7FFF_7FFFL) + 0x7FFF_7FFF_7FFF_7FFFL | lanes;
        final long zeros = (~nonZero & 0x8000_8000_8000_8000L) >>> 15;
        return (int) (zeros * (1L | 1L << 17 | 1L << 34 | 1L << 51) >>> 48) & 0xF;
    }

    /** Start in the upper byte and length in the lower one; a start that no group has where no run is long enough. */
    private static int longestZeroRun(final int zeros) {
        int best = GROUPS << 8;
        int bestLength = 1;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            if ((zeros >>> i & 1) == 0) {
                length = 0;
                continue;
            }
            length++;
            if (length > bestLength) {
                bestLength = length;
                best = (i + 1 - length) << 8 | length;
            }
        }
        return best;
    }

    private static long octet(final int value) {
        final byte[] text = new byte[Long.BYTES];
        final int length = WideText.decimal5(text, 0, value);
        text[length] = '.';
        return (long) (length + 1) << 32 | text[3] << 24 | text[2] << 16 | text[1] << 8 | text[0];
    }
}
