package io.sockeye.cli.route;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;

/** The routes of all families that are named, {@code netstat -r}, in netstat's tables. Confined to one thread. */
public final class RouteListing implements Listing {
    private final RouteSource source;
    private final NetstatRoutes tables;

    /**
     * A listing.
     *
     * @param context what it is made of.
     */
    public RouteListing(final ListingContext context) {
        tables = new NetstatRoutes(context);
        source = new RouteSource(context, new LegacyRoutes(context));
    }

    @Override
    public int print() throws IOException {
        return source.collect(tables);
    }

    @Override
    public void addTo(final CostMeter meter) {
        source.addTo(meter);
    }
}
