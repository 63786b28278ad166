package io.sockeye.collector;

import java.util.function.Consumer;

import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** Gives each row of a batch to an action. What is malformed is counted in the result. Confined to one thread. */
final class EachRow implements RowSink {
    private final Consumer<? super SocketRecord> action;
    private final SocketRecord row = new SocketRecord();

    EachRow(final Consumer<? super SocketRecord> action) {
        this.action = action;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            action.accept(batch.get(i, row));
        }
        return true;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        // The result says how many there were.
    }
}
