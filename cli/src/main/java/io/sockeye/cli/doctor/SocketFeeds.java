package io.sockeye.cli.doctor;

import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.listing.ListingContext;

/** Makes feeds of sockets. */
public interface SocketFeeds {
    /**
     * Make a feed.
     *
     * @param context that says which sockets, and where from.
     * @return the feed.
     */
    RowFeed sockets(ListingContext context);
}
