package io.sockeye.cli.route;

import java.io.IOException;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.filter.RouteFilter;
import io.sockeye.collector.route.ChosenRoutes;
import io.sockeye.collector.route.ProcRoutes;
import io.sockeye.collector.route.RouteHeaderException;

/**
 * Reads the tables of IPv4 and IPv6: the routes, {@code -F}, and the routing cache, {@code -C}. Confined to one thread.
 */
final class InternetRoutes {
    private static final String IPV4 = "INET (IPv4)";
    private static final String IPV6 = "INET6 (IPv6)";
    private static final String PROC = "proc";
    /** What netstat's exit(-1) comes to. */
    private static final int NO_CACHE_HEADER = 255;

    private final ListingContext context;
    private final NetstatOptions options;
    private final RouteSinks sinks;
    private final TableWords words;
    private ProcRoutes proc;
    private SourceCounters counters = new SourceCounters();

    InternetRoutes(final ListingContext context, final RouteSinks sinks) {
        this.context = context;
        options = context.options();
        this.sinks = sinks;
        words = new TableWords(context, sinks);
    }

    /** Begin a round. */
    void begin() {
        proc = new ProcRoutes(context.root());
        counters = new SourceCounters();
    }

    /** Tell a meter what the last round has done. */
    void addTo(final CostMeter meter) {
        meter.add(proc.counters());
        meter.add(counters);
    }

    /** Deliver what is wanted of IPv4, and answer with the exit code. */
    int inet() throws IOException {
        final int code = isTableWanted() ? table() : 0;
        return code == 0 && options.cache() ? cache() : code;
    }

    /** Deliver what is wanted of IPv6, and answer with the exit code. */
    int inet6() throws IOException {
        final int code = isTableWanted() ? table6(false) : 0;
        return code == 0 && options.cache() ? cache6() : code;
    }

    private boolean isTableWanted() {
        return options.fib() || !options.cache();
    }

    private int table() throws IOException {
        try (ChosenRoutes routes = new ChosenRoutes(options.source(), context.root(), proc)) {
            final DumpResult result;
            try {
                result = routes.table(RouteFilter.UP.before(sinks.table()));
            } finally {
                sinks.end();
                counters.add(routes.counters());
            }
            DumpWords.sayFallback(context, "inet", result);
            return words.end(result, IPV4, proc.tablePath());
        } catch (final RouteHeaderException e) {
            return words.header(e, proc.tablePath());
        }
    }

    private int cache() throws IOException {
        context.sayOnlyInProc("rt_cache", "only /proc has the routing cache");
        final String path = context.root().netFile("rt_cache");
        final CacheWatch table = new CacheWatch(sinks.cache(path));
        try {
            final DumpResult result;
            try {
                result = proc.cache(table);
            } finally {
                sinks.end();
            }
            if (!result.isRefusal() && !table.isLayoutKnown()) {
                context.complain(path, "its layout is not known, so no row of it is printed");
            }
            return words.end(result, IPV4, path);
        } catch (final RouteHeaderException e) {
            if (e.reason() == RouteHeaderException.Reason.NO_HEADER) {
                // Reading to the end of a file sets no errno: what netstat tells of is an older one.
                context.err().print(path + ": No such file or directory\n");
                return NO_CACHE_HEADER;
            }
            words.header(e, path);
            return 0;
        }
    }

    private int table6(final boolean isCache) throws IOException {
        final RouteFilter filter = isCache ? RouteFilter.CACHED : RouteFilter.NOT_CACHED;
        try (ChosenRoutes routes = new ChosenRoutes(options.source(), context.root(), proc)) {
            final DumpResult result;
            try {
                result = routes.table6(filter.before(sinks.table6(isCache)));
            } finally {
                sinks.end();
                counters.add(routes.counters());
            }
            if (result.source().equals(PROC)) {
                context.sayOnlyInProc("inet6", "only /proc has references and all flags of IPv6 routes");
            } else {
                DumpWords.sayFallback(context, "inet6", result);
            }
            return words.end(result, IPV6, context.root().netFile("ipv6_route"));
        }
    }

    private int cache6() throws IOException {
        final DumpResult result;
        try {
            result = proc.neighbours(sinks.neighbours());
        } finally {
            sinks.end();
        }
        return result.isRefusal()
                ? table6(true)
                : words.end(result, IPV6, context.root().netFile("ndisc"));
    }
}
