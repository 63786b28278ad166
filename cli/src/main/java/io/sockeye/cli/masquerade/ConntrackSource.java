package io.sockeye.cli.masquerade;

import java.io.IOException;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.filter.TranslatedConnections;
import io.sockeye.collector.masquerade.ChosenConnectionSource;
import io.sockeye.collector.record.RowSink;

/**
 * Tracked connections of which an address or a port is translated. {@code -4} and {@code -6} select a family. Confined
 * to one thread.
 */
public final class ConntrackSource implements RowSource {
    private static final int FAILED = 1;
    private static final String WHAT = "conntrack";

    private final ListingContext context;
    private final boolean withSequence;
    private SourceCounters counters = new SourceCounters();

    /**
     * A source.
     *
     * @param context      to say things in.
     * @param withSequence whether sequence numbers are wanted.
     */
    public ConntrackSource(final ListingContext context, final boolean withSequence) {
        this.context = context;
        this.withSequence = withSequence;
    }

    @Override
    public int collect(final RowSink sink) throws IOException {
        final NetstatOptions options = context.options();
        final RowSink translated = new TranslatedConnections().before(sink);
        try (ChosenConnectionSource source =
                new ChosenConnectionSource(options.source(), context.root(), withSequence)) {
            try {
                final DumpResult result = source.collect(family(options), translated);
                DumpWords.sayFallback(context, WHAT, result);
                DumpWords.sayMalformed(context, WHAT, result);
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
