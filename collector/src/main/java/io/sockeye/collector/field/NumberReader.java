package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/** A number that lies in the row, or some bits of it. Threads: immutable. */
final class NumberReader extends RowReader {
    private final int offset;
    private final int width;
    private final int shift;
    private final long mask;

    NumberReader(final Presence presence, final int offset, final Width width, final int shift, final long mask) {
        super(presence);
        this.offset = offset;
        this.width = width.ordinal();
        this.shift = shift;
        this.mask = mask;
    }

    @Override
    public long number(final Row row) {
        return Width.read(width, row, offset) >> shift & mask;
    }
}
