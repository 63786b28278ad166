package io.sockeye.collector.multicast;

import java.io.IOException;
import java.nio.file.FileSystemException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.SourcePolicy;
import io.sockeye.collector.text.ProcRoot;

/**
 * Multicast groups from /proc, which alone tells how often each was joined; where it does not serve, from netlink
 * without that. Serves one reading of both families. Confined to one thread at a time.
 */
public final class ChosenGroups implements AutoCloseable {
    private final SourcePolicy policy;
    private final SourceCounters counters;
    private final GroupReader proc;
    private NetlinkGroups netlink;

    /**
     * Prepare; nothing is read yet.
     *
     * @param choice   what is wanted.
     * @param root     where /proc is; netlink, which knows only this system, serves only this system's own.
     * @param counters to count what reading takes; a membership counts as a socket.
     */
    public ChosenGroups(final SourceChoice choice, final ProcRoot root, final SourceCounters counters) {
        policy = new SourcePolicy(choice, root, "");
        this.counters = counters;
        proc = new GroupReader(root, counters);
    }

    /** {@return the file of IPv4 groups} */
    public String inetPath() {
        return proc.inetPath();
    }

    /**
     * Read the groups of a family; those of IPv4 first, if of both.
     *
     * @param family IPv4 or IPv6.
     * @param sink   of rows.
     * @return how it ended.
     * @throws FileSystemException if the file is there, and can neither be opened nor is closed to us.
     * @throws IOException         if reading fails after it was opened; the message names the file.
     */
    public DumpResult read(final Family family, final RowSink sink) throws IOException {
        final DumpResult result = family == Family.INET ? proc.inet(sink) : proc.inet6(sink);
        if (!policy.mayAskNetlinkInstead(result)) {
            return result;
        }
        if (netlink == null) {
            netlink = new NetlinkGroups(counters);
        }
        return policy.instead(result, netlink.read(family, sink));
    }

    @Override
    public void close() {
        if (netlink != null) {
            netlink.close();
        }
    }
}
