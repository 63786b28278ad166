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
    private static final int USAGE_ERROR = 3;
    private static final String DEFAULT_FAMILY = "inet";

    private final ListingContext context;
    private final InternetRoutes internet;
    private final LegacyRoutes legacy;

    /**
     * A listing.
     *
     * @param context what it is made of.
     */
    public RouteListing(final ListingContext context) {
        this.context = context;
        internet = new InternetRoutes(context, new NetstatRoutes(context));
        legacy = new LegacyRoutes(context);
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
            default:
                if (LegacyRoutes.knows(family)) {
                    return legacy.print(family);
                }
                context.err().print("Address family `" + family + "' not supported.\n");
                return USAGE_ERROR;
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        internet.addTo(meter);
    }
}
