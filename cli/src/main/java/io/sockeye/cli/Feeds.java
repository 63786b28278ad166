package io.sockeye.cli;

import io.sockeye.cli.format.FormatListing;
import io.sockeye.cli.format.Formats;
import io.sockeye.cli.format.RowFeed;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;

/** What each mode lists in the formats for other programs. Not loaded by netstat's tables. */
final class Feeds {
    private Feeds() {}

    /** The listing that options ask for. */
    static Listing listing(final ListingContext context) {
        return new FormatListing(context, Formats.all(), feed(context));
    }

    private static RowFeed feed(final ListingContext context) {
        return switch (context.options().mode()) {
            case SOCKETS -> new SocketFeed(context);
            default ->
                throw new UnsupportedOperationException(
                        "mode=" + context.options().mode());
        };
    }
}
