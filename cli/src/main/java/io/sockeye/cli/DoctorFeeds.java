package io.sockeye.cli;

import io.sockeye.cli.doctor.SocketFeeds;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.listing.ListingContext;

/** The feeds that the doctor looks at. Help makes one of these, and loads nothing that looks. */
final class DoctorFeeds implements SocketFeeds {
    @Override
    public RowFeed sockets(final ListingContext context) {
        return Feeds.sockets(context);
    }
}
