package io.sockeye.cli.route;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.legacy.route.LegacyRouteReader;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/**
 * The routes of the legacy families that are named, as rows, in the order in which they are named; the first that
 * cannot be had ends it, with netstat's words and exit code. Confined to one thread.
 */
public final class LegacyRouteSource implements RowSource {
    private final ListingContext context;
    private SourceCounters counters = new SourceCounters();

    /**
     * A source.
     *
     * @param context to say things in, whose families are all {@link LegacyRoutes#knows known}.
     */
    public LegacyRouteSource(final ListingContext context) {
        this.context = context;
    }

    /**
     * How many of the families that are named are legacy ones.
     *
     * @param context of the listing.
     * @return the number, 0 if none is named.
     */
    public static int countFamilies(final ListingContext context) {
        int count = 0;
        for (final String family : context.options().familyNames()) {
            count += LegacyRoutes.knows(family) ? 1 : 0;
        }
        return count;
    }

    @Override
    public int collect(final RowSink sink) throws IOException {
        context.sayOnlyInProc("legacy_routes", "only /proc has routes of these families");
        counters = new SourceCounters();
        final LegacyRouteReader reader = new LegacyRouteReader(context.root(), counters);
        int code = 0;
        for (final String family : context.options().familyNames()) {
            if (code == 0 && !context.out().hasFailed()) {
                final DumpResult result = reader.read(number(family), family, sink);
                DumpWords.sayMalformed(context, family, result);
                code = result.isRefusal() ? sayWhatIsMissing(family) : 0;
            }
        }
        return code;
    }

    /** All of netstat's words go to stderr: what it says of it on stdout is no row. */
    private int sayWhatIsMissing(final String family) throws IOException {
        final AsciiWriter words = new AsciiWriter(context.err());
        final int code = new LegacyRoutes(new ListingContext(
                        context.name(), context.options(), context.root(), context.names(), words, context.err()))
                .print(family);
        words.flush();
        return code;
    }

    private static int number(final String family) {
        return switch (family) {
            case "ax25" -> LegacyFamilies.AX25;
            case "ipx" -> LegacyFamilies.IPX;
            case "ddp" -> LegacyFamilies.DDP;
            case "netrom" -> LegacyFamilies.NETROM;
            case "rose" -> LegacyFamilies.ROSE;
            case "x25" -> LegacyFamilies.X25;
            default -> throw new IllegalArgumentException("no routes: family=" + family);
        };
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(counters);
    }
}
