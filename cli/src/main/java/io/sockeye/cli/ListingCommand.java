package io.sockeye.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

import io.sockeye.cli.args.CostFormat;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.Cost;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.link.InterfaceListing;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.masquerade.ConntrackListing;
import io.sockeye.cli.masquerade.MasqueradeListing;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.route.RouteListing;
import io.sockeye.cli.statistics.StatisticsListing;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.linux.ErrnoException;

/** The command that prints what netstat prints in one of its modes, once or, with {@code -c}, until it is stopped. */
final class ListingCommand {
    private static final int FAILED = 1;

    private final String name;
    private final NetstatOptions options;
    private final PrintStream err;
    private final CommandOutput output;
    private final AsciiWriter writer;
    private final CostMeter meter = new CostMeter();

    ListingCommand(final String name, final NetstatOptions options, final OutputStream out, final PrintStream err) {
        this.name = name;
        this.options = options;
        this.err = err;
        output = new CommandOutput(name, out, err);
        writer = new AsciiWriter(out);
    }

    /** Print, and answer with the exit code. */
    int run() {
        final ProcRoot root;
        try {
            root = ProcRoot.of(options.procRoot().toString());
        } catch (final IOException e) {
            err.print(name + ": " + e.getMessage() + "\n");
            return FAILED;
        }
        final Listing listing = listing(new ListingContext(name, options, root, Names.ofThisHost(), writer, err));
        int code = round(listing);
        while (code == 0 && options.continuous() && !writer.hasFailed() && pause()) {
            code = round(listing);
        }
        return code;
    }

    private Listing listing(final ListingContext context) {
        return switch (options.mode()) {
            case SOCKETS -> new SocketListing(context);
            case ROUTES -> new RouteListing(context);
            case INTERFACES -> new InterfaceListing(context);
            case STATISTICS -> new StatisticsListing(context);
            case MASQUERADE -> options.conntrack() ? new ConntrackListing(context) : new MasqueradeListing(context);
        };
    }

    /** Print all tables once. What was printed before an error stays printed. */
    private int round(final Listing listing) {
        int code;
        try {
            code = listing.print();
        } catch (final IOException e) {
            err.print(name + ": " + e.getMessage() + "\n");
            code = FAILED;
        }
        listing.addTo(meter);
        try {
            writer.flush();
        } catch (final IOException e) {
            return output.failed(e);
        }
        return options.cost() == CostFormat.NONE ? code : Math.max(code, tellCost());
    }

    /** On stderr, as the last of all that is said; what went before it counts in. */
    private int tellCost() {
        meter.addWrites(writer.takeWrites());
        try {
            final Cost cost = meter.cost();
            err.print(options.cost() == CostFormat.JSON ? cost.json() : cost.text());
            return 0;
        } catch (final ErrnoException e) {
            err.print(name + ": --cost: " + e.getMessage() + "\n");
            return FAILED;
        }
    }

    /** Wait for the next round; false if told to stop. */
    private boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(options.intervalNanos());
            return true;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
