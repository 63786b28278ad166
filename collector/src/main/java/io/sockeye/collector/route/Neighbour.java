package io.sockeye.collector.route;

import java.nio.charset.StandardCharsets;

import io.sockeye.collector.text.FieldCursor;

/**
 * An IPv6 neighbour, of the file {@code /proc/net/ndisc} that Linux 2.2 to 2.4 have. Times are in ticks, 100 a second.
 *
 * @param first           the first eight bytes of the address as they lie in memory, in host order of a long.
 * @param last            the last eight bytes.
 * @param prefixLength    in bits.
 * @param state           {@code NUD_*}.
 * @param now             when the entry was read.
 * @param reachable       until when it is taken to be reachable.
 * @param collectable     from when it may be deleted.
 * @param references      to the entry.
 * @param flags           {@code NTF_*}.
 * @param interfaceName   as it came, one char a byte.
 * @param hardwareAddress of six bytes, two characters each with colons between them, one char a byte.
 */
public record Neighbour(
        long first,
        long last,
        int prefixLength,
        int state,
        long now,
        long reachable,
        int collectable,
        int references,
        long flags,
        String interfaceName,
        String hardwareAddress) {
    private static final int GROUPS = 8;
    private static final int GROUP_LENGTH = 4;
    private static final int MAX_NAME_LENGTH = 8;
    private static final int HARDWARE_BYTES = 6;
    /** Location, prefix length, type, state; expiry, now, reachable; garbage collection, references, flags. */
    private static final int[] WIDTHS = {2, 2, 2, 2, 8, 8, 8, 4, 4, 4};

    /**
     * Read a line as netstat does.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     * @return the neighbour, or null if the line lacks a field before the hardware address.
     */
    static Neighbour read(final byte[] text, final int offset, final int limit) {
        final FieldCursor cursor = new FieldCursor().wrap(text, offset, limit);
        final long[] halves = new long[2];
        for (int i = 0; i < GROUPS; i++) {
            final int group = cursor.hexGroup(GROUP_LENGTH);
            if (group < 0) {
                return null;
            }
            halves[i >> 2] = halves[i >> 2] << 16 | group;
        }
        final long[] numbers = new long[WIDTHS.length];
        for (int i = 0; i < WIDTHS.length; i++) {
            if (!cursor.hex(WIDTHS[i])) {
                return null;
            }
            numbers[i] = cursor.value();
        }
        final int nameLength = cursor.word(MAX_NAME_LENGTH);
        final String name = new String(text, cursor.position() - nameLength, nameLength, StandardCharsets.ISO_8859_1);
        return nameLength == 0 ? null : of(halves, numbers, name, hardwareAddress(cursor, text));
    }

    private static Neighbour of(
            final long[] halves, final long[] numbers, final String name, final String hardwareAddress) {
        return new Neighbour(
                NetworkOrder.half(halves[0]),
                NetworkOrder.half(halves[1]),
                (int) numbers[1],
                (int) numbers[3],
                numbers[5],
                numbers[6],
                (int) numbers[7],
                (int) numbers[8],
                numbers[9],
                name,
                hardwareAddress);
    }

    private static String hardwareAddress(final FieldCursor cursor, final byte[] text) {
        final StringBuilder address = new StringBuilder();
        for (int i = 0; i < HARDWARE_BYTES; i++) {
            final int length = cursor.word(2);
            address.append(i == 0 ? "" : ":")
                    .append(new String(text, cursor.position() - length, length, StandardCharsets.ISO_8859_1));
        }
        return address.toString();
    }
}
