package io.sockeye.cli.masquerade;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.EndpointText;

/**
 * netstat's table of masqueraded connections, {@code -M}, which kernels up to 2.2 can fill. Nothing is printed where
 * there is no connection. Confined to one thread.
 */
public final class MasqueradeListing implements Listing {
    private final ListingContext context;
    private final MasqueradeSource source;

    /**
     * Prepare to print.
     *
     * @param context of the listing.
     */
    public MasqueradeListing(final ListingContext context) {
        this.context = context;
        source = new MasqueradeSource(context, false);
    }

    @Override
    public int print() throws IOException {
        final EndpointText endpoints = new EndpointText(
                context.names(),
                context.options().numericHosts(),
                context.options().numericPorts());
        final MasqueradeTable table =
                new MasqueradeTable(endpoints, context.options().extended(), context.out());
        return context.choice().collect("masquerades", source, table);
    }

    @Override
    public void addTo(final CostMeter meter) {
        source.addTo(meter);
    }
}
