package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/** Bytes that lie in the row behind a length that lies there too. Threads: immutable. */
final class TextReader extends RowReader {
    private final int lengthOffset;
    private final int lengthWidth;
    private final int offset;
    private final int room;

    TextReader(
            final Presence presence,
            final int lengthOffset,
            final Width lengthWidth,
            final int offset,
            final int room) {
        super(presence);
        this.lengthOffset = lengthOffset;
        this.lengthWidth = lengthWidth.ordinal();
        this.offset = offset;
        this.room = Math.min(room, MAX_TEXT);
    }

    @Override
    public int text(final Row row, final byte[] target) {
        if (!presence.holds(row)) {
            return -1;
        }
        final int length = (int) Math.min(Width.read(lengthWidth, row, lengthOffset), room);
        row.getBytes(offset, target, 0, length);
        return length;
    }
}
