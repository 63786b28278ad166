package io.sockeye.collector.route;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.NeighbourRecord;
import io.sockeye.collector.text.FieldCursor;

/**
 * Reads lines of {@code /proc/net/ndisc}, which Linux 2.2 to 2.4 have: an IPv6 neighbour each. Confined to one thread.
 */
final class NeighbourLine {
    private static final int GROUPS = 8;
    private static final int GROUP_LENGTH = 4;
    private static final int MAX_NAME_LENGTH = 8;
    private static final int HARDWARE_BYTES = 6;
    /** Location, prefix length, type, state; expiry, now, reachable; garbage collection, references, flags. */
    private static final int[] WIDTHS = {2, 2, 2, 2, 8, 8, 8, 4, 4, 4};

    private final FieldCursor cursor = new FieldCursor();
    private final long[] halves = new long[2];
    private final long[] numbers = new long[WIDTHS.length];
    private final byte[] hardware = new byte[HARDWARE_BYTES * 3];

    NeighbourLine() {}

    /**
     * Read a line as netstat does.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     * @param row    to fill.
     * @return false if the line lacks a field before the hardware address.
     */
    boolean read(final byte[] text, final int offset, final int limit, final NeighbourRecord row) {
        cursor.wrap(text, offset, limit);
        for (int i = 0; i < GROUPS; i++) {
            final int group = cursor.hexGroup(GROUP_LENGTH);
            if (group < 0) {
                return false;
            }
            halves[i >> 2] = halves[i >> 2] << 16 | group;
        }
        for (int i = 0; i < WIDTHS.length; i++) {
            if (!cursor.hex(WIDTHS[i])) {
                return false;
            }
            numbers[i] = cursor.value();
        }
        final int nameLength = cursor.word(MAX_NAME_LENGTH);
        row.family(Family.INET6.number())
                .neighbour(NetworkOrder.half(halves[0]), NetworkOrder.half(halves[1]))
                .prefixLength((int) numbers[1])
                .state((int) numbers[3])
                .now(numbers[5])
                .reachable(numbers[6])
                .collectable((int) numbers[7])
                .references((int) numbers[8])
                .flags(numbers[9])
                .name(text, cursor.position() - nameLength, nameLength)
                .hardware(hardware, 0, readHardware(text));
        return nameLength != 0;
    }

    private int readHardware(final byte[] text) {
        int end = 0;
        for (int i = 0; i < HARDWARE_BYTES; i++) {
            final int length = cursor.word(2);
            if (i > 0) {
                hardware[end] = ':';
                end++;
            }
            System.arraycopy(text, cursor.position() - length, hardware, end, length);
            end += length;
        }
        return end;
    }
}
