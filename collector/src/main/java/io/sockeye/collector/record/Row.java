package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over one row of a {@link RowBatch}: some bytes outside the heap. What lies where is told by the kinds of
 * rows, which extend this, and by the lists of fields, which read any row by offset and width.
 *
 * <p>Numbers are in host byte order, addresses in network byte order. A row is valid until the batch that it lies in is
 * filled anew: a sink must not retain it. Threads: confined to one at a time.
 */
public class Row {
    /** So many bytes are copied one by one. */
    private static final int SHORT_COPY = 32;

    private final int least;
    private final int cleared;

    /** Held so that the memory stays as long as the row may be read. */
    private UnsafeBuffer buffer;

    private int length;
    private int traits;

    /** Where the row begins. */
    long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a row, and may be wrapped around any. */
    public Row() {
        this(0, 0);
    }

    /**
     * A flyweight that is not yet wrapped around a row.
     *
     * @param least   length in bytes of what this kind of row has in any case; at most {@value OffHeap#MAX_FLYWEIGHT}.
     * @param cleared how many bytes from the start {@link #clear()} sets to zero at least.
     */
    Row(final int least, final int cleared) {
        this.least = least;
        this.cleared = cleared;
    }

    /**
     * Wrap a row.
     *
     * @param memory    containing the row, outside the heap.
     * @param offset    in bytes at which the row begins.
     * @param rowLength in bytes of the row, details at its end included.
     * @throws IndexOutOfBoundsException if the row is not all inside the memory, or shorter than this kind of row.
     */
    public final void wrap(final UnsafeBuffer memory, final int offset, final int rowLength) {
        address = OffHeap.address(memory, offset, rowLength);
        traits = 0;
        if (rowLength != length) {
            takeLength(rowLength);
        }
        if (buffer != memory) {
            // Storing a reference costs more than finding it there: the collector is told of each store.
            buffer = memory;
        }
    }

    /**
     * Wrap a part of this row, for as long as this row is valid.
     *
     * @param offset     in bytes at which the part begins.
     * @param partLength in bytes.
     * @param part       to be wrapped.
     * @throws IndexOutOfBoundsException if the part is not all inside this row.
     */
    public final void part(final int offset, final int partLength, final Row part) {
        Objects.checkFromIndexSize(offset, partLength, length);
        part.wrap(buffer, (int) (address - buffer.addressOffset()) + offset, partLength);
    }

    /** Copy the row to memory that has room for it. */
    final void copyTo(final UnsafeBuffer memory, final int offset) {
        memory.putBytes(offset, buffer, (int) (address - buffer.addressOffset()), length);
    }

    private void takeLength(final int rowLength) {
        if (rowLength < least) {
            address = OffHeap.unwrapped();
            throw new IndexOutOfBoundsException("row too short: length=" + rowLength + ", least=" + least);
        }
        length = rowLength;
    }

    /** {@return length of the row in bytes, details at its end included} */
    public final int length() {
        return length;
    }

    /** {@return what {@link #traits(int)} has kept of the row at hand; 0 if nothing} */
    public final int traits() {
        return traits;
    }

    /**
     * Keep what was found out of the row at hand, so that it is found out once. Forgotten when another row is wrapped;
     * who changes the row after that wraps it again.
     *
     * @param value not 0.
     */
    public final void traits(final int value) {
        traits = value;
    }

    /** Set to zero all bytes that say anything as long as no text and no details are added. */
    public final void clear() {
        // Stores of eight bytes: setting memory is a call into the JVM, which costs a short row more than all of them.
        final int end = cleared == 0 ? length : cleared;
        int offset = 0;
        for (; offset <= end - Long.BYTES; offset += Long.BYTES) {
            UnsafeApi.putLong(address + offset, 0);
        }
        for (; offset < end; offset++) {
            UnsafeApi.putByte(address + offset, (byte) 0);
        }
    }

    /**
     * Read a byte.
     *
     * @param offset in bytes from the row's beginning.
     * @return 0 to 255.
     */
    public final int getByte(final int offset) {
        return UnsafeApi.getByte(at(offset, Byte.BYTES)) & 0xFF;
    }

    /**
     * Read two bytes.
     *
     * @param offset in bytes from the row's beginning.
     * @return 0 to 65535.
     */
    public final int getShort(final int offset) {
        return UnsafeApi.getShort(at(offset, Short.BYTES)) & 0xFFFF;
    }

    /**
     * Read four bytes.
     *
     * @param offset in bytes from the row's beginning.
     * @return the number, signed.
     */
    public final int getInt(final int offset) {
        return UnsafeApi.getInt(at(offset, Integer.BYTES));
    }

    /**
     * Read eight bytes.
     *
     * @param offset in bytes from the row's beginning.
     * @return the number, signed.
     */
    public final long getLong(final int offset) {
        return UnsafeApi.getLong(at(offset, Long.BYTES));
    }

    /**
     * Copy bytes out of the row.
     *
     * @param offset in bytes from the row's beginning.
     * @param target to copy to.
     * @param at     index of the first byte there.
     * @param count  of bytes.
     */
    public final void getBytes(final int offset, final byte[] target, final int at, final int count) {
        Objects.checkFromIndexSize(at, count, target.length);
        Objects.checkFromIndexSize(offset, count, length);
        if (count > SHORT_COPY) {
            UnsafeApi.copyMemory(null, address + offset, target, ByteArrays.BASE_OFFSET + at, count);
            return;
        }
        // Copying memory is a call into the JVM, which costs a short text more than a loop.
        for (int i = 0; i < count; i++) {
            target[at + i] = UnsafeApi.getByte(address + offset + i);
        }
    }

    private long at(final int offset, final int width) {
        // An unsigned comparison, so that a negative offset is outside too.
        if (Integer.compareUnsigned(offset, length - width) > 0 || length < width) {
            throw outside(offset, width);
        }
        return address + offset;
    }

    /** Apart, so that reading stays short enough to be inlined by the first compiler too. */
    private IndexOutOfBoundsException outside(final int offset, final int width) {
        return new IndexOutOfBoundsException("offset=" + offset + ", width=" + width + ", length=" + length);
    }
}
