package io.sockeye.cli.count;

import io.sockeye.cli.feed.FeedRound;
import io.sockeye.cli.feed.ListingJoins;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.count.Counting;
import io.sockeye.collector.record.RowSink;

/** A round whose rows are counted: a counter for each thread. Confined to the thread that feeds; each to its own. */
final class CountRound extends FeedRound {
    private final Counting counting;

    CountRound(final ListingContext context, final Counting counting) {
        super(context, counting.plan().fields());
        this.counting = counting;
    }

    @Override
    protected RowSink sink(final int index, final ListingJoins own) {
        return counting.counter(own);
    }
}
