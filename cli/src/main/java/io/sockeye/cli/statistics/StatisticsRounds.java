package io.sockeye.cli.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.statistics.FileStatistics;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.SectionChange;
import io.sockeye.collector.statistics.StatisticsFile;
import io.sockeye.collector.statistics.StatisticsReader;

/**
 * Rounds of reading protocol counters, {@code -s}, with what is to be said on the way: in the first the counters as
 * they are, in every further one what has changed since the one before.
 *
 * <h2>Damaged files</h2>
 *
 * <p>netstat's words are used for what it notices: a file that cannot be opened or read, and a line without a colon,
 * behind which it does not read on. It does not notice where names and values do not pair, or where a value is no
 * number, and prints zeros or values of other counters. Here a line on stderr says so, and such a section is not
 * printed; neither is a line of {@code snmp6} or {@code sctp/snmp} that is not a name and a number. What is whole is
 * printed. The exit code stays 0, as netstat's. An empty file, and one that ends after a line of names, are told of as
 * well; netstat passes them by in silence. Where rows are for other programs ({@link SectionSink#readsOn()}), a line
 * without a colon and a file that cannot be opened hide nothing behind them.
 *
 * <p>Confined to one thread.
 */
final class StatisticsRounds {
    private static final StatisticsFile[] INET_FILES = {StatisticsFile.SNMP, StatisticsFile.NETSTAT, StatisticsFile.SCTP
    };
    private static final StatisticsFile[] INET6_FILES = {StatisticsFile.SNMP6, StatisticsFile.SNMP};

    private static final String INET6 = "inet6";

    private final ListingContext context;
    private final String family;
    private final boolean isInet6;
    private final SectionRules rules;
    private final DefectText defects;
    private final List<List<Section>> before = new ArrayList<>();
    private StatisticsReader reader;
    private final SectionSink sink;
    private long lastNanoTime;
    private boolean isFirst = true;

    /**
     * Rounds.
     *
     * @param context to say things in.
     * @param rules   which sections are wanted.
     * @param sink    of sections.
     */
    StatisticsRounds(final ListingContext context, final SectionRules rules, final SectionSink sink) {
        this.context = context;
        this.rules = rules;
        this.sink = sink;
        family = familyOf(context);
        isInet6 = INET6.equals(family);
        // netstat does not tell of missing colons in the files of IPv6.
        defects = new DefectText(context, rules, !isInet6 && !sink.readsOn());
        reader = new StatisticsReader(context.root());
    }

    /** {@return the family whose counters are wanted, as it was named} */
    private static String familyOf(final ListingContext context) {
        final List<String> families = context.options().familyNames();
        return families.isEmpty() ? "inet" : String.join(",", families);
    }

    /** {@return whether the counters of IPv6 are wanted} */
    static boolean isInet6(final ListingContext context) {
        return INET6.equals(familyOf(context));
    }

    /**
     * Read another round.
     *
     * @return netstat's exit code.
     */
    int next() throws IOException {
        if (!isInet6 && !"inet".equals(family)) {
            sink.sayUnsupported("netstat: No statistics support for specified address family: " + family);
            return 1;
        }
        if (isFirst) {
            context.sayOnlyInProc("statistics", "netlink does not tell them");
        }
        final long now = System.nanoTime();
        sink.beginRound(isFirst ? 0 : Math.max(1, now - lastNanoTime));
        lastNanoTime = now;
        reader = new StatisticsReader(context.root());
        final StatisticsFile[] files = isInet6 ? INET6_FILES : INET_FILES;
        boolean goesOn = true;
        for (int i = 0; i < files.length && goesOn; i++) {
            goesOn = read(files[i], i);
        }
        isFirst = false;
        return 0;
    }

    /** Read a file; false if that is the end. */
    private boolean read(final StatisticsFile file, final int index) {
        final FileStatistics statistics = reader.read(file, sink.readsOn());
        final boolean isRequired = file == StatisticsFile.SNMP || file == StatisticsFile.SNMP6;
        defects.tell(statistics, isRequired);
        if (index == before.size()) {
            before.add(List.of());
        }
        if (!statistics.isOpen() && isRequired && !sink.readsOn()) {
            before.subList(index, before.size()).clear();
            return false;
        }
        final List<Section> sections = rules.sectionsOf(statistics);
        if (isFirst) {
            sink.totals(file, sections);
        } else {
            sink.changes(statistics, SectionChange.between(before.get(index), sections));
        }
        before.set(index, sections);
        return true;
    }

    /** Tell a meter what the last round has done. */
    void addTo(final CostMeter meter) {
        meter.add(reader.counters());
    }
}
