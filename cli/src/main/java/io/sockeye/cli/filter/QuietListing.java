package io.sockeye.cli.filter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.feed.FeedRound;
import io.sockeye.cli.feed.ListingJoins;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * Whether there are rows, by the exit code alone, {@code --quiet}. The first row ends it. Confined to one thread.
 */
public final class QuietListing implements Listing {
    private static final int FOUND = 0;
    private static final int NOT_FOUND = 1;
    private static final int UNKNOWN = 2;

    private final ListingContext context;
    private final RowFeed feed;

    /**
     * A listing.
     *
     * @param context that it is made of.
     * @param feed    of rows.
     */
    public QuietListing(final ListingContext context, final RowFeed feed) {
        this.context = context;
        this.feed = feed;
    }

    @Override
    public int print() throws IOException {
        try (Round round = new Round(context)) {
            round.begin(feed.fields().kind(), false);
            final int code = feed.feed(round);
            if (round.hasRows()) {
                return FOUND;
            }
            return code == 0 ? NOT_FOUND : UNKNOWN;
        }
    }

    @Override
    public boolean isDone() {
        return true;
    }

    @Override
    public void addTo(final CostMeter meter) {
        feed.addTo(meter);
    }

    /** Looks at no field of its own. */
    private static final class Round extends FeedRound {
        private final List<AnyRow> ends = new ArrayList<>();

        Round(final ListingContext context) {
            super(context, List.of());
        }

        boolean hasRows() {
            for (final AnyRow end : ends) {
                if (end.hasCome) {
                    return true;
                }
            }
            return false;
        }

        @Override
        protected RowSink sink(final int index, final ListingJoins own) {
            final AnyRow end = new AnyRow();
            ends.add(end);
            return end;
        }
    }

    /** Has enough of the first row. Read by another thread when the one that feeds it has ended. */
    private static final class AnyRow implements RowSink {
        private boolean hasCome;

        @Override
        public boolean onRows(final RowBatch batch) {
            hasCome = true;
            return false;
        }

        /** Whoever runs the source counts them. */
        @Override
        public void onMalformed(final String what, final long position) {}
    }
}
