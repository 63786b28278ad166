package io.sockeye.collector.legacy;

import java.util.function.IntPredicate;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.text.LineReader;

/**
 * What was read as netstat reads it, once more as rows with fields: one for each row of the table, which says its place
 * there, so that a filter and an order of fields do for netstat's lines. Who extends this reads a line. Confined to one
 * thread.
 *
 * @param <R> kind of row.
 */
public abstract class LegacyTableRows<R extends Row> {
    private final LegacyTable<?> table;
    private final RowWriter<R> rows;

    /**
     * Nothing is delivered yet.
     *
     * @param table that was read.
     * @param row   to fill.
     * @param batch to fill it in.
     */
    protected LegacyTableRows(final LegacyTable<?> table, final R row, final RowBatch batch) {
        this.table = table;
        rows = new RowWriter<>(row, batch, new SourceCounters());
    }

    /**
     * Fill a row. A line that netstat takes for one, and that is none to the kernel's mind, has nothing but its family.
     *
     * @param row   to fill.
     * @param line  to read.
     * @param place of the row in the table.
     */
    protected abstract void fill(R row, LineReader line, int place);

    /**
     * Deliver the rows, and between them which lines are malformed to netstat.
     *
     * @param isListed whether a row of the table, by its index, is one at all.
     * @param sink     of rows.
     */
    public final void deliver(final IntPredicate isListed, final RowSink sink) {
        final LineReader lines = new LineReader();
        final int count = table.rows().size();
        sink.onTable();
        rows.begin(sink, table.path());
        for (int i = 0; i <= count && rows.isWanted(); i++) {
            sayMalformed(table.malformedBefore(i), sink);
            if (i < count && isListed.test(i)) {
                table.line(i, lines);
                fill(rows.next(), lines, i);
            }
        }
        rows.flush();
    }

    /** Behind the rows that come before them. */
    private void sayMalformed(final int count, final RowSink sink) {
        if (count > 0) {
            rows.flush();
        }
        for (int i = 0; i < count; i++) {
            sink.onMalformed(table.path(), 0);
        }
    }
}
