package io.sockeye.cli.group;

import java.io.IOException;
import java.nio.file.FileSystemException;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.EndpointText;
import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.group.GroupReader;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.FileFailure;

/**
 * One printing of {@code netstat -g}, with its words about lines and files. netstat under {@code -c} takes all groups of
 * IPv4 for broken ones of IPv6 from the second round on, since it remembers what the last file was; this does not.
 * Confined to one thread.
 */
public final class GroupListing {
    private static final int MISSING = 1;
    private static final int FAILED = 255;

    private final NetstatOptions options;
    private final ListingContext context;
    private final GroupReader reader;

    /**
     * A listing.
     *
     * @param context  to print with.
     * @param counters to count what reading takes.
     */
    public GroupListing(final ListingContext context, final SourceCounters counters) {
        this.context = context;
        options = context.options();
        reader = new GroupReader(context.root(), counters);
    }

    /**
     * Print.
     *
     * @return netstat's exit code; if not 0 it ends, {@code -c} or not.
     * @throws IOException if reading a file fails after it was opened.
     */
    public int print() throws IOException {
        final GroupTable table = new GroupTable(
                new EndpointText(context.names(), options.numericHosts(), true), context.out(), context.err());
        table.header();
        return collect(table);
    }

    private int collect(final RowSink sink) throws IOException {
        int code = 0;
        if (options.lists(Family.INET)) {
            try {
                code = reader.inet(sink).isRefusal() ? missing() : 0;
            } catch (final FileSystemException e) {
                context.err().print(reader.inetPath() + ": " + FileFailure.reasonOf(e) + "\n");
                return FAILED;
            }
        }
        if (options.lists(Family.INET6)) {
            try {
                // As netstat, which has no word for it if it is not there,
                reader.inet6(sink);
            } catch (final FileSystemException e) {
                return code; // nor if it cannot be opened for another reason.
            }
        }
        return code;
    }

    private int missing() {
        if (options.complainsAboutMissing()) {
            context.sayNoSupport("AF INET (igmp)");
        }
        return options.quietAboutMissing() ? 0 : MISSING;
    }
}
