package io.sockeye.cli.route;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.cli.names.NetworkNames;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.record.RowSink;

/** netstat's tables of routes. Confined to one thread. */
final class NetstatRoutes implements RouteSinks {
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
        return choice.before(new Ipv4Table(layout, names, out));
    }

    @Override
    public RowSink cache(final String path) {
        return new Ipv4CacheTable(layout, names, out, path);
    }

    @Override
    public RowSink table6(final boolean isCache) {
        return choice.before(new Ipv6Table(isCache, names, out));
    }

    @Override
    public RowSink neighbours() {
        return choice.before(new NeighbourTable(layout, names, out));
    }

    @Override
    public void sayNotConfigured(final String words) {
        out.ascii(words).endRow();
    }
}
