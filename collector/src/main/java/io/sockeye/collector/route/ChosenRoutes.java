package io.sockeye.collector.route;

import java.io.IOException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.SourcePolicy;
import io.sockeye.collector.text.ProcRoot;

/**
 * IPv4 routes from netlink or /proc. Rows and their order are the same either way. Left to itself it takes netlink,
 * which is no slower for a few routes and faster for many: whole processes in turn, netlink to /proc, 1.00 at 10 and at
 * 10,000 routes, 0.92 at 100,000.
 *
 * <p>Where the one cannot serve the other does, see {@link SourcePolicy}. Confined to one thread at a time.
 */
public final class ChosenRoutes implements AutoCloseable {
    private final SourcePolicy policy;
    private final ProcRoutes proc;
    private NetlinkRoutes netlink;

    /**
     * A source that chooses.
     *
     * @param choice what is wanted.
     * @param root   where /proc is; netlink, which knows only this system, serves only this system's own.
     * @param proc   to read there with.
     */
    public ChosenRoutes(final SourceChoice choice, final ProcRoot root, final ProcRoutes proc) {
        policy = new SourcePolicy(choice, root, "netlink knows only this system's own routes");
        this.proc = proc;
    }

    /** {@return what netlink has done; what /proc has done, it says itself} */
    public SourceCounters counters() {
        return netlink == null ? new SourceCounters() : netlink.counters();
    }

    /**
     * Deliver the IPv4 routes of the table main.
     *
     * @param sink to deliver to.
     * @return how it ended; of a refusal the sink heard nothing.
     * @throws RouteHeaderException if they come from /proc, and the header there does not tell where the columns are.
     * @throws IOException          if reading failed.
     */
    public DumpResult table(final RowSink sink) throws IOException {
        return policy.collect(new Table(sink));
    }

    /**
     * Deliver all IPv6 routes, as {@link ProcRoutes#table6} has them. Only /proc counts their references and knows all
     * flags; where it is not there, or closed to us, they come from netlink without these.
     *
     * @param sink to deliver to.
     * @return how it ended; of a refusal the sink heard nothing.
     * @throws IOException if reading failed.
     */
    public DumpResult table6(final RowSink sink) throws IOException {
        final DumpResult result = proc.table6(sink);
        return policy.mayAskNetlinkInstead(result)
                ? policy.instead(result, netlink().table6(sink))
                : result;
    }

    private NetlinkRoutes netlink() {
        if (netlink == null) {
            netlink = new NetlinkRoutes();
        }
        return netlink;
    }

    private final class Table implements SourcePolicy.Question {
        private final RowSink sink;

        Table(final RowSink sink) {
            this.sink = sink;
        }

        @Override
        public boolean isForNetlink() {
            return true;
        }

        @Override
        public DumpResult askNetlink() throws IOException {
            return netlink().table(sink);
        }

        @Override
        public DumpResult askProc() throws IOException {
            return proc.table(sink);
        }
    }

    @Override
    public void close() {
        if (netlink != null) {
            netlink.close();
        }
    }
}
