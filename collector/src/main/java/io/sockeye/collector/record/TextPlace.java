package io.sockeye.collector.record;

import org.agrona.UnsafeApi;

/**
 * Where a text from outside lies in a row: its bytes, and one byte that has their number. Threads: immutable.
 */
public final class TextPlace {
    private final int lengthOffset;
    private final int offset;
    private final int room;

    /**
     * A place.
     *
     * @param lengthOffset of the byte that has the length, from the row's beginning.
     * @param offset       of the first byte, from the row's beginning.
     * @param room         in bytes, at most 255.
     */
    TextPlace(final int lengthOffset, final int offset, final int room) {
        this.lengthOffset = lengthOffset;
        this.offset = offset;
        this.room = room;
    }

    /** {@return where its length is, one byte, in bytes from the row's beginning} */
    public int lengthOffset() {
        return lengthOffset;
    }

    /** {@return where the text begins, in bytes from the row's beginning} */
    public int offset() {
        return offset;
    }

    /** {@return how many bytes it may have} */
    public int room() {
        return room;
    }

    /**
     * The length of the text in a row.
     *
     * @param row to read.
     * @return in bytes, 0 where it is not told.
     */
    public int length(final Row row) {
        return row.getByte(lengthOffset);
    }

    /**
     * Set the text; what there is no room for is cut off.
     *
     * @param row    to write, of the kind that has this place.
     * @param source to copy from.
     * @param from   offset in bytes at which the text begins there.
     * @param count  of bytes.
     */
    public void put(final Row row, final byte[] source, final int from, final int count) {
        final int kept = RowBytes.put(row.address + offset, room, source, from, count);
        UnsafeApi.putByte(row.address + lengthOffset, (byte) kept);
    }
}
