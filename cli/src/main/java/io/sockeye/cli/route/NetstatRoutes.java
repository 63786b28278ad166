package io.sockeye.cli.route;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.cli.names.NetworkNames;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.route.CacheLayout;
import io.sockeye.collector.route.CacheSink;

/** netstat's tables of routes. Confined to one thread. */
final class NetstatRoutes implements RouteSinks {
    private static final String ROUTES = "routes";
    private static final String NEIGHBOURS = "neighbours";

    private final AsciiWriter out;
    private final Layout layout;
    private final RouteNames names;
    private final RowChoice choice;

    NetstatRoutes(final ListingContext context) {
        final NetstatOptions options = context.options();
        out = context.out();
        choice = context.choice();
        layout = Layout.of(options);
        // -N, which is to resolve hardware names, makes netstat print all addresses as numbers.
        names = new RouteNames(
                options.numericHosts() || options.symbolic(), context.names().hosts(), NetworkNames.ofThisHost());
    }

    @Override
    public RowSink table() {
        choice.beginTable(ROUTES);
        return choice.before(new Ipv4Table(layout, names, out));
    }

    @Override
    public RowSink cache(final String path) {
        choice.beginTable(ROUTES);
        final Ipv4CacheTable table = new Ipv4CacheTable(layout, names, out, path);
        return choice.isMade() ? new ChosenCache(table, choice.before(table)) : table;
    }

    @Override
    public RowSink table6(final boolean isCache) {
        choice.beginTable(ROUTES);
        return choice.before(new Ipv6Table(isCache, names, out));
    }

    @Override
    public RowSink neighbours() {
        choice.beginTable(NEIGHBOURS);
        return choice.before(new NeighbourTable(layout, names, out));
    }

    @Override
    public void end() {
        choice.endTable();
    }

    @Override
    public void sayNotConfigured(final String words) {
        out.ascii(words).endRow();
    }

    /** A cache of which not all rows are wanted: its head comes first, in whatever order the rows come. */
    private record ChosenCache(Ipv4CacheTable table, RowSink rows) implements CacheSink {
        @Override
        public void onTable() {
            table.onTable();
        }

        @Override
        public void onLayout(final CacheLayout layout, final int marks) {
            table.onLayout(layout, marks);
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            return rows.onRows(batch);
        }

        @Override
        public void onMalformed(final String what, final long position) {
            table.onMalformed(what, position);
        }
    }
}
