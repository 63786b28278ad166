package io.sockeye.cli.listing;

import java.util.List;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.SourceChoice;

/**
 * What is said on stderr of a dump, whatever it is of: where its rows came from, and what is missing. Threads:
 * stateless.
 */
public final class DumpWords {
    private static final int COMPLETE = 0;
    private static final int INCOMPLETE = 1;
    /** In a file of garbage every line may be wrong. */
    private static final int MAX_LINES = 20;

    private DumpWords() {}

    /**
     * Say that another source served than was to be asked first, if it was meant by name or everything is to be said.
     *
     * @param context to say it in.
     * @param what    the data are.
     * @param result  of the dump.
     */
    public static void sayFallback(final ListingContext context, final String what, final DumpResult result) {
        if (!result.isRefusal() && !result.reason().isEmpty()) {
            final boolean isForced = context.options().source() == SourceChoice.NETLINK;
            context.sayFallback(what, result.source(), result.reason(), isForced);
        }
    }

    /**
     * Say which lines or messages could not be read, where nobody has said it yet: a line of each, and of many how many
     * more there were.
     *
     * @param context to say it in.
     * @param what    the data are.
     * @param result  of the dump.
     */
    public static void sayMalformed(final ListingContext context, final String what, final DumpResult result) {
        if (result.malformed() > 0) {
            sayEach(context, what, result.problems(), result.malformed());
        }
    }

    /**
     * Say what could not be read, a line of each, but not too many.
     *
     * @param context  to say it in.
     * @param what     the data are.
     * @param problems sentences that are fit to be printed.
     * @param count    of all problems.
     */
    public static void sayEach(
            final ListingContext context, final String what, final List<String> problems, final long count) {
        int said = 0;
        while (said < problems.size() && said < MAX_LINES) {
            context.err().print(context.name() + ": " + problems.get(said) + "\n");
            said++;
        }
        if (count > said) {
            context.complain(what, "and " + (count - said) + " more that cannot be read");
        }
    }

    /**
     * Say what a dump that served lacks, if anything.
     *
     * @param context to say it in.
     * @param what    the data are.
     * @param rows    what its rows are, such as {@code sockets}.
     * @param result  of the dump.
     * @return the exit code: 1 where rows are missing for sure.
     */
    public static int sayIncomplete(
            final ListingContext context, final String what, final String rows, final DumpResult result) {
        if (result.interrupted()) {
            context.complain(what, rows + " changed while they were listed: some may be missing or doubled");
        }
        if (result.status() == DumpStatus.BROKEN) {
            context.complain(
                    what, "a message of the kernel's has a length that cannot be: " + rows + " may be missing");
        }
        if (result.overrun()) {
            context.complain(what, "the kernel's messages overran the buffer: " + rows + " are missing");
        }
        return result.overrun() ? INCOMPLETE : COMPLETE;
    }
}
