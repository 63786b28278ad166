package io.sockeye.collector.record;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * A bounded run of rows in off-heap memory, filled by a source and handed on when it is full. Confined to one thread at
 * a time.
 */
public final class SocketBatch {
    /** Rows of a batch: about as many sockets as a netlink receive buffer of 32 KiB brings. */
    public static final int DEFAULT_CAPACITY = 264;

    private final UnsafeBuffer buffer;
    private final int capacity;
    private int count;

    /**
     * Allocate an empty batch.
     *
     * @param capacity in rows.
     */
    public SocketBatch(final int capacity) {
        this.capacity = capacity;
        this.buffer = OffHeap.allocate(capacity * SocketRecord.LENGTH);
    }

    /**
     * The next free row, all zero.
     *
     * @param record to be wrapped around it.
     * @return {@code record}.
     */
    public SocketRecord append(final SocketRecord record) {
        final int offset = count * SocketRecord.LENGTH;
        count++;
        return record.wrap(buffer, offset).clear();
    }

    /**
     * The next free row, with whatever was in it: for who sets every field, see {@link SocketRecord#beginInternet}.
     *
     * @param record to be wrapped around it.
     * @return {@code record}.
     */
    public SocketRecord appendUncleared(final SocketRecord record) {
        final int offset = count * SocketRecord.LENGTH;
        count++;
        return record.wrap(buffer, offset);
    }

    /** Take back the row that was appended last. */
    public void removeLast() {
        count--;
    }

    /**
     * Look at a row.
     *
     * @param index  of the row, from 0.
     * @param record to be wrapped around it.
     * @return {@code record}.
     */
    public SocketRecord get(final int index, final SocketRecord record) {
        return record.wrap(buffer, index * SocketRecord.LENGTH);
    }

    /**
     * How many rows there are.
     *
     * @return count of rows.
     */
    public int count() {
        return count;
    }

    /**
     * Whether no further row can be appended.
     *
     * @return true if full.
     */
    public boolean isFull() {
        return count == capacity;
    }

    /** Forget all rows. */
    public void reset() {
        count = 0;
    }
}
