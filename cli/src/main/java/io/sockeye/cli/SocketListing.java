package io.sockeye.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

import io.sockeye.cli.args.CostFormat;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.Cost;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.procnet.ProcRoot;
import io.sockeye.linux.ErrnoException;

/** The command that lists sockets as netstat does, once or, with {@code -c}, until it is stopped. */
final class SocketListing {
    private static final int FAILED = 1;

    private final String name;
    private final NetstatOptions options;
    private final PrintStream err;
    private final CommandOutput output;
    private final OutputStream out;
    private final AsciiWriter writer;
    private final Names names = Names.ofThisHost();
    private final CostMeter meter = new CostMeter();

    SocketListing(final String name, final NetstatOptions options, final OutputStream out, final PrintStream err) {
        this.name = name;
        this.options = options;
        this.out = out;
        this.err = err;
        output = new CommandOutput(name, out, err);
        writer = new AsciiWriter(out);
    }

    /** List, and answer with the exit code. */
    int run() {
        final String missing = notListed();
        if (missing != null) {
            err.print(name + ": " + missing + " are not in this version, which lists sockets\n");
            return FAILED;
        }
        final ProcRoot root;
        try {
            root = ProcRoot.of(options.procRoot().toString());
        } catch (final IOException e) {
            err.print(name + ": " + e.getMessage() + "\n");
            return FAILED;
        }
        int code = round(root);
        while (code == 0 && options.continuous() && !writer.hasFailed() && pause()) {
            code = round(root);
        }
        return code;
    }

    private String notListed() {
        if (options.groups()) {
            return "multicast groups (-g)";
        }
        switch (options.mode()) {
            case ROUTES:
                return "routes (-r)";
            case INTERFACES:
                return "interfaces (-i)";
            case STATISTICS:
                return "statistics (-s)";
            case MASQUERADE:
                return "masqueraded connections (-M)";
            default:
                return null;
        }
    }

    /** Print all tables once. What was printed before an error stays printed. */
    private int round(final ProcRoot root) {
        int code;
        try (ListingRound round = new ListingRound(name, options, root, names, writer, out, err)) {
            code = round.print();
            round.addTo(meter);
        } catch (final IOException e) {
            err.print(name + ": " + e.getMessage() + "\n");
            code = FAILED;
        }
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
