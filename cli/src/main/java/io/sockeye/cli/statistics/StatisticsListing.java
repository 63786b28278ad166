package io.sockeye.cli.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.statistics.labels.Labels;
import io.sockeye.collector.statistics.FileStatistics;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.SectionChange;
import io.sockeye.collector.statistics.StatisticsFile;
import io.sockeye.collector.statistics.StatisticsReader;

/**
 * Protocol statistics, {@code -s}: in the first round the counters as they are, byte for byte as net-tools 2.10 prints them
 * or, with {@code --labels=full}, in the same layout with a sentence for each. In every further round what has changed since
 * the one before:
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
 * <p>The first line has the time from reading to reading, by the monotonic clock. Then come the sections and the counters
 * in which something has changed, each line as the first round would have it, behind two fields that {@code awk} finds as
 * {@code $1} and {@code $2}: the difference with its sign, and how much that is a second. The second field is {@code -} for
 * what is no count of events, such as connections established; {@code back} for a count that is less than it was, which
 * has run over, was reset, or is that of another network namespace. The first field is {@code new} for a counter that was
 * not there before or could not be read, and {@code gone} for one that is not there any more, with its last value.
 *
 * <h2>Damaged files</h2>
 *
 * <p>netstat's words are used for what it notices: a file that cannot be opened or read, and a line without a colon, behind
 * which it does not read on. It does not notice where names and values do not pair, or where a value is no number, and
 * prints zeros or values of other counters. Here a line on stderr says so, and such a section is not printed; neither is a
 * line of {@code snmp6} or {@code sctp/snmp} that is not a name and a number. What is whole is printed. The exit code stays 0, as
 * netstat's. An empty file, and one that ends after a line of names, are told of as well; netstat passes them by in
 * silence.
 *
 * <p>Confined to one thread.
 */
public final class StatisticsListing implements Listing {
    private static final StatisticsFile[] INET_FILES = {StatisticsFile.SNMP, StatisticsFile.NETSTAT, StatisticsFile.SCTP
    };
    private static final StatisticsFile[] INET6_FILES = {StatisticsFile.SNMP6, StatisticsFile.SNMP};

    private final ListingContext context;
    private final String family;
    private final boolean isInet6;
    private final SectionRules rules;
    private final DefectText defects;
    private final List<List<Section>> before = new ArrayList<>();
    private StatisticsReader reader;
    private StatisticsText text;
    private long lastNanoTime;
    private long nanos;
    private boolean isFirst = true;

    /**
     * A listing.
     *
     * @param context what it is made of.
     */
    public StatisticsListing(final ListingContext context) {
        this.context = context;
        final List<String> families = context.options().familyNames();
        family = families.isEmpty() ? "inet" : String.join(",", families);
        isInet6 = "inet6".equals(family);
        rules = new SectionRules(context.options(), isInet6);
        defects = new DefectText(context, rules, isInet6);
        reader = new StatisticsReader(context.root());
    }

    @Override
    public int print() throws IOException {
        if (!isInet6 && !"inet".equals(family)) {
            context.out()
                    .ascii("netstat: No statistics support for specified address family: ")
                    .ascii(family)
                    .endRow();
            return 1;
        }
        if (isFirst) {
            context.sayOnlyInProc("statistics", "netlink does not tell them");
        }
        final long now = System.nanoTime();
        nanos = Math.max(1, now - lastNanoTime);
        lastNanoTime = now;
        if (!isFirst) {
            context.out().ascii("Changes in ").ascii(RateText.seconds(nanos)).endRow();
        }
        reader = new StatisticsReader(context.root());
        text = new StatisticsText(context.out(), context.options().fullLabels());
        final StatisticsFile[] files = isInet6 ? INET6_FILES : INET_FILES;
        boolean goesOn = true;
        for (int i = 0; i < files.length && goesOn; i++) {
            goesOn = print(files[i], i);
        }
        isFirst = false;
        return 0;
    }

    /** Print a file; false if that is the end. */
    private boolean print(final StatisticsFile file, final int index) {
        final FileStatistics statistics = reader.read(file);
        final boolean isRequired = file == StatisticsFile.SNMP || file == StatisticsFile.SNMP6;
        defects.tell(statistics, isRequired);
        if (index == before.size()) {
            before.add(List.of());
        }
        if (!statistics.isOpen() && isRequired) {
            before.subList(index, before.size()).clear();
            return false;
        }
        final List<Section> sections = rules.sectionsOf(statistics);
        if (isFirst) {
            printTotals(file, sections);
        } else {
            printChanges(statistics, SectionChange.between(before.get(index), sections));
        }
        before.set(index, sections);
        return true;
    }

    private void printTotals(final StatisticsFile file, final List<Section> sections) {
        for (final Section section : sections) {
            if (begin(file, section)) {
                text.totals(section, rules.labelsOf(file, section.name()));
            }
        }
    }

    /** What is missing from a file that is not whole has not gone; where it is there again it is new. */
    private void printChanges(final FileStatistics statistics, final List<SectionChange> changes) {
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
        meter.add(reader.counters());
    }
}
