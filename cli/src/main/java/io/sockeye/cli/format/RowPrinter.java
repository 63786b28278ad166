package io.sockeye.cli.format;

import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * Rows of one kind in one format, on one thread: the sink that every format is. Who extends this writes a row, and,
 * where the format has them, what comes before all rows and around those of a round. Confined to one thread.
 */
public abstract class RowPrinter implements RowSink {
    private final AsciiWriter writer;
    private final FieldReader[] readers;
    private final Row row = new Row();

    /**
     * A printer.
     *
     * @param fields that a row has, in this order.
     * @param joins  to ask for what is not in the row; nobody else's.
     * @param writer to write to.
     */
    protected RowPrinter(final List<Field> fields, final Joins joins, final AsciiWriter writer) {
        this.writer = writer;
        readers = FieldList.bind(fields, joins);
    }

    /** {@return where to write} */
    protected final AsciiWriter writer() {
        return writer;
    }

    /** {@return the readers of the fields, in their order} */
    protected final FieldReader[] readers() {
        return readers;
    }

    /** Write what comes before all rows of all rounds; called once, and of several threads' printers on one. */
    public void begin() {}

    /** Write what comes before the rows of a round; called as {@link #begin}. */
    public void beginRound() {}

    /** Write what comes after the rows of a round, whether all of them came or not; called as {@link #begin}. */
    public void endRound() {}

    /** {@return whether each row stands for itself, so that several threads may write rows in any order} */
    public boolean isRowByRow() {
        return true;
    }

    /**
     * Write a row, with what comes between it and the next one.
     *
     * @param socket to write.
     */
    protected abstract void print(Row socket);

    @Override
    public final boolean onRows(final RowBatch batch) {
        final int count = batch.count();
        for (int i = 0; i < count; i++) {
            print(batch.get(i, row));
            writer.rowIsComplete();
        }
        return !writer.hasFailed();
    }

    /** Nothing is printed: whoever runs the source counts them. */
    @Override
    public void onMalformed(final String what, final long position) {}
}
