package io.sockeye.cli.listing;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.SourceChoice;

/**
 * What is said on stderr of a dump, whatever it is of: where its rows came from, and what is missing. Threads:
 * stateless.
 */
public final class DumpWords {
    private static final int COMPLETE = 0;
    private static final int INCOMPLETE = 1;

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
     * Say how many lines or messages were none, where nobody has said it of each.
     *
     * @param context to say it in.
     * @param what    the data are.
     * @param result  of the dump.
     */
    public static void sayMalformed(final ListingContext context, final String what, final DumpResult result) {
        final long malformed = result.malformed();
        if (malformed > 0) {
            context.complain(what, malformed + (malformed == 1 ? " malformed line" : " malformed lines") + " skipped");
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
        if (result.overrun()) {
            context.complain(what, "the kernel's messages overran the buffer: " + rows + " are missing");
        }
        return result.overrun() ? INCOMPLETE : COMPLETE;
    }
}
