package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.MEMORY_COUNT_OFFSET;
import static io.sockeye.collector.record.RowLayout.MPTCP_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.PARAMETERS_KIND_OFFSET;
import static io.sockeye.collector.record.RowLayout.TOLD_OFFSET;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.SocketRecord;

/** When a field is there that lies in the details of a socket's row. */
final class Details {
    private Details() {}

    private static boolean has(final Row row) {
        return row.length() >= SocketRecord.DETAILED_LENGTH;
    }

    /** Where the kernel told all of some bits of {@link io.sockeye.collector.record.Told}. */
    static Presence told(final int bits) {
        return Presence.where(row -> has(row) && (row.getInt(TOLD_OFFSET) & bits) == bits);
    }

    /** Where there are more numbers of memory than this. */
    static Presence memory(final int index) {
        return Presence.where(row -> has(row) && row.getByte(MEMORY_COUNT_OFFSET) > index);
    }

    /** Where the parameters are those of one congestion control. */
    static Presence parameters(final int kind) {
        return Presence.where(row -> has(row) && row.getByte(PARAMETERS_KIND_OFFSET) == kind);
    }

    /** Where a byte is not 0, be it a length or a word's number. */
    static Presence nonZero(final int offset) {
        return Presence.where(row -> has(row) && row.getByte(offset) != 0);
    }

    /** Where {@code struct mptcp_info} reaches as far as a number. */
    static Presence mptcp(final int offset, final Width width) {
        final int end = offset + width.bytes();
        return Presence.where(row -> has(row) && row.getShort(MPTCP_LENGTH_OFFSET) >= end);
    }
}
