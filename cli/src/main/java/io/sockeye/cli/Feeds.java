package io.sockeye.cli;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.LegacyFamily;
import io.sockeye.cli.args.Mode;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.count.CountListing;
import io.sockeye.cli.feed.FeedOrder;
import io.sockeye.cli.feed.FeedRound;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.feed.SourceFeed;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.filter.ChosenListing;
import io.sockeye.cli.filter.ChosenRows;
import io.sockeye.cli.filter.QuietListing;
import io.sockeye.cli.format.FieldChoice;
import io.sockeye.cli.format.FieldsListing;
import io.sockeye.cli.format.FormatListing;
import io.sockeye.cli.format.Formats;
import io.sockeye.cli.group.GroupSource;
import io.sockeye.cli.link.InterfaceSource;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.cli.masquerade.ConntrackSource;
import io.sockeye.cli.masquerade.MasqueradeSource;
import io.sockeye.cli.route.LegacyRouteSource;
import io.sockeye.cli.route.RouteSource;
import io.sockeye.cli.statistics.CounterSource;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.ConnectionFields;
import io.sockeye.collector.field.CounterFields;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.GroupFields;
import io.sockeye.collector.field.LegacyFields;
import io.sockeye.collector.field.LegacyRouteFields;
import io.sockeye.collector.field.LinkFields;
import io.sockeye.collector.field.MasqueradeFields;
import io.sockeye.collector.field.NeighbourFields;
import io.sockeye.collector.field.RouteFields;
import io.sockeye.collector.field.SocketFields;

/**
 * What each mode lists where netstat's tables are not printed as they are: rows of one kind in a format, for a count or
 * for the exit code, and tables with a filter or in an order. Not loaded by netstat's tables as they are.
 */
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
            return new Feeds(context).listing();
        } catch (final UsageException e) {
            return new UsageErrorListing(context, e.getMessage());
        }
    }

    private Listing listing() throws UsageException {
        final boolean isText = NetstatOptions.NETSTAT_FORMAT.equals(options.format());
        if (isText && options.fields() == null && !options.quiet() && !options.explain()) {
            return tables();
        }
        final FieldList list = list();
        if (options.explain()) {
            return explained(list);
        }
        if (options.quiet()) {
            return chosen(list, FeedOrder.none(), with -> new QuietListing(with, feed(list, with)));
        }
        if (!FieldChoice.HELP.equals(options.fields())) {
            return chosen(
                    list,
                    FeedOrder.of(List.of(list), options),
                    with -> new FormatListing(with, Formats.all(), feed(list, with)));
        }
        // Fields may be listed whatever the format, as long as there is one of that name.
        if (!isText) {
            FieldChoice.format(Formats.all(), options.format());
        }
        return new FieldsListing(context, list);
    }

    /** The sockets that options ask for. */
    static RowFeed sockets(final ListingContext context) {
        return new SocketFeed(context);
    }

    /** The count that options ask for. */
    static Listing count(final ListingContext context) {
        try {
            return new Feeds(context).count();
        } catch (final UsageException e) {
            return new UsageErrorListing(context, e.getMessage());
        }
    }

    private Listing count() throws UsageException {
        final FieldList list = list();
        if (FieldChoice.HELP.equals(options.fields())) {
            return new FieldsListing(context, list);
        }
        return options.explain() ? explained(list) : chosen(list, FeedOrder.none(), with -> counting(list, with));
    }

    private Listing counting(final FieldList list, final ListingContext with) throws UsageException {
        try {
            return new CountListing(with, Formats.all(), feed(list, with));
        } catch (final UsageException e) {
            throw new UsageException("count: " + e.getMessage());
        }
    }

    /** Netstat's tables, with a filter or in an order: the rows of each by those fields that they have. */
    private Listing tables() throws UsageException {
        if (options.mode() == Mode.STATISTICS) {
            final String what = options.filter() != null ? "filter" : options.sort() != null ? "--sort" : "--limit";
            throw new UsageException(what + ": netstat's table of these has no rows to choose from, but sentences;"
                    + " --format=jsonl, json, csv and tsv have rows");
        }
        final List<FieldList> lists = lists();
        final FieldList filtered = options.filter() == null ? lists.get(0) : list();
        return chosen(filtered, FeedOrder.of(lists, options), Listings::table);
    }

    /** Makes a listing when it is known which rows are wanted. */
    private interface Maker {
        Listing listing(ListingContext context) throws UsageException;
    }

    private Listing chosen(final FieldList list, final FeedOrder order, final Maker maker) throws UsageException {
        if (options.filter() == null && options.sort() == null && options.limit() == NetstatOptions.NO_LIMIT) {
            return maker.listing(context);
        }
        final ChosenRows rows = ChosenRows.of(context, list, order);
        return new ChosenListing(maker.listing(context.choosing(rows)), rows);
    }

    private Listing explained(final FieldList list) throws UsageException {
        if (options.filter() == null) {
            throw new UsageException("--explain: there is no filter to explain");
        }
        return ChosenRows.of(context, list, FeedOrder.none()).explained();
    }

    /** The fields of all kinds of rows that netstat's tables have. */
    private List<FieldList> lists() {
        return switch (options.mode()) {
            case SOCKETS -> ofSockets();
            case ROUTES -> ofRoutes();
            case INTERFACES -> List.of(LinkFields.LIST);
            case STATISTICS -> List.of(CounterFields.LIST);
            case MASQUERADE -> List.of(options.conntrack() ? ConnectionFields.LIST : MasqueradeFields.LIST);
        };
    }

    private List<FieldList> ofSockets() {
        final List<FieldList> lists = new ArrayList<>();
        if (options.groups()) {
            lists.add(GroupFields.LIST);
        }
        if (options.listsInternet() || options.lists(Protocol.UNIX)) {
            lists.add(SocketFields.LIST);
        }
        boolean listsLegacy = false;
        for (final LegacyFamily family : LegacyFamily.values()) {
            listsLegacy |= options.lists(family);
        }
        if (listsLegacy) {
            lists.add(LegacyFields.LIST);
        }
        return lists;
    }

    private List<FieldList> ofRoutes() {
        final List<FieldList> lists = new ArrayList<>();
        final int legacy = LegacyRouteSource.countFamilies(context);
        final boolean isLegacyAlone =
                legacy > 0 && legacy == options.familyNames().size();
        if (!isLegacyAlone && RouteSource.listsRoutes(context)) {
            lists.add(RouteFields.LIST);
        }
        if (RouteSource.listsNeighbours(context)) {
            lists.add(NeighbourFields.LIST);
        }
        if (legacy > 0) {
            lists.add(LegacyRouteFields.LIST);
        }
        return lists;
    }

    /** The fields of the one kind of rows that is listed. Legacy sockets are listed where they are named. */
    private FieldList list() throws UsageException {
        final List<FieldList> lists = lists();
        if (lists.size() > 1 && lists.get(1) == LegacyFields.LIST && !options.explicit()) {
            return lists.get(0);
        }
        if (lists.size() > 1) {
            final String what = options.counts() != null
                    ? "count"
                    : options.filter() == null ? "--format=" + options.format() : "filter";
            throw new UsageException(what + ": " + words(lists.get(0)) + " and " + words(lists.get(1))
                    + " are rows of two kinds; ask for one of them");
        }
        return lists.get(0);
    }

    private static String words(final FieldList list) {
        return list == LegacyFields.LIST
                ? "legacy sockets"
                : list == LegacyRouteFields.LIST ? "legacy routes" : list.kind();
    }

    private RowFeed feed(final FieldList list, final ListingContext with) {
        if (list == SocketFields.LIST) {
            return new SocketFeed(with);
        }
        return list == LegacyFields.LIST
                ? new LegacyFeed(with)
                : new SourceFeed(list, moreDefaults(list), round -> source(list, with, round));
    }

    private List<String> moreDefaults(final FieldList list) {
        if (!options.extended()) {
            return List.of();
        }
        return list == ConnectionFields.LIST ? SEQUENCE : list == MasqueradeFields.LIST ? DELTA : List.of();
    }

    private RowSource source(final FieldList list, final ListingContext with, final FeedRound round) {
        if (list == LegacyRouteFields.LIST) {
            return new LegacyRouteSource(with);
        }
        if (list == GroupFields.LIST) {
            return new GroupSource(with, true);
        }
        return switch (options.mode()) {
            case INTERFACES -> new InterfaceSource(with, round.uses("addresses"));
            case STATISTICS -> new CounterSource(with);
            case MASQUERADE ->
                options.conntrack()
                        ? new ConntrackSource(
                                with,
                                round.uses(SEQUENCE.get(0))
                                        || round.uses(SEQUENCE.get(1))
                                        || round.uses(SEQUENCE.get(2)))
                        : new MasqueradeSource(with, true);
            default -> new RouteSource(with);
        };
    }
}
