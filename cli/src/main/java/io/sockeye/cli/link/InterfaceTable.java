package io.sockeye.cli.link;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** netstat's table of interfaces, short or long, which is printed when all rows are there, since it is sorted. */
final class InterfaceTable implements RowSink {
    private final List<InterfaceRow> rows = new ArrayList<>();

    InterfaceTable() {}

    @Override
    public boolean onRows(final RowBatch batch) {
        final RowBatch copy = new RowBatch(batch.rowLength(), batch.count());
        for (int i = 0; i < batch.count(); i++) {
            copy.appendCopy(batch, i);
            rows.add(InterfaceRow.of(copy.get(i, new LinkRecord())));
        }
        return true;
    }

    /** A source of interfaces that has something malformed has failed. */
    @Override
    public void onMalformed(final String what, final long position) {
        throw new IllegalStateException("malformed " + what + ": " + position);
    }

    /**
     * Print all rows.
     *
     * @param out      to print to.
     * @param extended whether in the long layout.
     */
    void print(final AsciiWriter out, final boolean extended) {
        rows.sort(null);
        final ShortTable table = extended ? null : new ShortTable(out);
        final LongLayout layout = extended ? new LongLayout(out) : null;
        if (table != null) {
            table.header();
        }
        for (int i = 0; i < rows.size() && !out.hasFailed(); i++) {
            if (table == null) {
                layout.row(rows.get(i));
            } else {
                table.row(rows.get(i));
            }
        }
    }
}
