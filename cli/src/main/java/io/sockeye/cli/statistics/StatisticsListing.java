package io.sockeye.cli.statistics;

import java.io.IOException;
import java.util.List;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.statistics.labels.Labels;
import io.sockeye.collector.statistics.FileStatistics;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.SectionChange;
import io.sockeye.collector.statistics.StatisticsFile;

/**
 * Protocol statistics, {@code -s}: in the first round the counters as they are, byte for byte as net-tools 2.10 prints
 * them or, with {@code --labels=full}, in the same layout with a sentence for each. In every further round what has
 * changed since the one before:
 *
 * <pre>
 * Changes in 1.003 s
 * Tcp:
 *               +3          2.99/s  63 active connection openings
 *               -1               -  4 connections established
 * IcmpMsg:
 *               +2          1.99/s  InType8: 12
 * </pre>
 *
 * <p>The first line has the time from reading to reading, by the monotonic clock. Then come the sections and the
 * counters in which something has changed, each line as the first round would have it, behind two fields that {@code
 * awk} finds as {@code $1} and {@code $2}: the difference with its sign, and how much that is a second. The second
 * field is {@code -} for what is no count of events, such as connections established; {@code back} for a count that is
 * less than it was, which has run over, was reset, or is that of another network namespace. The first field is {@code
 * new} for a counter that was not there before or could not be read, and {@code gone} for one that is not there any
 * more, with its last value.
 *
 * <p>{@link StatisticsRounds} says what becomes of damaged files. Confined to one thread.
 */
public final class StatisticsListing implements Listing, SectionSink {
    private final ListingContext context;
    private final SectionRules rules;
    private final StatisticsRounds rounds;
    private StatisticsText text;
    private long nanos;

    /**
     * A listing.
     *
     * @param context what it is made of.
     */
    public StatisticsListing(final ListingContext context) {
        this.context = context;
        rules = new SectionRules(context.options(), StatisticsRounds.isInet6(context));
        rounds = new StatisticsRounds(context, rules, this);
    }

    @Override
    public int print() throws IOException {
        return rounds.next();
    }

    @Override
    public void beginRound(final long since) {
        nanos = since;
        if (nanos != 0) {
            context.out().ascii("Changes in ").ascii(RateText.seconds(nanos)).endRow();
        }
        text = new StatisticsText(context.out(), context.options().fullLabels());
    }

    @Override
    public void sayUnsupported(final String words) {
        context.out().ascii(words).endRow();
    }

    @Override
    public void totals(final StatisticsFile file, final List<Section> sections) {
        for (final Section section : sections) {
            if (begin(file, section)) {
                text.totals(section, rules.labelsOf(file, section.name()));
            }
        }
    }

    /** What is missing from a file that is not whole has not gone; where it is there again it is new. */
    @Override
    public void changes(final FileStatistics statistics, final List<SectionChange> changes) {
        final StatisticsFile file = statistics.file();
        final boolean isWhole =
                statistics.defects().isEmpty() && (statistics.failure() == null || !statistics.isOpen());
        for (final SectionChange change : changes) {
            if (begin(file, change.now())) {
                final Labels labels = rules.labelsOf(file, change.now().name());
                text.changes(change, labels, nanos);
                if (isWhole) {
                    text.gone(change, labels);
                }
            }
        }
    }

    private boolean begin(final StatisticsFile file, final Section section) {
        if (rules.isKnown(file, section.name())) {
            text.beginAnew();
        }
        return rules.isPrinted(file, section.name());
    }

    @Override
    public void addTo(final CostMeter meter) {
        rounds.addTo(meter);
    }
}
