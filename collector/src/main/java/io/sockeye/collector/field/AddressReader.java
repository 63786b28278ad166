package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/** An address of 16 bytes that lies in the row, and its family, a byte, elsewhere in it. Threads: immutable. */
final class AddressReader extends RowReader {
    private final int familyOffset;
    private final int offset;

    AddressReader(final Presence presence, final int familyOffset, final int offset) {
        super(presence);
        this.familyOffset = familyOffset;
        this.offset = offset;
    }

    @Override
    public int addressFamily(final Row row) {
        return presence.holds(row) ? row.getByte(familyOffset) : 0;
    }

    @Override
    public long addressHalf(final Row row, final int half) {
        return row.getLong(offset + (half << 3));
    }
}
