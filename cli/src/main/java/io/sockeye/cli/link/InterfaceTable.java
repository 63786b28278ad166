package io.sockeye.cli.link;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.listing.RowChoice;
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
     * Print the rows that are wanted.
     *
     * @param out      to print to.
     * @param extended whether in the long layout.
     * @param choice   of rows, which come to it in netstat's order.
     */
    void print(final AsciiWriter out, final boolean extended, final RowChoice choice) {
        rows.sort(null);
        final ShortTable table = extended ? null : new ShortTable(out);
        final LongLayout layout = extended ? new LongLayout(out) : null;
        if (table != null) {
            table.header();
        }
        if (choice.isMade()) {
            choice.beginTable("interfaces");
            handOn(choice.before(new Chosen(out, table, layout)));
            choice.endTable();
            return;
        }
        for (int i = 0; i < rows.size() && !out.hasFailed(); i++) {
            print(table, layout, rows.get(i));
        }
    }

    private static void print(final ShortTable table, final LongLayout layout, final InterfaceRow row) {
        if (table == null) {
            layout.row(row);
        } else {
            table.row(row);
        }
    }

    private void handOn(final RowSink sink) {
        boolean isWanted = true;
        for (int i = 0; i < rows.size() && isWanted; i++) {
            final LinkRecord link = rows.get(i).link();
            final RowBatch batch = new RowBatch(link.length(), 1);
            batch.appendCopy(link);
            isWanted = sink.onRows(batch);
            batch.free();
        }
    }

    /** Prints rows as they come. */
    private record Chosen(AsciiWriter out, ShortTable table, LongLayout layout) implements RowSink {
        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                print(table, layout, InterfaceRow.of(batch.get(i, new LinkRecord())));
            }
            return !out.hasFailed();
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new IllegalStateException("malformed " + what + ": " + position);
        }
    }
}
