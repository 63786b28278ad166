package io.sockeye.cli.masquerade;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;

/**
 * netstat's table of masqueraded connections filled from connection tracking, {@code --masquerade=conntrack}: every
 * connection of which an address or a port is translated, see {@link ConntrackTable}. {@code -4} and {@code -6} select
 * a family. Confined to one thread.
 */
public final class ConntrackListing implements Listing {
    private final ListingContext context;
    private final ConntrackSource source;

    /**
     * Prepare to print.
     *
     * @param context of the listing.
     */
    public ConntrackListing(final ListingContext context) {
        this.context = context;
        final RowChoice choice = context.choice();
        source = new ConntrackSource(
                context,
                context.options().extended()
                        || choice.uses("sequence_position")
                        || choice.uses("sequence_before")
                        || choice.uses("sequence_after"));
    }

    @Override
    public int print() throws IOException {
        return context.choice().collect("connections", source, new ConntrackTable(context));
    }

    @Override
    public void addTo(final CostMeter meter) {
        source.addTo(meter);
    }
}
