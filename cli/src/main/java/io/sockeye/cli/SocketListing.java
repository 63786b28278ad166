package io.sockeye.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.procnet.ProcRoot;

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
        } catch (final IOException e) {
            err.print(name + ": " + e.getMessage() + "\n");
            code = FAILED;
        }
        try {
            writer.flush();
        } catch (final IOException e) {
            return output.failed(e);
        }
        return code;
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
