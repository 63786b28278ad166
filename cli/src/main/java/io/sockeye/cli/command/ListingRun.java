package io.sockeye.cli.command;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.sockeye.cli.args.CostFormat;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.Cost;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.ListingFactory;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;

/** One run of the listing: what netstat prints in one of its modes, once or, with {@code -c}, until it is stopped. */
final class ListingRun {
    private final NetstatOptions options;
    private final ListingFactory listings;
    private final CommandOutput output;
    private final Names names;
    private final AsciiWriter writer;
    private final CostMeter meter = new CostMeter();

    ListingRun(final NetstatOptions options, final ListingFactory listings, final CommandOutput output) {
        this.options = options;
        this.listings = listings;
        this.output = output;
        names = Grammar.of(output.name()) == Grammar.NETSTAT ? Names.ofThisHost() : Names.ofThisHostInTime();
        writer = new AsciiWriter(output.out());
    }

    /** Print, and answer with the exit code. */
    int run() {
        final ProcRoot root;
        try {
            root = ProcRoot.of(options.procRoot());
        } catch (final IOException e) {
            return output.failed(e.getMessage());
        }
        final ListingContext context = new ListingContext(output.name(), options, root, names, writer, output.err());
        if (options.verbose() && NativeAccess.isAvailable() && NativeAccess.linkerBecause() != null) {
            context.complain("native calls", "by the JDK's Linker, since " + NativeAccess.linkerBecause());
        }
        final Listing listing = listings.listing(context);
        int code = round(listing);
        while (code == 0 && options.continuous() && !listing.isDone() && !writer.hasFailed() && pause()) {
            code = round(listing);
        }
        return code;
    }

    /** Print all tables once. What was printed before an error stays printed. */
    private int round(final Listing listing) {
        int code;
        names.begin();
        try {
            code = listing.print();
        } catch (final IOException e) {
            code = output.failed(e.getMessage());
        }
        final String missing = names.missing();
        if (missing != null) {
            output.warn(missing);
        }
        listing.addTo(meter);
        try {
            writer.flush();
        } catch (final IOException e) {
            return output.cannotWrite(e);
        }
        return options.cost() == CostFormat.NONE ? code : Math.max(code, tellCost());
    }

    /** On stderr, as the last of all that is said; what went before it counts in. */
    private int tellCost() {
        meter.addWrites(writer.takeWrites());
        try {
            final Cost cost = meter.cost();
            output.err().print(options.cost() == CostFormat.JSON ? cost.json() : cost.text());
            return 0;
        } catch (final ErrnoException e) {
            return output.failed("--cost: " + e.getMessage());
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
