package io.sockeye.collector.procnet;

import java.nio.ByteOrder;

import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;

/**
 * Walks a list of addresses in a line of {@code /proc/net/sctp}: {@code 10.0.0.1} or
 * {@code fe80:0000:0000:0000:0000:0000:0000:0001}, all eight groups written out, separated by spaces; a {@code *} marks
 * the primary one. Threads: confined to one.
 */
final class SctpAddresses {
    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int MAPPED_PREFIX = 0xFFFF;

    private final FieldCursor words = new FieldCursor();
    private final int[] groups = new int[8];
    private byte[] text;
    /** Where the address ends. */
    private int position;

    private boolean isInet6;
    private boolean isMalformed;

    /**
     * Begin a list.
     *
     * @param text   containing the list.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     */
    void wrap(final byte[] text, final int offset, final int limit) {
        this.text = text;
        words.wrap(text, offset, limit);
        this.isMalformed = false;
    }

    /**
     * Move to the next address.
     *
     * @return false if there is none, or if what is there is no address.
     */
    boolean next() {
        if (!words.nextField()) {
            return false;
        }
        final int word = words.fieldOffset();
        position = words.fieldLimit();
        final int from = text[word] == '*' ? word + 1 : word;
        isInet6 = AsciiScan.indexOf(text, from, position, (byte) ':') < position;
        isMalformed = isInet6 ? !parseInet6(from) : !parseInet(from);
        return !isMalformed;
    }

    /** {@return whether something in the list was no address} */
    boolean isMalformed() {
        return isMalformed;
    }

    /** {@return whether the address that {@link #next()} moved to is of IPv6} */
    boolean isInet6() {
        return isInet6;
    }

    /**
     * 32 bits of the address as they lie in memory in network byte order, ready for a row.
     *
     * @param word    0 to 3.
     * @param asInet6 whether the row is of IPv6; an IPv4 address is then given as the IPv4-mapped one.
     * @return the bytes, in host order of an int.
     */
    int word(final int word, final boolean asInet6) {
        final int bigEndian;
        if (isInet6) {
            bigEndian = groups[2 * word] << 16 | groups[2 * word + 1];
        } else if (word == (asInet6 ? 3 : 0)) {
            bigEndian = groups[0] << 24 | groups[1] << 16 | groups[2] << 8 | groups[3];
        } else {
            bigEndian = asInet6 && word == 2 ? MAPPED_PREFIX : 0;
        }
        return IS_LITTLE_ENDIAN ? Integer.reverseBytes(bigEndian) : bigEndian;
    }

    private boolean parseInet6(final int offset) {
        int at = offset;
        for (int i = 0; i < 8; i++) {
            final int end = AsciiScan.skipHexDigits(text, at, position);
            if (end == at || end - at > 4 || !isSeparated(end, ':', i == 7)) {
                return false;
            }
            groups[i] = (int) AsciiScan.parseHex(text, at, end);
            at = end + 1;
        }
        return true;
    }

    private boolean parseInet(final int offset) {
        int at = offset;
        for (int i = 0; i < 4; i++) {
            final int end = AsciiScan.skipDigits(text, at, position);
            if (end == at || end - at > 3 || !isSeparated(end, '.', i == 3)) {
                return false;
            }
            groups[i] = (int) AsciiScan.parseDecimal(text, at, end);
            if (groups[i] > 255) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    private boolean isSeparated(final int end, final char separator, final boolean isLast) {
        return isLast ? end == position : end < position && text[end] == separator;
    }
}
