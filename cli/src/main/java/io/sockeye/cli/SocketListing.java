package io.sockeye.cli;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;

/**
 * Sockets as netstat lists them. Sources and the process index are made anew for each round, so that it sees changes.
 */
final class SocketListing implements Listing {
    private final ListingContext context;
    private CostMeter lastRound = new CostMeter();

    SocketListing(final ListingContext context) {
        this.context = context;
    }

    @Override
    public int print() throws IOException {
        lastRound = new CostMeter();
        try (ListingRound round = new ListingRound(context)) {
            try {
                return round.print();
            } finally {
                round.addTo(lastRound);
            }
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(lastRound);
    }
}
