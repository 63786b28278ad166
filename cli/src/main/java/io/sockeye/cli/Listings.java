package io.sockeye.cli;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.link.InterfaceListing;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.ListingFactory;
import io.sockeye.cli.masquerade.ConntrackListing;
import io.sockeye.cli.masquerade.MasqueradeListing;
import io.sockeye.cli.route.RouteListing;
import io.sockeye.cli.statistics.StatisticsListing;

/** The listings there are, one for each of netstat's modes. */
final class Listings implements ListingFactory {
    @Override
    public Listing listing(final ListingContext context) {
        if (!NetstatOptions.NETSTAT_FORMAT.equals(context.options().format())
                || context.options().fields() != null
                || context.options().filter() != null
                || context.options().sort() != null
                || context.options().limit() != NetstatOptions.NO_LIMIT
                || context.options().quiet()
                || context.options().explain()) {
            return Feeds.listing(context);
        }
        return table(context);
    }

    /** The listing in netstat's tables. */
    static Listing table(final ListingContext context) {
        return switch (context.options().mode()) {
            case SOCKETS -> new SocketListing(context);
            case ROUTES -> new RouteListing(context);
            case INTERFACES -> new InterfaceListing(context);
            case STATISTICS -> new StatisticsListing(context);
            case MASQUERADE ->
                context.options().conntrack() ? new ConntrackListing(context) : new MasqueradeListing(context);
        };
    }
}
