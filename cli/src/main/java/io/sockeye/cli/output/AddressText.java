package io.sockeye.cli.output;

import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * IP addresses as text, straight from a row's bytes. Threads: no state but tables that never change.
 */
public final class AddressText {
    /** The most characters of an address. */
    public static final int MAX_LENGTH = 45;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final byte[] HEX_DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int GROUPS = 8;
    /** Of ::ffff:0:0/96, the third and fourth pair of bytes from the end. */
    private static final int MAPPED_PREFIX = 0xFFFF;
    /** For each octet its digits and a dot, padded with blanks: the first character in the lowest byte. */
    private static final int[] OCTETS = octets();

    private AddressText() {}

    /**
     * Write an IPv4 address as dotted quad. May overwrite up to two bytes after the text with blanks.
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
        final int run = longestZeroRun(high, low);
        final int runStart = run >>> 8;
        final int runLength = run & 0xFF;
        int end = at;
        int group = 0;
        while (group < GROUPS) {
            if (group == runStart) {
                target[end++] = ':';
                group += runLength;
                if (group == GROUPS) {
                    target[end++] = ':';
                }
                continue;
            }
            if (group != 0) {
                target[end++] = ':';
            }
            if (group == 6 && runStart == 0 && (runLength == 6 || runLength == 5 && group(high, low, 5) == 0xFFFF)) {
                return ipv4(target, end, lastWord(last));
            }
            end = hexGroup(target, end, group(high, low, group));
            group++;
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
        final int text = OCTETS[value];
        target[at] = (byte) text;
        target[at + 1] = (byte) (text >>> 8);
        target[at + 2] = (byte) (text >>> 16);
        target[at + 3] = (byte) (text >>> 24);
        return at + (value < 10 ? 2 : value < 100 ? 3 : 4);
    }

    private static int group(final long high, final long low, final int index) {
        return (int) ((index < 4 ? high : low) >>> ((3 - (index & 3)) << 4)) & 0xFFFF;
    }

    private static int hexGroup(final byte[] target, final int at, final int value) {
        int end = at;
        if (value > 0xFFF) {
            target[end++] = HEX_DIGITS[value >>> 12];
        }
        if (value > 0xFF) {
            target[end++] = HEX_DIGITS[(value >>> 8) & 0xF];
        }
        if (value > 0xF) {
            target[end++] = HEX_DIGITS[(value >>> 4) & 0xF];
        }
        target[end++] = HEX_DIGITS[value & 0xF];
        return end;
    }

    /** Start in the upper byte and length in the lower one; a start that no group has where no run is long enough. */
    private static int longestZeroRun(final long high, final long low) {
        int best = GROUPS << 8;
        int bestLength = 1;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            if (group(high, low, i) != 0) {
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

    private static int[] octets() {
        final int[] result = new int[256];
        final byte[] text = new byte[4];
        for (int value = 0; value < result.length; value++) {
            Arrays.fill(text, (byte) ' ');
            text[AsciiWriter.smallDecimal(text, 0, value)] = '.';
            result[value] = text[0] | text[1] << 8 | text[2] << 16 | text[3] << 24;
        }
        return result;
    }
}
