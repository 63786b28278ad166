package io.sockeye.cli.group;

import java.io.IOException;
import java.nio.file.FileSystemException;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.multicast.ChosenGroups;
import io.sockeye.collector.multicast.GroupReader;
import io.sockeye.collector.record.RowSink;

/** The multicast groups of the families that are listed, with netstat's words about files. Confined to one thread. */
public final class GroupSource implements RowSource {
    private static final int MISSING = 1;
    private static final int FAILED = 255;
    private static final String PROC = "proc";
    private static final String GROUPS = "groups";

    private final ListingContext context;
    private final NetstatOptions options;
    private final boolean saysMalformed;
    private SourceCounters counters = new SourceCounters();

    /**
     * A source.
     *
     * @param context       to say things in.
     * @param saysMalformed whether to say how many lines make no sense; else the sink says it of each.
     */
    public GroupSource(final ListingContext context, final boolean saysMalformed) {
        this.saysMalformed = saysMalformed;
        this.context = context;
        options = context.options();
    }

    @Override
    public int collect(final RowSink sink) throws IOException {
        counters = new SourceCounters();
        try (ChosenGroups groups = new ChosenGroups(options.source(), context.root(), counters)) {
            return collect(groups, sink);
        }
    }

    private int collect(final ChosenGroups groups, final RowSink sink) throws IOException {
        int code = 0;
        if (options.lists(Family.INET)) {
            try {
                final DumpResult result = say(groups.read(Family.INET, sink), GroupReader.INET_LINE);
                saySource(result);
                code = result.isRefusal()
                        ? missing()
                        : DumpWords.sayIncomplete(context, GroupReader.INET_LINE, GROUPS, result);
            } catch (final FileSystemException e) {
                context.err().print(groups.inetPath() + ": " + e.getReason() + "\n");
                return FAILED;
            }
        }
        if (options.lists(Family.INET6)) {
            try {
                // As netstat, which has no word for it if it is not there,
                final DumpResult result = say(groups.read(Family.INET6, sink), GroupReader.INET6_LINE);
                if (!options.lists(Family.INET)) {
                    saySource(result);
                }
                code = Math.max(code, DumpWords.sayIncomplete(context, GroupReader.INET6_LINE, GROUPS, result));
            } catch (final FileSystemException e) {
                return code; // nor if it cannot be opened for another reason.
            }
        }
        return code;
    }

    private DumpResult say(final DumpResult result, final String what) {
        if (saysMalformed) {
            DumpWords.sayMalformed(context, what, result);
        }
        return result;
    }

    private void saySource(final DumpResult result) {
        if (result.source().equals(PROC)) {
            context.sayOnlyInProc(GROUPS, "netlink does not tell how often they were joined");
        } else {
            DumpWords.sayFallback(context, GROUPS, result);
        }
    }

    private int missing() {
        if (options.complainsAboutMissing()) {
            context.sayNoSupport("AF INET (igmp)");
        }
        return options.quietAboutMissing() ? 0 : MISSING;
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(counters);
    }
}
