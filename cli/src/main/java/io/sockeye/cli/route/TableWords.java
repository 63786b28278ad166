package io.sockeye.cli.route;

import java.io.PrintStream;

import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.route.RouteHeaderException;

/** What is said of a table as a whole: what netstat says where it cannot be read, and what it does not say. */
final class TableWords {
    private static final int FAILED = 1;

    private final ListingContext context;
    private final RouteSinks sinks;
    private final PrintStream err;

    TableWords(final ListingContext context, final RouteSinks sinks) {
        this.context = context;
        this.sinks = sinks;
        err = context.err();
    }

    /**
     * Say how a table ended, and answer with the exit code.
     *
     * @param result how it ended.
     * @param family whose table it is, as netstat calls it where there is none.
     * @param path   of the file that has it, for our own words where that was read.
     */
    int end(final DumpResult result, final String family, final String path) {
        if (result.isRefusal()) {
            err.print(result.reason() + "\n");
            sinks.sayNotConfigured(family + " not configured in this system.");
            return FAILED;
        }
        final String what = "proc".equals(result.source()) ? path : result.source();
        DumpWords.sayMalformed(context, what, result);
        return DumpWords.sayIncomplete(context, what, "routes", result);
    }

    /**
     * Say of a header that does not tell where the columns are what netstat says, and answer with the exit code.
     *
     * @param problem with the header.
     * @param path    of the file.
     */
    int header(final RouteHeaderException problem, final String path) {
        switch (problem.reason()) {
            case MISSING_COLUMN:
                err.print("warning: " + path + " does not contain required field " + problem.column() + "\n");
                break;
            case TOO_MANY_COLUMNS:
                err.print("warning: format buffer overflow in " + path + "\n");
                break;
            default:
                break;
        }
        return FAILED;
    }
}
