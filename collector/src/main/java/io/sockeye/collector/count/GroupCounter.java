package io.sockeye.collector.count;

import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * Counts rows by groups. A row costs no allocation once its group is there. Of several threads each has its own, which
 * are {@link #merge merged} at the end. Confined to one thread at a time.
 */
public final class GroupCounter implements RowSink, AutoCloseable {
    /** Bit of {@link GroupRecords#seen} above those of numbers: values were seen that percentiles are told of. */
    private static final int HAS_VALUES = 1 << 30;

    private final KeyEncoder encoder;
    private final GroupTable table;
    private final GroupNumbers numbers;
    private final FieldReader percentiles;
    private final GroupHistograms histograms = new GroupHistograms();
    private final Row row = new Row();
    private long rows;

    GroupCounter(final Counting counting, final int limit, final Joins joins) {
        final CountPlan plan = counting.plan();
        encoder = new KeyEncoder(plan.keys(), joins, counting.words());
        numbers = new GroupNumbers(plan.sums(), plan.maxima(), joins);
        percentiles = plan.percentiles() == null ? null : plan.percentiles().bind(joins);
        table = new GroupTable(limit, plan.sums().size() + plan.maxima().size());
    }

    GroupTable table() {
        return table;
    }

    GroupHistograms histograms() {
        return histograms;
    }

    /** {@return how many rows were counted} */
    long rows() {
        return rows;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        final int count = batch.count();
        for (int i = 0; i < count; i++) {
            count(batch.get(i, row));
        }
        return true;
    }

    /**
     * Count a row.
     *
     * @param of it; not kept.
     */
    public void count(final Row of) {
        final int length = encoder.encode(of);
        final int group = table.count(encoder.key(), length);
        numbers.add(table.records(), group, of);
        if (percentiles != null) {
            record(group, of);
        }
        rows++;
    }

    private void record(final int group, final Row of) {
        if (!percentiles.isPresent(of)) {
            return;
        }
        final GroupRecords records = table.records();
        if ((records.seen(group) & HAS_VALUES) == 0) {
            // A group that has taken another's place may have had values before: it has no histogram.
            final boolean isWhole = records.error(group) == 0;
            records.see(group, HAS_VALUES);
            records.histogram(group, isWhole ? histograms.take() : -1);
        }
        final int histogram = records.histogram(group);
        if (histogram >= 0) {
            histograms.record(histogram, percentiles.number(of));
        }
    }

    /** Nothing is counted: whoever runs the source tells of them. */
    @Override
    public void onMalformed(final String what, final long position) {}

    /**
     * Take over what another counter of the same count has counted, which is closed then.
     *
     * @param other that counts no more.
     */
    void merge(final GroupCounter other) {
        final GroupTable from = other.table;
        final int own = table.records().groups();
        final long floor = table.floor();
        if (from.floor() > 0) {
            for (int group = 0; group < own; group++) {
                if (from.find(table, group) < 0) {
                    table.records().add(group, from.floor(), from.floor());
                }
            }
        }
        for (int group = 0; group < from.records().groups(); group++) {
            final int found = table.find(from, group);
            final int into = found < 0 ? table.addGroup(from, group) : found;
            final long missed = found < 0 ? floor : 0;
            table.records()
                    .add(
                            into,
                            from.records().count(group) + missed,
                            from.records().error(group) + missed);
            numbers.add(table.records(), into, from.records(), group);
            mergeHistogram(into, other, group);
        }
        table.addFloor(from);
        histograms.addExhaustion(other.histograms);
        rows += other.rows;
        other.close();
    }

    private void mergeHistogram(final int into, final GroupCounter other, final int group) {
        final GroupRecords records = table.records();
        final int seen = other.table.records().seen(group);
        if ((seen & HAS_VALUES) == 0) {
            return;
        }
        final int from = other.table.records().histogram(group);
        if ((records.seen(into) & HAS_VALUES) == 0) {
            records.histogram(into, from < 0 ? -1 : histograms.take());
        }
        final int to = records.histogram(into);
        if (from >= 0 && to >= 0) {
            histograms.add(to, other.histograms, from);
        } else {
            records.histogram(into, -1);
        }
        records.see(into, HAS_VALUES);
    }

    /** Free the memory. */
    @Override
    public void close() {
        table.close();
    }
}
