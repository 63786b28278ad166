package io.sockeye.collector.table;

import java.util.concurrent.atomic.AtomicLong;

import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * Hands on the first rows that come, and then has no more, so that the source stops. Several threads have a stage each,
 * and the number of rows together. Rows of one thing count once. Confined to one thread.
 */
public final class LimitStage implements RowSink {
    private final AtomicLong left;
    private final RowChain chain;
    private final RowSink sink;

    /**
     * A stage of rows that stand for themselves.
     *
     * @param left how many rows may still be handed on, counted down by all stages that share it.
     * @param sink to hand on to.
     */
    public LimitStage(final AtomicLong left, final RowSink sink) {
        this(left, RowChain.NONE, sink);
    }

    /**
     * A stage.
     *
     * @param left  how many things may still be handed on, counted down by all stages that share it.
     * @param chain which tells rows of one thing; that thread's own.
     * @param sink  to hand on to.
     */
    public LimitStage(final AtomicLong left, final RowChain chain, final RowSink sink) {
        this.left = left;
        this.chain = chain;
        this.sink = sink;
    }

    @Override
    public void onTable() {
        sink.onTable();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        final int count = batch.count();
        int things = 0;
        for (int i = 0; i < count; i++) {
            things += chain.continues(batch, i) ? 0 : 1;
        }
        final long before = left.getAndAdd(-things);
        if (before >= things) {
            return sink.onRows(batch) && (before > things || chain.isContinued(batch, count - 1));
        }
        final int kept = rowsOf(Math.max(0, before), batch);
        if (kept > 0) {
            batch.truncate(kept);
            sink.onRows(batch);
        }
        return false;
    }

    /** How many rows the first things have, and before them what belongs to the last one of the batch before. */
    private int rowsOf(final long things, final RowBatch batch) {
        long wanted = things;
        int rows = 0;
        while (rows < batch.count() && (chain.continues(batch, rows) || wanted > 0)) {
            wanted -= chain.continues(batch, rows) ? 0 : 1;
            rows++;
        }
        return rows;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        sink.onMalformed(what, position);
    }
}
