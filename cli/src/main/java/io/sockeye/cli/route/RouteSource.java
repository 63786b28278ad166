package io.sockeye.cli.route;

import java.io.IOException;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.BytePath;

/**
 * The routes of all families that are named, {@code -r}, in the order in which they are named; the first that cannot be
 * had ends it. Confined to one thread.
 */
public final class RouteSource implements RowSource {
    private static final int USAGE_ERROR = 3;
    private static final String DEFAULT_FAMILY = "inet";

    private final ListingContext context;
    private final LegacyRoutes legacy;
    private InternetRoutes internet;

    /**
     * A source of the rows of IPv4 and IPv6; {@link LegacyRouteSource} has those of other families.
     *
     * @param context to say things in, whose families are none of those.
     */
    public RouteSource(final ListingContext context) {
        this(context, null);
    }

    /**
     * A source.
     *
     * @param context to say things in.
     * @param legacy  prints the tables of other families; null where they are not printed.
     */
    RouteSource(final ListingContext context, final LegacyRoutes legacy) {
        this.context = context;
        this.legacy = legacy;
    }

    /**
     * Whether there are neighbours to list where the IPv6 cache is asked for: of Linux 2.2 to 2.4.
     *
     * @param context of the listing.
     * @return false where the cache has routes, or is not asked for.
     */
    public static boolean listsNeighbours(final ListingContext context) {
        final NetstatOptions options = context.options();
        return options.cache()
                && options.familyNames().contains("inet6")
                && BytePath.canRead(context.root().netFile("ndisc"));
    }

    /**
     * Whether there are routes to list.
     *
     * @param context of the listing.
     * @return false where there is nothing but neighbours.
     */
    public static boolean listsRoutes(final ListingContext context) {
        final NetstatOptions options = context.options();
        return !listsNeighbours(context) || options.fib() || !List.of("inet6").equals(options.familyNames());
    }

    @Override
    public int collect(final RowSink sink) throws IOException {
        return collect(new OneSink(sink, context));
    }

    /**
     * Deliver the rows of each table to its own sink.
     *
     * @param sinks of rows.
     * @return netstat's exit code.
     * @throws IOException if a file cannot be read after it was opened.
     */
    int collect(final RouteSinks sinks) throws IOException {
        internet = new InternetRoutes(context, sinks);
        internet.begin();
        final List<String> named = context.options().familyNames();
        for (final String family : named.isEmpty() ? List.of(DEFAULT_FAMILY) : named) {
            final int code = collect(family);
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }

    private int collect(final String family) throws IOException {
        switch (family) {
            case "inet":
                return internet.inet();
            case "inet6":
                return internet.inet6();
            case "unix":
            case "ec":
            case "ash":
                context.err().print("No routing for address family `" + family + "'.\n");
                return USAGE_ERROR;
            default:
                if (legacy != null && LegacyRoutes.knows(family)) {
                    return legacy.print(family);
                }
                context.err().print("Address family `" + family + "' not supported.\n");
                return USAGE_ERROR;
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        if (internet != null) {
            internet.addTo(meter);
        }
    }

    /** All tables are rows of one stream. */
    private record OneSink(RowSink sink, ListingContext context) implements RouteSinks {
        @Override
        public RowSink table() {
            return sink;
        }

        @Override
        public RowSink cache(final String path) {
            return sink;
        }

        @Override
        public RowSink table6(final boolean isCache) {
            return sink;
        }

        @Override
        public RowSink neighbours() {
            return sink;
        }

        /** The end of one table is not that of all. */
        @Override
        public void end() {}

        @Override
        public void sayNotConfigured(final String words) {
            context.err().print(words + "\n");
        }
    }
}
