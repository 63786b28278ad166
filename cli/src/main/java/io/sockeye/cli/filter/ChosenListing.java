package io.sockeye.cli.filter;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.RowChoice;

/** A listing with a filter, an order or a limit. Confined to one thread. */
public final class ChosenListing implements Listing {
    private final Listing listing;
    private final RowChoice choice;

    /**
     * A listing.
     *
     * @param listing of the rows that are wanted.
     * @param choice  which tells them.
     */
    public ChosenListing(final Listing listing, final RowChoice choice) {
        this.listing = listing;
        this.choice = choice;
    }

    @Override
    public int print() throws IOException {
        choice.beginRound();
        try {
            return listing.print();
        } finally {
            choice.endRound();
        }
    }

    @Override
    public boolean isDone() {
        return listing.isDone();
    }

    @Override
    public void addTo(final CostMeter meter) {
        listing.addTo(meter);
    }
}
