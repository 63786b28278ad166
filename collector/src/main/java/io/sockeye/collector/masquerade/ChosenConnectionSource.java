package io.sockeye.collector.masquerade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.SourcePolicy;
import io.sockeye.collector.text.ProcRoot;

/**
 * Netlink or /proc, chosen anew for each collection. Left to itself it goes by what is wanted, as only netlink tells of
 * sequence numbers, and by cost: the classes of netlink's way cost a cold process more than reading a small table from
 * /proc does, and a row costs less through netlink. Where the one cannot serve the other does, see {@link
 * SourcePolicy}. Confined to one thread at a time.
 */
public final class ChosenConnectionSource implements ConnectionSource {
    /**
     * Connections from which on netlink is taken. Whole processes in turn, netlink to /proc: 1.14 at 2,000 connections,
     * 1.07 at 8,000, 0.97 at 16,000; it takes more classes, which no cache has. Other kernels begin at the start of the
     * table for every page that is read from /proc.
     */
    static final long BREAK_EVEN_ROWS = 12_000;

    private static final Path COUNT = Path.of("/proc/sys/net/netfilter/nf_conntrack_count");

    private final SourcePolicy policy;
    private final boolean wantsSequence;
    private final ProcConntrackSource proc;
    private CtnetlinkSource netlink;

    /**
     * A source that chooses.
     *
     * @param choice        what is wanted.
     * @param root          where /proc is; netlink, which knows only this system, serves only this system's own.
     * @param wantsSequence whether sequence numbers are wanted.
     */
    public ChosenConnectionSource(final SourceChoice choice, final ProcRoot root, final boolean wantsSequence) {
        policy = new SourcePolicy(choice, root, "");
        this.wantsSequence = wantsSequence;
        proc = new ProcConntrackSource(root);
    }

    @Override
    public DumpResult collect(final Family family, final RowSink sink) throws IOException {
        final Connections question = new Connections(family, sink);
        final DumpResult result = policy.collect(question);
        if (!result.isRefusal() || policy.netlinkRefusal().isEmpty()) {
            return result;
        }
        // What is there but may not be used is not missing.
        final DumpStatus status = question.isNetlinkDenied ? DumpStatus.DENIED : result.status();
        return DumpResult.refused(status, result.source(), question.reasons());
    }

    private final class Connections implements SourcePolicy.Question {
        private final Family family;
        private final RowSink sink;
        private final StringBuilder reasons = new StringBuilder();
        private boolean isNetlinkDenied;

        Connections(final Family family, final RowSink sink) {
            this.family = family;
            this.sink = sink;
        }

        /** By what only netlink tells, and by how many connections there are; unknown, there may be many. */
        @Override
        public boolean isForNetlink() {
            if (wantsSequence) {
                return true;
            }
            try {
                final String count =
                        Files.readString(COUNT, StandardCharsets.US_ASCII).trim();
                return Long.parseLong(count) > BREAK_EVEN_ROWS;
            } catch (final IOException | NumberFormatException e) {
                return true;
            }
        }

        @Override
        public DumpResult askNetlink() throws IOException {
            final DumpResult result = netlink().collect(family, sink);
            isNetlinkDenied = result.status() == DumpStatus.DENIED;
            return note(result);
        }

        @Override
        public DumpResult askProc() throws IOException {
            return note(proc.collect(family, sink));
        }

        private DumpResult note(final DumpResult result) {
            reasons.append(reasons.isEmpty() ? "" : "; ").append(result.reason());
            return result;
        }

        /** Why neither served, in the order in which they were asked. */
        String reasons() {
            return reasons.toString();
        }
    }

    private CtnetlinkSource netlink() {
        if (netlink == null) {
            netlink = new CtnetlinkSource();
        }
        return netlink;
    }

    @Override
    public SourceCounters counters() {
        final SourceCounters sum = new SourceCounters().add(proc.counters());
        return netlink == null ? sum : sum.add(netlink.counters());
    }

    @Override
    public void close() {
        proc.close();
        if (netlink != null) {
            netlink.close();
        }
    }
}
