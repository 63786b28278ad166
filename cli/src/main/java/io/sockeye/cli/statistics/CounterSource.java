package io.sockeye.cli.statistics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.record.CounterRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.statistics.CounterKind;
import io.sockeye.collector.statistics.FileStatistics;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.SectionChange;
import io.sockeye.collector.statistics.StatisticsFile;

/**
 * Protocol counters as rows: those of the sections that {@code -s} prints, in the first round all, in every further one
 * those that have changed. Confined to one thread.
 */
public final class CounterSource implements RowSource, SectionSink {
    private final ListingContext context;
    private final SectionRules rules;
    private final StatisticsRounds rounds;
    private final RowWriter<CounterRecord> rows = new RowWriter<>(
            new CounterRecord(), new RowBatch(CounterRecord.LENGTH, CounterRecord.BATCH_ROWS), new SourceCounters());
    private long nanos;

    /**
     * A source.
     *
     * @param context to say things in.
     */
    public CounterSource(final ListingContext context) {
        this.context = context;
        rules = new SectionRules(context.options(), StatisticsRounds.isInet6(context));
        rounds = new StatisticsRounds(context, rules, this);
    }

    @Override
    public boolean readsOn() {
        return true;
    }

    @Override
    public int collect(final RowSink sink) throws IOException {
        sink.onTable();
        rows.begin(sink);
        final int code = rounds.next();
        rows.flush();
        return code;
    }

    @Override
    public void beginRound(final long since) {
        nanos = since;
    }

    @Override
    public void totals(final StatisticsFile file, final List<Section> sections) {
        for (final Section section : sections) {
            if (rules.isPrinted(file, section.name())) {
                for (int i = 0; i < section.size(); i++) {
                    write(file, section, i);
                }
            }
        }
    }

    @Override
    public void changes(final FileStatistics statistics, final List<SectionChange> changes) {
        for (final SectionChange change : changes) {
            final Section section = change.now();
            for (int i = 0; i < section.size(); i++) {
                final SectionChange.Kind kind = change.kind(i);
                if (kind != SectionChange.Kind.NONE && rules.isPrinted(statistics.file(), section.name())) {
                    final CounterRecord row = write(statistics.file(), section, i);
                    row.nanos(nanos);
                    if (kind != SectionChange.Kind.NEW) {
                        row.presence(row.presence() | CounterRecord.CHANGED)
                                .difference(change.isLess(i) ? -change.difference(i) : change.difference(i));
                    }
                }
            }
        }
    }

    @Override
    public void sayUnsupported(final String words) {
        context.err().print(words + "\n");
    }

    private CounterRecord write(final StatisticsFile file, final Section section, final int index) {
        final byte[] name = section.name().getBytes(StandardCharsets.ISO_8859_1);
        final byte[] key = section.key(index).getBytes(StandardCharsets.ISO_8859_1);
        final int gauge = CounterKind.isGauge(section.name(), section.key(index)) ? CounterRecord.GAUGE : 0;
        final int negative = section.isNegative(index) ? CounterRecord.NEGATIVE : 0;
        return rows.next()
                .file(file.ordinal())
                .section(name, 0, name.length)
                .name(key, 0, key.length)
                .value(section.value(index))
                .presence(gauge | negative);
    }

    @Override
    public void addTo(final CostMeter meter) {
        rounds.addTo(meter);
    }
}
