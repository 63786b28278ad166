package io.sockeye.collector.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.SourcePolicy;
import io.sockeye.collector.text.ProcRoot;

/**
 * Reads all interfaces with their addresses and counters. Netlink knows most and comes first, but serves only this
 * system's own /proc; where it is denied, or not wanted, what is known comes from /proc and sysfs.
 * {@link ProcLinks} says what that lacks. Confined to one thread at a time.
 */
public final class LinkReader {
    private final SourcePolicy policy;
    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private List<String> complaints = List.of();

    /**
     * Prepare; nothing is read yet.
     *
     * @param choice which source is wanted.
     * @param root   where /proc is.
     */
    public LinkReader(final SourceChoice choice, final ProcRoot root) {
        policy = new SourcePolicy(choice, root, "netlink serves /proc only");
        this.root = root;
    }

    /** {@return what reading took so far; interfaces count as sockets} */
    public SourceCounters counters() {
        return counters;
    }

    /**
     * {@return a sentence, fit to be printed, for each line, message or interface that the last reading could not make
     * sense of, or not wholly; what is known of such an interface is delivered all the same}
     */
    public List<String> complaints() {
        return complaints;
    }

    /**
     * Deliver all interfaces and their aliases, read anew, as {@link LinkRows} has them.
     *
     * @param inet6 whether IPv6 addresses are wanted.
     * @param sink  of rows.
     * @return how it ended: complete, or interrupted where interfaces changed while they were listed, several times in
     *     a row. What was malformed has a sentence each in {@link #complaints()}.
     * @throws IOException if something that is needed cannot be read; the message says what and why.
     */
    public DumpResult read(final boolean inet6, final RowSink sink) throws IOException {
        final LinkTable table = read(inet6);
        complaints = table.complaints();
        new LinkRows(table.links(), new SourceCounters()).deliverTo(sink);
        return table.result();
    }

    /**
     * Read all there is, anew.
     *
     * @param inet6 whether IPv6 addresses are wanted.
     * @return the interfaces.
     * @throws IOException if something that is needed cannot be read; the message says what and why.
     */
    LinkTable read(final boolean inet6) throws IOException {
        final Links question = new Links(inet6);
        final DumpResult result = policy.collect(question);
        return new LinkTable(Collections.unmodifiableList(question.links), result, question.complaints);
    }

    private final class Links implements SourcePolicy.Question {
        private final boolean inet6;
        private List<Link> links = List.of();
        private List<String> complaints = List.of();

        Links(final boolean inet6) {
            this.inet6 = inet6;
        }

        /** It knows more. */
        @Override
        public boolean isForNetlink() {
            return true;
        }

        @Override
        public DumpResult askNetlink() throws IOException {
            try (NetlinkLinks netlink = new NetlinkLinks(counters, new KernelChannels())) {
                // Its order is a hash table's, which netlink does not tell.
                final AddressTable order = inet6 ? ProcInet6.read(root, counters, new ArrayList<>()) : null;
                final DumpResult result = netlink.read(inet6, order);
                if (result.overrun()) {
                    throw new IOException(
                            "rtnetlink: the kernel's messages overran the buffer: interfaces are missing");
                }
                links = netlink.links();
                complaints = List.copyOf(netlink.complaints());
                return result;
            }
        }

        @Override
        public DumpResult askProc() throws IOException {
            try {
                complaints = new ArrayList<>();
                links = new ProcLinks(root, counters).read(inet6, complaints);
                return DumpResult.complete("proc", complaints.size());
            } catch (final IOException e) {
                final String refusal = policy.netlinkRefusal();
                throw refusal.isEmpty()
                        ? e
                        : new IOException(e.getMessage() + "; without netlink, since " + refusal, e);
            }
        }
    }
}
