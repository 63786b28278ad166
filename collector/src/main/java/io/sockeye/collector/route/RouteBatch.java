package io.sockeye.collector.route;

/**
 * A bounded run of routes in arrays, filled by a source and handed on when it is full. Confined to one thread at
 * a time.
 */
public final class RouteBatch {
    /**
     * Rows of a batch. So few that who takes batches is soon called often enough to be compiled: until then its loop over the
     * rows runs in the interpreter, which with 512 rows went on for half of 100,000 routes.
     */
    static final int DEFAULT_CAPACITY = 64;

    private final int[] words;
    private final byte[] names;
    private final int capacity;
    private int count;

    /**
     * Allocate an empty batch.
     *
     * @param capacity in rows.
     */
    public RouteBatch(final int capacity) {
        this.capacity = capacity;
        words = new int[capacity * RouteRecord.LENGTH];
        names = new byte[capacity * RouteRecord.MAX_NAME_LENGTH];
    }

    /**
     * The next free row, all zero.
     *
     * @param record to be wrapped around it.
     * @return {@code record}.
     */
    public RouteRecord append(final RouteRecord record) {
        count++;
        return get(count - 1, record).clear();
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
    public RouteRecord get(final int index, final RouteRecord record) {
        return record.wrap(words, index * RouteRecord.LENGTH, names, index * RouteRecord.MAX_NAME_LENGTH);
    }

    /** {@return how many rows there are} */
    public int count() {
        return count;
    }

    /** {@return whether no further row can be appended} */
    public boolean isFull() {
        return count == capacity;
    }

    /** Forget all rows. */
    public void reset() {
        count = 0;
    }
}
