package io.sockeye.cli.route;

import java.io.IOException;
import java.util.List;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;

/**
 * The routes of all families that are named, {@code netstat -r}, in the order in which they are named; the first that cannot
 * be had ends it. Confined to one thread.
 */
public final class RouteListing implements Listing {
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 3;
    private static final String DEFAULT_FAMILY = "inet";

    private final ListingContext context;
    private final InternetRoutes internet;
    private final FamilyRoutes others;

    /**
     * A listing.
     *
     * @param context what it is made of.
     */
    public RouteListing(final ListingContext context) {
        this(context, family -> missing(context, family));
    }

    private static int missing(final ListingContext context, final String family) {
        context.err().print(context.name() + ": routes of " + family + " are not in this version\n");
        return FAILED;
    }

    RouteListing(final ListingContext context, final FamilyRoutes others) {
        this.context = context;
        this.others = others;
        internet = new InternetRoutes(context);
    }

    @Override
    public int print() throws IOException {
        internet.begin();
        final List<String> named = context.options().familyNames();
        for (final String family : named.isEmpty() ? List.of(DEFAULT_FAMILY) : named) {
            final int code = print(family);
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }

    private int print(final String family) throws IOException {
        switch (family) {
            case "inet":
                return internet.inet();
            case "inet6":
                return internet.inet6();
            case "unix":
            case "ec":
            case "ash":
                context.err().print("No routing for address family `" + family + "'.\n");
                return USAGE_ERROR;
            case "ax25":
            case "netrom":
            case "rose":
            case "ipx":
            case "ddp":
            case "x25":
                return others.print(family);
            default:
                context.err().print("Address family `" + family + "' not supported.\n");
                return USAGE_ERROR;
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        internet.addTo(meter);
    }
}
