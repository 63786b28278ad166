package io.sockeye.cli;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;

/** What is listed where options do not go together: nothing, but one line that says why. */
final class UsageErrorListing implements Listing {
    private static final int USAGE_ERROR = 3;

    private final ListingContext context;
    private final String message;

    UsageErrorListing(final ListingContext context, final String message) {
        this.context = context;
        this.message = message;
    }

    @Override
    public int print() {
        context.err().print(context.name() + ": " + message + "\n");
        return USAGE_ERROR;
    }

    @Override
    public void addTo(final CostMeter meter) {
        // Nothing was read.
    }
}
