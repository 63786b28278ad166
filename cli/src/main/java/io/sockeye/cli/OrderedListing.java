package io.sockeye.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.LegacyFamily;
import io.sockeye.cli.args.Mode;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.feed.FeedOrder;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.InternetTable;
import io.sockeye.cli.output.UnixTable;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.SocketFields;

/**
 * Sockets of one of netstat's tables in an order, or so many of them: {@code --sort} and {@code --limit} without a
 * format. Confined to one thread.
 */
final class OrderedListing implements Listing {
    private final ListingContext context;
    private final NetstatOptions options;
    private final FeedOrder order;
    private final SocketFeed feed;

    private OrderedListing(final ListingContext context) throws UsageException {
        this.context = context;
        options = context.options();
        order = FeedOrder.of(SocketFields.LIST, options);
        feed = new SocketFeed(context);
    }

    /** The listing that options ask for, or one that says why there is none. */
    static Listing of(final ListingContext context) {
        final NetstatOptions options = context.options();
        final String option = options.sort() == null ? "--limit" : "--sort";
        try {
            return isOneTable(options)
                    ? new OrderedListing(context)
                    : new UsageErrorListing(
                            context,
                            "'" + option + "' needs --format=jsonl, json, csv or tsv, or sockets of one table of"
                                    + " netstat's, as with -t, -u or -x");
        } catch (final UsageException e) {
            return new UsageErrorListing(context, e.getMessage());
        }
    }

    /** SCTP has rows of several lines, as --info has; groups and legacy sockets have tables of their own. */
    private static boolean isOneTable(final NetstatOptions options) {
        if (options.mode() != Mode.SOCKETS || options.groups() || options.info() || options.lists(Protocol.SCTP)) {
            return false;
        }
        for (final LegacyFamily family : LegacyFamily.values()) {
            if (options.lists(family)) {
                return false;
            }
        }
        return options.listsInternet() != options.lists(Protocol.UNIX);
    }

    /** What is asked of the kernel for the columns. */
    private List<Field> fields() {
        final FieldList list = SocketFields.LIST;
        final List<Field> fields = new ArrayList<>();
        if (options.timers()) {
            fields.add(list.find("retransmits"));
        }
        if (options.extended()) {
            fields.add(list.find("uid"));
        }
        if (options.programs()) {
            fields.add(list.find("pid"));
        }
        if (options.lists(Protocol.UNIX)) {
            fields.add(list.find("ref_count"));
        }
        return fields;
    }

    @Override
    public int print() throws IOException {
        printHeader();
        try (TableRound round = new TableRound(context, fields(), order)) {
            round.begin(false);
            return feed.feed(round);
        }
    }

    private void printHeader() {
        if (options.lists(Protocol.UNIX)) {
            new UnixTable(ListingRound.tableOptions(context), options.wholePaths(), null, context.out(), context.err())
                    .header();
        } else {
            new InternetTable(ListingRound.tableOptions(context), context.names(), null, context.out(), context.err())
                    .header();
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        feed.addTo(meter);
    }
}
