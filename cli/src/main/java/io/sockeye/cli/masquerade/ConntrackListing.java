package io.sockeye.cli.masquerade;

import java.io.IOException;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.DumpResult;
import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.filter.TranslatedConnections;
import io.sockeye.collector.masquerade.ChosenConnectionSource;

/**
 * netstat's table of masqueraded connections filled from connection tracking, {@code --masquerade=conntrack}: every connection of
 * which an address or a port is translated, see {@link ConntrackTable}. {@code -4} and {@code -6} select a family. Confined to
 * one thread.
 */
public final class ConntrackListing implements Listing {
    private static final int FAILED = 1;
    private static final String WHAT = "conntrack";

    private final ListingContext context;
    private SourceCounters counters = new SourceCounters();

    /**
     * Prepare to print.
     *
     * @param context of the listing.
     */
    public ConntrackListing(final ListingContext context) {
        this.context = context;
    }

    @Override
    public int print() throws IOException {
        final NetstatOptions options = context.options();
        final ConntrackTable table = new ConntrackTable(context);
        try (ChosenConnectionSource source =
                new ChosenConnectionSource(options.source(), context.root(), options.extended())) {
            try {
                final DumpResult result = source.collect(family(options), new TranslatedConnections().before(table));
                DumpWords.sayFallback(context, WHAT, result);
                if (result.malformed() > 0) {
                    complain(
                            "entries that make no sense: " + result.malformed() + ", first: " + table.firstMalformed());
                }
                return check(result);
            } finally {
                counters = source.counters();
            }
        }
    }

    private static Family family(final NetstatOptions options) {
        final boolean inet = options.lists(Family.INET);
        final boolean inet6 = options.lists(Family.INET6);
        if (inet == inet6) {
            return Family.UNSPEC;
        }
        return inet ? Family.INET : Family.INET6;
    }

    /** The exit code that a status leads to, with the words that are due. */
    private int check(final DumpResult result) {
        switch (result.status()) {
            case UNSUPPORTED:
                context.sayNoSupport("nf_conntrack");
                return FAILED;
            case DENIED:
                complain(result.reason());
                return FAILED;
            default:
                return DumpWords.sayIncomplete(context, WHAT, "connections", result);
        }
    }

    private void complain(final String text) {
        context.complain(WHAT, text);
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(counters);
    }
}
