package io.sockeye.cli.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.feed.FeedOrder;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Need;

/** A mode's rows in a format, or the fields that they may have. Confined to one thread. */
public final class FormatListing implements Listing {
    private static final int USAGE_ERROR = 3;
    private static final String TIME = "time";

    private final ListingContext context;
    private final NetstatOptions options;
    private final Formats formats;
    private final RowFeed feed;
    private FormatRound round;
    private boolean isDone;

    /**
     * A listing.
     *
     * @param context that it is made of.
     * @param formats to choose from.
     * @param feed    of rows.
     */
    public FormatListing(final ListingContext context, final Formats formats, final RowFeed feed) {
        this.context = context;
        this.options = context.options();
        this.formats = formats;
        this.feed = feed;
    }

    @Override
    public int print() throws IOException {
        try {
            if (FieldChoice.HELP.equals(options.fields())) {
                requireFormat();
                isDone = true;
                context.out().ascii(FieldChoice.help(feed.fields()));
                return 0;
            }
            if (round == null) {
                begin();
            }
        } catch (final UsageException e) {
            context.err().print(context.name() + ": " + e.getMessage() + "\n");
            return USAGE_ERROR;
        }
        round.begin(options.continuous());
        round.printer().beginRound();
        try {
            return feed.feed(round);
        } finally {
            round.printer().endRound();
            round.close();
        }
    }

    /** Fields may be listed whatever the format, as long as there is one of that name. */
    private void requireFormat() throws UsageException {
        if (!NetstatOptions.NETSTAT_FORMAT.equals(options.format())) {
            FieldChoice.format(formats, options.format());
        }
    }

    private void begin() throws UsageException {
        final Format format = FieldChoice.format(formats, options.format());
        final FormatOptions how = new FormatOptions(!options.noHeader(), options.nul());
        final FeedOrder order = FeedOrder.of(feed.fields(), options);
        round = new FormatRound(context, format, fields(feed.fields()), order, how);
        round.printer().begin();
    }

    private List<Field> fields(final FieldList list) throws UsageException {
        final String names = options.fields();
        if (names == null) {
            final List<String> more = new ArrayList<>(feed.moreDefaults());
            if (options.continuous()) {
                more.add(TIME);
            }
            return FieldChoice.defaults(list, more);
        }
        return FieldChoice.ALL.equals(names) ? all(list) : FieldChoice.named(list, names);
    }

    /**
     * All that may be there: no time without rounds, with {@code -n} no names of hosts, and not what the feed leaves
     * out.
     */
    private List<Field> all(final FieldList list) {
        int left = feed.leftOutOfAll();
        left |= options.continuous() ? 0 : Need.TIME;
        left |= options.numericHosts() ? Need.HOSTS : 0;
        final List<Field> all = new ArrayList<>();
        for (final Field field : list.fields()) {
            if ((field.needs() & left) == 0) {
                all.add(field);
            }
        }
        return all;
    }

    @Override
    public boolean isDone() {
        return isDone;
    }

    @Override
    public void addTo(final CostMeter meter) {
        if (round != null) {
            feed.addTo(meter);
        }
    }
}
