package io.sockeye.cli;

import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.ListingFactory;

/** The counts there are, one for each of netstat's modes. Help makes one of these, and loads nothing that counts. */
final class Counts implements ListingFactory {
    @Override
    public Listing listing(final ListingContext context) {
        return Feeds.count(context);
    }
}
