package io.sockeye.collector.count;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.table.IndexSort;
import io.sockeye.linux.memory.OffHeap;

/**
 * Groups that were counted: those with the most rows first, by their keys where these are equal. Confined to one
 * thread.
 */
public final class Groups implements AutoCloseable {
    private static final int BATCH_BYTES = 1 << 16;

    private final Counting counting;
    private final GroupCounter counter;
    private final IndexSort order;

    Groups(final Counting counting, final GroupCounter counter, final int kept) {
        this.counting = counting;
        this.counter = counter;
        order = new IndexSort(
                new GroupOrder(counting.plan().keys(), counter.table(), counting.words()),
                Math.min(kept, IndexSort.NO_LIMIT));
        final int groups = counter.table().records().groups();
        for (int group = 0; group < groups; group++) {
            order.add(group);
        }
        order.sort();
    }

    /** {@return how many rows were counted, in all groups} */
    public long rows() {
        return counter.rows();
    }

    /** {@return how many groups there are that are told} */
    public int told() {
        return order.count();
    }

    /** {@return how many groups there are, told or not; where they are {@link #error() not all exact}, at least} */
    public long groups() {
        return counter.table().records().groups();
    }

    /** {@return how many rows a group may have that was not kept; 0 where all counts are exact} */
    public long error() {
        return counter.table().floor();
    }

    /** {@return whether groups have no percentiles as there are too many} */
    public boolean lacksPercentiles() {
        return counter.histograms().isExhausted();
    }

    /** {@return rows of the groups that are told; more than there are where counts have errors} */
    public long toldRows() {
        long sum = 0;
        for (int place = 0; place < order.count(); place++) {
            sum += counter.table().records().count(order.get(place));
        }
        return sum;
    }

    /** {@return how much memory the groups take, in bytes} */
    public long capacityBytes() {
        return counter.table().capacityBytes();
    }

    /**
     * Hand on the groups as rows, of {@link Counting#fields()}.
     *
     * @param sink to hand on to.
     */
    public void deliver(final RowSink sink) {
        final GroupRows rows = counting.rows();
        final RowBatch batch = new RowBatch(rows.length(), Math.max(1, BATCH_BYTES / rows.length()));
        final UnsafeBuffer row = OffHeap.allocate(rows.length());
        final KeyCursor cursor = new KeyCursor(counting.plan().keys(), counter.table());
        boolean isWanted = true;
        for (int place = 0; place < order.count() && isWanted; place++) {
            rows.write(row, counter, cursor, order.get(place));
            batch.appendCopy(row);
            if (batch.isFull() || place + 1 == order.count()) {
                isWanted = sink.onRows(batch);
                batch.reset();
            }
        }
    }

    /** Free the memory. */
    @Override
    public void close() {
        order.close();
        counter.close();
    }
}
