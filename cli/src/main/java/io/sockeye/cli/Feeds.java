package io.sockeye.cli;

import java.util.List;

import io.sockeye.cli.args.LegacyFamily;
import io.sockeye.cli.args.Mode;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.count.CountListing;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.feed.SourceFeed;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.filter.FilteredListing;
import io.sockeye.cli.filter.FilteredRows;
import io.sockeye.cli.filter.QuietListing;
import io.sockeye.cli.format.FormatListing;
import io.sockeye.cli.format.Formats;
import io.sockeye.cli.group.GroupSource;
import io.sockeye.cli.link.InterfaceSource;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.masquerade.ConntrackSource;
import io.sockeye.cli.masquerade.MasqueradeSource;
import io.sockeye.cli.route.LegacyRouteSource;
import io.sockeye.cli.route.RouteSource;
import io.sockeye.cli.statistics.CounterSource;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.ConnectionFields;
import io.sockeye.collector.field.CounterFields;
import io.sockeye.collector.field.GroupFields;
import io.sockeye.collector.field.LegacyFields;
import io.sockeye.collector.field.LegacyRouteFields;
import io.sockeye.collector.field.LinkFields;
import io.sockeye.collector.field.MasqueradeFields;
import io.sockeye.collector.field.NeighbourFields;
import io.sockeye.collector.field.RouteFields;

/** What each mode lists in the formats for other programs: rows of one kind. Not loaded by netstat's tables. */
final class Feeds {
    private static final List<String> SEQUENCE = List.of("sequence_position", "sequence_before", "sequence_after");
    private static final List<String> DELTA = List.of("initial_sequence", "delta", "previous_delta");

    private final ListingContext context;
    private final NetstatOptions options;

    private Feeds(final ListingContext context) {
        this.context = context;
        options = context.options();
    }

    /** The listing that options ask for. */
    static Listing listing(final ListingContext context) {
        try {
            final RowFeed all = new Feeds(context).feed();
            if (context.options().filter() == null) {
                return new Feeds(context).unfiltered(all);
            }
            final FilteredRows rows = FilteredRows.of(context, all.fields());
            return context.options().explain()
                    ? rows.explained()
                    : new FilteredListing(new Feeds(context.choosing(rows)).filtered(all), rows);
        } catch (final UsageException e) {
            return new UsageErrorListing(context, e.getMessage());
        }
    }

    private Listing unfiltered(final RowFeed all) throws UsageException {
        if (options.explain()) {
            throw new UsageException("--explain: there is no filter to explain");
        }
        return options.quiet() ? new QuietListing(context, all) : new FormatListing(context, Formats.all(), all);
    }

    private Listing filtered(final RowFeed all) throws UsageException {
        if (options.quiet()) {
            return new QuietListing(context, feed());
        }
        if (!NetstatOptions.NETSTAT_FORMAT.equals(options.format())) {
            return new FormatListing(context, Formats.all(), feed());
        }
        final boolean isOfRows = options.mode() != Mode.STATISTICS
                && all.fields() != LegacyFields.LIST
                && all.fields() != LegacyRouteFields.LIST
                && !(options.mode() == Mode.ROUTES && options.cache());
        if (!isOfRows) {
            throw new UsageException("filter: netstat's table of these has no rows to choose from;"
                    + " --format=jsonl, json, csv and tsv have");
        }
        return Listings.table(context);
    }

    /** The count that options ask for. */
    static Listing count(final ListingContext context) {
        try {
            final RowFeed all = new Feeds(context).feed();
            if (context.options().filter() == null) {
                return new CountListing(context, Formats.all(), all);
            }
            final FilteredRows rows = FilteredRows.of(context, all.fields());
            if (context.options().explain()) {
                return rows.explained();
            }
            final ListingContext chosen = context.choosing(rows);
            return new FilteredListing(new CountListing(chosen, Formats.all(), new Feeds(chosen).feed()), rows);
        } catch (final UsageException e) {
            return new UsageErrorListing(context, e.getMessage());
        }
    }

    private RowFeed feed() throws UsageException {
        return switch (options.mode()) {
            case SOCKETS -> options.groups() ? groups() : sockets();
            case ROUTES -> routes();
            case INTERFACES ->
                new SourceFeed(
                        LinkFields.LIST, List.of(), round -> new InterfaceSource(context, round.uses("addresses")));
            case STATISTICS -> new SourceFeed(CounterFields.LIST, List.of(), round -> new CounterSource(context));
            case MASQUERADE -> options.conntrack() ? connections() : masquerades();
        };
    }

    private RowFeed sockets() throws UsageException {
        if (!listsLegacy()) {
            return new SocketFeed(context);
        }
        if (listsSockets()) {
            throw twoKinds("sockets", "legacy sockets");
        }
        return new LegacyFeed(context);
    }

    private boolean listsSockets() {
        return options.listsInternet() || options.lists(Protocol.UNIX);
    }

    /** Where nothing is named, all sockets are listed but these. */
    private boolean listsLegacy() {
        boolean isNamed = false;
        for (final LegacyFamily family : LegacyFamily.values()) {
            isNamed |= options.explicit() && options.lists(family);
        }
        return isNamed;
    }

    private RowFeed groups() throws UsageException {
        if (listsSockets()) {
            throw twoKinds("groups", "sockets");
        }
        if (listsLegacy()) {
            throw twoKinds("groups", "legacy sockets");
        }
        return new SourceFeed(GroupFields.LIST, List.of(), round -> new GroupSource(context, true));
    }

    private RowFeed routes() throws UsageException {
        final int legacy = LegacyRouteSource.countFamilies(context);
        if (legacy > 0 && legacy < options.familyNames().size()) {
            throw twoKinds("routes", "legacy routes");
        }
        if (legacy > 0) {
            return new SourceFeed(LegacyRouteFields.LIST, List.of(), round -> new LegacyRouteSource(context));
        }
        final boolean neighbours = RouteSource.listsNeighbours(context);
        if (neighbours && RouteSource.listsRoutes(context)) {
            throw twoKinds("routes", "neighbours");
        }
        return new SourceFeed(
                neighbours ? NeighbourFields.LIST : RouteFields.LIST, List.of(), round -> new RouteSource(context));
    }

    private RowFeed connections() {
        return new SourceFeed(
                ConnectionFields.LIST,
                options.extended() ? SEQUENCE : List.of(),
                round -> new ConntrackSource(
                        context,
                        round.uses(SEQUENCE.get(0)) || round.uses(SEQUENCE.get(1)) || round.uses(SEQUENCE.get(2))));
    }

    private RowFeed masquerades() {
        return new SourceFeed(
                MasqueradeFields.LIST,
                options.extended() ? DELTA : List.of(),
                round -> new MasqueradeSource(context, true));
    }

    private UsageException twoKinds(final String one, final String other) {
        final String what = options.counts() == null ? "--format=" + options.format() : "count";
        return new UsageException(what + ": " + one + " and " + other + " are rows of two kinds; ask for one of them");
    }
}
