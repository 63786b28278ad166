package io.sockeye.collector.table;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Sorts numbers of things, outside the heap: stable, merging runs from the shortest on. Numbers are added and then
 * sorted; with a limit only so many are kept, those that come first, and memory is bounded by twice as many. Eight
 * bytes a number. Confined to one thread.
 */
public final class IndexSort implements AutoCloseable {
    /** The limit of a sort that keeps all. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final int LEAST_CAPACITY = 1024;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE / Integer.BYTES;
    /** Runs so short are sorted by insertion. */
    private static final int RUN = 8;

    private final IndexOrder order;
    private final int limit;
    private UnsafeBuffer indexes;
    private UnsafeBuffer spare;
    private int capacity;
    private int count;
    /** Whether the first {@link #limit} numbers are sorted, so that what comes behind the last of them is out. */
    private boolean isCut;

    /**
     * A sort of nothing yet.
     *
     * @param order of the things.
     * @param limit how many are kept, at least 1; {@link #NO_LIMIT} for all.
     */
    public IndexSort(final IndexOrder order, final int limit) {
        this.order = order;
        this.limit = limit;
        allocate(LEAST_CAPACITY);
    }

    private void allocate(final int numbers) {
        final UnsafeBuffer more = OffHeap.allocate(numbers * Integer.BYTES);
        final UnsafeBuffer moreSpare = OffHeap.allocate(numbers * Integer.BYTES);
        if (indexes != null) {
            more.putBytes(0, indexes, 0, count * Integer.BYTES);
            close();
        }
        indexes = more;
        spare = moreSpare;
        capacity = numbers;
    }

    /**
     * Add a thing.
     *
     * @param index number of it.
     * @return false where it comes behind so many others that it is not kept.
     */
    public boolean add(final int index) {
        if (isCut && order.compare(index, get(limit - 1)) >= 0) {
            return false;
        }
        if (count == capacity) {
            makeRoom();
        }
        indexes.putInt(count * Integer.BYTES, index);
        count++;
        return true;
    }

    private void makeRoom() {
        if (limit <= capacity / 2) {
            cut();
            return;
        }
        if (capacity == MAX_CAPACITY) {
            throw new IllegalStateException("too many to sort: count=" + count);
        }
        allocate((int) Math.min(capacity * 2L, MAX_CAPACITY));
    }

    /** Forget all numbers. */
    public void clear() {
        count = 0;
        isCut = false;
    }

    /** {@return how many are kept so far, before {@link #sort} maybe more than the limit} */
    public int count() {
        return count;
    }

    /** Sort all that were added, and forget those beyond the limit. */
    public void sort() {
        cut();
    }

    /**
     * {@return the number at a place}
     *
     * @param place from 0, in order once {@link #sort} was called.
     */
    public int get(final int place) {
        return indexes.getInt(place * Integer.BYTES);
    }

    private void cut() {
        for (int start = 0; start < count; start += RUN) {
            insert(start, Math.min(start + RUN, count));
        }
        for (long width = RUN; width < count; width *= 2) {
            for (long start = 0; start < count; start += 2 * width) {
                merge((int) start, (int) Math.min(start + width, count), (int) Math.min(start + 2 * width, count));
            }
            final UnsafeBuffer sorted = spare;
            spare = indexes;
            indexes = sorted;
        }
        if (count >= limit) {
            count = limit;
            isCut = true;
        }
    }

    private void insert(final int start, final int end) {
        for (int i = start + 1; i < end; i++) {
            final int index = get(i);
            int at = i;
            while (at > start && order.compare(get(at - 1), index) > 0) {
                indexes.putInt(at * Integer.BYTES, get(at - 1));
                at--;
            }
            indexes.putInt(at * Integer.BYTES, index);
        }
    }

    private void merge(final int start, final int middle, final int end) {
        int left = start;
        int right = middle;
        for (int to = start; to < end; to++) {
            // The left one where they are equal: the sort is stable.
            final boolean isLeft = right == end || left < middle && order.compare(get(left), get(right)) <= 0;
            spare.putInt(to * Integer.BYTES, get(isLeft ? left++ : right++));
        }
    }

    /** Free the memory. */
    @Override
    public void close() {
        OffHeap.free(indexes);
        OffHeap.free(spare);
    }
}
