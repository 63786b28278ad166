package io.sockeye.cli.route;

import java.io.PrintStream;

import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.route.RouteHeaderException;

/** What is said of a table as a whole: what netstat says where it cannot be read, and what it does not say. */
final class TableWords {
    private static final int FAILED = 1;
    private static final int COMPLETE = 0;

    private final ListingContext context;
    private final AsciiWriter out;
    private final PrintStream err;

    TableWords(final ListingContext context) {
        this.context = context;
        out = context.out();
        err = context.err();
    }

    /**
     * Say how a table ended, and answer with the exit code.
     *
     * @param status    how it ended.
     * @param refusal   why it was refused, if it was.
     * @param family    whose table it is, as netstat calls it where there is none.
     * @param what      the table is, for our own words.
     * @param malformed lines or messages that were no route.
     */
    int end(
            final DumpStatus status,
            final String refusal,
            final String family,
            final String what,
            final long malformed) {
        if (status.isRefusal()) {
            err.print(refusal + "\n");
            out.ascii(family).ascii(" not configured in this system.\n");
            return FAILED;
        }
        if (malformed > 0) {
            context.complain(what, malformed + (malformed == 1 ? " malformed line" : " malformed lines") + " skipped");
        }
        if (status == DumpStatus.INTERRUPTED) {
            context.complain(what, "routes changed while they were listed: some may be missing or doubled");
        } else if (status == DumpStatus.OVERRUN) {
            context.complain(what, "the kernel's messages overran the buffer: routes are missing");
            return FAILED;
        }
        return COMPLETE;
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
