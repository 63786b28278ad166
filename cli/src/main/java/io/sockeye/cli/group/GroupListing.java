package io.sockeye.cli.group;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.EndpointText;

/**
 * One printing of {@code netstat -g}, with its words about lines and files. netstat under {@code -c} takes all groups
 * of IPv4 for broken ones of IPv6 from the second round on, since it remembers what the last file was; this does not.
 * Confined to one thread.
 */
public final class GroupListing implements Listing {
    private final ListingContext context;
    private final GroupSource source;

    /**
     * A listing.
     *
     * @param context to print with.
     */
    public GroupListing(final ListingContext context) {
        this.context = context;
        source = new GroupSource(context, false);
    }

    @Override
    public int print() throws IOException {
        final EndpointText endpoints =
                new EndpointText(context.names(), context.options().numericHosts(), true);
        final GroupTable table = new GroupTable(endpoints, context.out(), context.err());
        table.header();
        return context.choice().collect("groups", source, table);
    }

    @Override
    public void addTo(final CostMeter meter) {
        source.addTo(meter);
    }
}
