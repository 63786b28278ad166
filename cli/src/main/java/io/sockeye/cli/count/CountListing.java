package io.sockeye.cli.count;

import java.io.IOException;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.format.FieldChoice;
import io.sockeye.cli.format.FormatOptions;
import io.sockeye.cli.format.Formats;
import io.sockeye.cli.format.RowPrinter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.count.Counting;
import io.sockeye.collector.count.Groups;
import io.sockeye.collector.field.Joins;

/** A mode's rows counted by groups, as text or in a format. Confined to one thread. */
public final class CountListing implements Listing {
    private static final String COLUMNS = "tsv";

    private final ListingContext context;
    private final NetstatOptions options;
    private final Formats formats;
    private final RowFeed feed;
    private final Counting counting;
    /** Null for text. */
    private final RowPrinter printer;

    private boolean hasBegun;

    /**
     * A count.
     *
     * @param context that it is made of.
     * @param formats to choose from, with tab-separated columns among them.
     * @param feed    of rows.
     * @throws UsageException if there is no such format or field, or fields cannot be counted by.
     */
    public CountListing(final ListingContext context, final Formats formats, final RowFeed feed) throws UsageException {
        this.context = context;
        options = context.options();
        this.formats = formats;
        this.feed = feed;
        counting = new Counting(CountChoice.plan(feed.fields(), options.counts()));
        printer = NetstatOptions.NETSTAT_FORMAT.equals(options.format())
                ? null
                : FieldChoice.format(formats, options.format())
                        .printer(counting.fields().fields(), Joins.NONE, FormatOptions.of(options), context.out());
    }

    @Override
    public int print() throws IOException {
        if (!hasBegun && printer != null) {
            printer.begin();
        }
        hasBegun = true;
        final int code = feed();
        try (Groups groups = counting.finish(options.counts().top())) {
            print(groups);
            sayWhatIsInexact(groups);
        }
        return code;
    }

    private int feed() throws IOException {
        try (CountRound round = new CountRound(context, counting)) {
            round.begin(feed.fields().kind(), options.continuous());
            return feed.feed(round);
        } catch (final IOException e) {
            // What was counted before is not all, and is not told.
            counting.finish(1).close();
            throw e;
        }
    }

    private void print(final Groups groups) {
        if (printer == null) {
            new CountText(counting, formats.find(COLUMNS), !options.noHeader(), context.out()).print(groups);
            return;
        }
        printer.beginRound();
        groups.deliver(printer);
        printer.endRound();
    }

    private void sayWhatIsInexact(final Groups groups) {
        if (groups.error() > 0) {
            context.complain(
                    "count",
                    "more than " + Counting.MAX_EXACT_GROUPS + " groups: counts are up to " + groups.error()
                            + " too high, and groups of up to " + groups.error() + " may be missing");
        }
        if (groups.lacksPercentiles()) {
            context.complain(
                    "count", "percentiles are told of " + Counting.MAX_PERCENTILE_GROUPS + " groups, not of all");
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        feed.addTo(meter);
    }
}
