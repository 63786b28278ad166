package io.sockeye.collector.look;

import java.util.List;

import io.sockeye.collector.count.GroupCounter;
import io.sockeye.collector.filter.RowFilter;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** Puts all questions to the rows of one thread: a batch at a time, so that a question's code stays in the cache. */
final class QuestionSink implements RowSink {
    private final Bound[] questions;
    private final Row row = new Row();

    QuestionSink(final List<Bound> questions) {
        this.questions = questions.toArray(new Bound[0]);
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (final Bound question : questions) {
            question.ask(batch, row);
        }
        return true;
    }

    /** Nothing is counted: whoever runs the source tells of them. */
    @Override
    public void onMalformed(final String what, final long position) {}

    /**
     * A question that is bound to one thread.
     *
     * @param filter  of the rows that it is about.
     * @param counter of these.
     */
    record Bound(RowFilter<Row> filter, GroupCounter counter) {
        private void ask(final RowBatch batch, final Row row) {
            final int count = batch.count();
            for (int i = 0; i < count; i++) {
                if (filter.matches(batch.get(i, row))) {
                    counter.count(row);
                }
            }
        }
    }
}
