package io.sockeye.cli.legacy;

import java.nio.charset.StandardCharsets;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** Lines of a table of which not all rows are wanted, or in another order. Confined to one thread. */
public final class ChosenLines implements RowSink {
    /** Whole lines that a row is. */
    public interface Text {
        /**
         * The text of a row.
         *
         * @param batch with the row.
         * @param index of it.
         * @return one char per byte.
         */
        String of(RowBatch batch, int index);
    }

    private final AsciiWriter out;
    private final Text text;
    private final String problem;

    /**
     * Prepare to print.
     *
     * @param out     to print to.
     * @param text    of rows.
     * @param problem what is said in the place of a malformed line, with its newline.
     */
    public ChosenLines(final AsciiWriter out, final Text text, final String problem) {
        this.out = out;
        this.text = text;
        this.problem = problem;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count() && !out.hasFailed(); i++) {
            put(text.of(batch, i));
        }
        return !out.hasFailed();
    }

    @Override
    public void onMalformed(final String what, final long position) {
        put(problem);
    }

    private void put(final String lines) {
        out.bytes(lines.getBytes(StandardCharsets.ISO_8859_1)).rowIsComplete();
    }
}
