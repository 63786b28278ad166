package io.sockeye.collector.masquerade;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * A bounded run of rows in off-heap memory, filled by a source and handed on when it is full. Confined to one thread at a time.
 */
public final class ConnectionBatch {
    /** Rows of a batch: more than a netlink receive buffer of 32 KiB brings. */
    static final int CAPACITY = 256;

    private final UnsafeBuffer buffer = OffHeap.allocate(CAPACITY * TrackedConnection.LENGTH);
    private int count;

    /** An empty batch. */
    ConnectionBatch() {}

    /** The next free row, with whatever was in it. */
    TrackedConnection append(final TrackedConnection row) {
        count++;
        return row.wrap(buffer, (count - 1) * TrackedConnection.LENGTH);
    }

    /** Take back the row that was appended last. */
    void removeLast() {
        count--;
    }

    /**
     * Look at a row.
     *
     * @param index of the row, from 0.
     * @param row   to be wrapped around it.
     * @return {@code row}.
     */
    public TrackedConnection get(final int index, final TrackedConnection row) {
        return row.wrap(buffer, index * TrackedConnection.LENGTH);
    }

    /** {@return how many rows there are} */
    public int count() {
        return count;
    }

    /** Whether no further row can be appended. */
    boolean isFull() {
        return count == CAPACITY;
    }

    /** Forget all rows. */
    void reset() {
        count = 0;
    }
}
