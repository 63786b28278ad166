package io.sockeye.collector.process;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;

/**
 * Reads what a link in {@code /proc/PID/fd} says: {@code socket:[123]}, or {@code [0000]:123} where the kernel is older
 * than 2.2. Threads: stateless.
 */
final class SocketLink {
    /** Room for any link that names a socket, in bytes; one that fills it names something else. */
    static final int MAX_LENGTH = 64;
    /** Answer for a link that names no socket. */
    static final long NOT_A_SOCKET = 0;

    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int PREFIX_LENGTH = 8;
    private static final long PREFIX = 0x5B3A_7465_6B63_6F73L; // "socket:[", first byte lowest
    private static final int OLD_PREFIX_LENGTH = 7;
    private static final long OLD_PREFIX = 0x3A_5D30_3030_305BL; // "[0000]:", first byte lowest
    private static final long OLD_PREFIX_MASK = 0xFF_FFFF_FFFF_FFFFL;
    private static final int DIGITS_WITHOUT_OVERFLOW = 19;

    private SocketLink() {}

    /**
     * The inode of the socket that a link names.
     *
     * @param buffer with the link's text.
     * @param offset in bytes at which it begins.
     * @param length in bytes of it.
     * @return the inode, an unsigned 64-bit number, or {@link #NOT_A_SOCKET}.
     */
    static long inode(final DirectBuffer buffer, final int offset, final int length) {
        if (length < PREFIX_LENGTH) {
            return NOT_A_SOCKET;
        }
        final long word = buffer.getLong(offset);
        final long start = IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
        if (start == PREFIX) {
            return buffer.getByte(offset + length - 1) == ']'
                    ? number(buffer, offset + PREFIX_LENGTH, offset + length - 1)
                    : NOT_A_SOCKET;
        }
        return (start & OLD_PREFIX_MASK) == OLD_PREFIX
                ? number(buffer, offset + OLD_PREFIX_LENGTH, offset + length)
                : NOT_A_SOCKET;
    }

    /**
     * The inode of the socket that a file names which stands for a link: file systems and archives without symbolic
     * links keep what a link says as a file's text.
     *
     * @param buffer with the file's text.
     * @param length in bytes of it from its start.
     * @return the inode, or {@link #NOT_A_SOCKET}.
     */
    static long inodeOfText(final DirectBuffer buffer, final int length) {
        int end = length;
        while (end > 0 && isBlank(buffer.getByte(end - 1))) {
            end--;
        }
        return inode(buffer, 0, end);
    }

    private static boolean isBlank(final byte character) {
        return character == '\n' || character == '\r' || character == ' ';
    }

    private static long number(final DirectBuffer buffer, final int begin, final int end) {
        if (end - begin > DIGITS_WITHOUT_OVERFLOW + 1) {
            return NOT_A_SOCKET;
        }
        long value = 0;
        for (int i = begin; i < end; i++) {
            final int digit = buffer.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_SOCKET;
            }
            if (i - begin == DIGITS_WITHOUT_OVERFLOW
                    && (Long.compareUnsigned(value, Long.divideUnsigned(-1L, 10)) > 0
                            || Long.compareUnsigned(value * 10 + digit, digit) < 0)) {
                return NOT_A_SOCKET;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
