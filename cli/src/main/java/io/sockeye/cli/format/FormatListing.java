package io.sockeye.cli.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Need;

/** A mode's rows in a format. Confined to one thread. */
public final class FormatListing implements Listing {
    private static final String TIME = "time";

    private final NetstatOptions options;
    private final RowFeed feed;
    private final FormatRound round;
    private boolean hasBegun;

    /**
     * A listing.
     *
     * @param context that it is made of.
     * @param formats to choose from.
     * @param feed    of rows.
     * @throws UsageException if there is no such format or field.
     */
    public FormatListing(final ListingContext context, final Formats formats, final RowFeed feed)
            throws UsageException {
        options = context.options();
        this.feed = feed;
        round = new FormatRound(
                context,
                FieldChoice.format(formats, options.format()),
                fields(feed.fields()),
                FormatOptions.of(options));
    }

    @Override
    public int print() throws IOException {
        if (!hasBegun) {
            hasBegun = true;
            round.printer().begin();
        }
        round.begin(feed.fields().kind(), options.continuous());
        round.printer().beginRound();
        try {
            return feed.feed(round);
        } finally {
            round.printer().endRound();
            round.close();
        }
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
    public void addTo(final CostMeter meter) {
        feed.addTo(meter);
    }
}
