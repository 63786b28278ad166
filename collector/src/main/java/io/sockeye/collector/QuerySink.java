package io.sockeye.collector;

import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * Stands before a caller's sink for one query: keeps in mind over all protocols whether more is wanted, and which
 * thread the sink is called on, so that a call from within it is known. Confined to one thread at a time, but for
 * {@link #isOn}.
 */
final class QuerySink implements RowSink {
    private final RowSink sink;
    private boolean isWanted = true;
    private volatile Thread thread;

    QuerySink(final RowSink sink) {
        this.sink = sink;
    }

    /** Whether a thread is one that has called the sink; any thread may ask. */
    boolean isOn(final Thread asked) {
        return thread == asked;
    }

    /** {@return whether the sink wants more rows} */
    boolean isWanted() {
        return isWanted;
    }

    @Override
    public void onTable() {
        enter();
        sink.onTable();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        enter();
        isWanted = isWanted && sink.onRows(batch);
        return isWanted;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        enter();
        sink.onMalformed(what, position);
    }

    private void enter() {
        final Thread current = Thread.currentThread();
        if (thread != current) {
            thread = current;
        }
    }
}
