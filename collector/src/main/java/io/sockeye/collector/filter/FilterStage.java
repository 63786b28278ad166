package io.sockeye.collector.filter;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * The one place where rows are left out: it stands between a source, which gives a superset of what is wanted, and a
 * sink, which takes all that it is given. Rows that pass move to the front of their batch. Confined to one thread at a
 * time.
 *
 * @param <R> kind of row.
 */
public final class FilterStage<R extends Row> implements RowSink {
    private final RowFilter<? super R> filter;
    /** What is left of it where the source has checked its condition; null if nothing. */
    private final RowFilter<? super R> rest;

    private final R row;
    private final RowSink sink;

    /**
     * A stage.
     *
     * @param filter to pass.
     * @param row    to look with; nobody else's.
     * @param sink   to hand on to.
     */
    public FilterStage(final RowFilter<? super R> filter, final R row, final RowSink sink) {
        this(filter, filter, row, sink);
    }

    /**
     * A stage that does not check again what the source has checked.
     *
     * @param filter to pass.
     * @param rest   to pass in its place for rows that {@link RowBatch#meetsCondition() meet the condition} which the
     *               source was asked with; null if all of them pass.
     * @param row    to look with; nobody else's.
     * @param sink   to hand on to.
     */
    public FilterStage(
            final RowFilter<? super R> filter, final RowFilter<? super R> rest, final R row, final RowSink sink) {
        this.filter = filter;
        this.rest = rest;
        this.row = row;
        this.sink = sink;
    }

    @Override
    public void onTable() {
        sink.onTable();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        final RowFilter<? super R> due = batch.meetsCondition() ? rest : filter;
        if (due == null) {
            return sink.onRows(batch);
        }
        final int count = batch.count();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (due.matches(batch.get(i, row))) {
                batch.move(i, kept);
                kept++;
            }
        }
        batch.truncate(kept);
        return kept == 0 || sink.onRows(batch);
    }

    @Override
    public void onMalformed(final String what, final long position) {
        sink.onMalformed(what, position);
    }
}
