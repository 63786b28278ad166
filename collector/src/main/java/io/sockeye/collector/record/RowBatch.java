package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * A bounded run of rows of one kind in off-heap memory, filled by a source and handed on when it is full. Confined to
 * one thread at a time.
 */
public final class RowBatch {
    private final UnsafeBuffer buffer;
    private final int rowLength;
    private final int capacity;
    private int count;
    private boolean meetsCondition;

    /**
     * Allocate an empty batch.
     *
     * @param rowLength in bytes, of each row.
     * @param capacity  in rows.
     */
    public RowBatch(final int rowLength, final int capacity) {
        this.rowLength = rowLength;
        this.capacity = capacity;
        this.buffer = OffHeap.allocate(Math.multiplyExact(capacity, rowLength));
    }

    /**
     * The next free row, {@link Row#clear() cleared}.
     *
     * @param row to be wrapped around it.
     * @param <R> kind of row.
     * @return {@code row}.
     */
    public <R extends Row> R append(final R row) {
        appendUncleared(row);
        row.clear();
        return row;
    }

    /**
     * The next free row, with whatever was in it: for who sets every field, see {@link SocketRecord#beginInternet}.
     *
     * @param row to be wrapped around it.
     * @param <R> kind of row.
     * @return {@code row}.
     */
    public <R extends Row> R appendUncleared(final R row) {
        row.wrap(buffer, count * rowLength, rowLength);
        count++;
        return row;
    }

    /**
     * Append a copy of another batch's row, for who keeps rows.
     *
     * @param other batch, whose rows are as long.
     * @param index of the row there.
     */
    public void appendCopy(final RowBatch other, final int index) {
        Objects.checkIndex(index, other.count);
        Objects.checkIndex(count, capacity);
        if (other.rowLength != rowLength) {
            throw new IllegalArgumentException("rowLength=" + rowLength + ", other=" + other.rowLength);
        }
        buffer.putBytes(count * rowLength, other.buffer, index * rowLength, rowLength);
        count++;
    }

    /**
     * Append a copy of a row that lies in another batch, for who keeps rows.
     *
     * @param row as long as the rows of this batch.
     */
    public void appendCopy(final Row row) {
        Objects.checkIndex(count, capacity);
        if (row.length() != rowLength) {
            throw new IllegalArgumentException("rowLength=" + rowLength + ", other=" + row.length());
        }
        row.copyTo(buffer, count * rowLength);
        count++;
    }

    /**
     * Append a row that was made elsewhere, for who knows its layout alone.
     *
     * @param source its bytes, as long as a row, from the beginning.
     */
    public void appendCopy(final UnsafeBuffer source) {
        Objects.checkIndex(count, capacity);
        buffer.putBytes(count * rowLength, source, 0, rowLength);
        count++;
    }

    /** Take back the row that was appended last. */
    public void removeLast() {
        count--;
    }

    /**
     * Look at a row.
     *
     * @param index of the row, from 0.
     * @param row   to be wrapped around it.
     * @param <R>   kind of row.
     * @return {@code row}.
     */
    public <R extends Row> R get(final int index, final R row) {
        row.wrap(buffer, index * rowLength, rowLength);
        return row;
    }

    /**
     * Copy a row over another one.
     *
     * @param from index of the row.
     * @param to   index of the one that it takes the place of.
     */
    public void move(final int from, final int to) {
        Objects.checkIndex(from, count);
        Objects.checkIndex(to, count);
        if (from != to) {
            buffer.putBytes(to * rowLength, buffer, from * rowLength, rowLength);
        }
    }

    /**
     * Forget the last rows.
     *
     * @param rows that are left.
     */
    public void truncate(final int rows) {
        Objects.checkFromToIndex(0, rows, count);
        count = rows;
    }

    /** {@return how many rows there are} */
    public int count() {
        return count;
    }

    /** {@return length of each row in bytes} */
    public int rowLength() {
        return rowLength;
    }

    /** {@return whether no further row can be appended} */
    public boolean isFull() {
        return count == capacity;
    }

    /** {@return whether each row is known to meet the whole condition that the source was asked with} */
    public boolean meetsCondition() {
        return meetsCondition;
    }

    /**
     * Say what {@link #meetsCondition()} tells until the next {@link #reset()}.
     *
     * @param meets whether each row, those yet to come too, meets the whole condition.
     */
    public void meetsCondition(final boolean meets) {
        meetsCondition = meets;
    }

    /** Forget all rows, and that they met a condition. */
    public void reset() {
        count = 0;
        meetsCondition = false;
    }

    /** Free the memory, for who does not wait until the batch is unreachable; it must not be used any more. */
    public void free() {
        OffHeap.free(buffer);
    }
}
