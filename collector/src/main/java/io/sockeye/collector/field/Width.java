package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/** How many bytes of a row a number takes, in host byte order, and whether it has a sign. */
public enum Width {
    /** One byte, unsigned. */
    U8(1),
    /** Two bytes, unsigned. */
    U16(2),
    /** Four bytes, unsigned. */
    U32(4),
    /** Eight bytes, whose sign is the reader's business. */
    U64(8),
    /** One byte, signed. */
    I8(1),
    /** Two bytes, signed. */
    I16(2),
    /** Four bytes, signed. */
    I32(4);

    private final int bytes;

    Width(final int bytes) {
        this.bytes = bytes;
    }

    /** {@return how many bytes it takes} */
    public int bytes() {
        return bytes;
    }

    /**
     * Read a number.
     *
     * @param width  the ordinal of its width.
     * @param row    that has it.
     * @param offset in bytes from the row's beginning.
     * @return the number.
     */
    static long read(final int width, final Row row, final int offset) {
        // By ordinal, for a switch over an enum looks each up in an array of its own.
        switch (width) {
            case 0:
                return row.getByte(offset);
            case 1:
                return row.getShort(offset);
            case 2:
                return row.getInt(offset) & 0xFFFF_FFFFL;
            case 3:
                return row.getLong(offset);
            case 4:
                return (byte) row.getByte(offset);
            case 5:
                return (short) row.getShort(offset);
            default:
                return row.getInt(offset);
        }
    }
}
