package io.sockeye.cli.route;

import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.route.CacheLayout;
import io.sockeye.collector.route.CacheSink;

/** Remembers whether the layout of a routing cache is known, for who tells it. Confined to one thread. */
final class CacheWatch implements CacheSink {
    private final RowSink sink;
    private boolean isKnown;

    CacheWatch(final RowSink sink) {
        this.sink = sink;
    }

    /** {@return whether the layout of the table is known} */
    boolean isLayoutKnown() {
        return isKnown;
    }

    @Override
    public void onLayout(final CacheLayout layout, final int marks) {
        isKnown = layout != null;
        if (sink instanceof final CacheSink table) {
            table.onLayout(layout, marks);
        }
    }

    @Override
    public void onTable() {
        sink.onTable();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        return sink.onRows(batch);
    }

    @Override
    public void onMalformed(final String what, final long position) {
        sink.onMalformed(what, position);
    }
}
