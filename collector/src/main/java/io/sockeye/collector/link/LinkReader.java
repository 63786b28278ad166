package io.sockeye.collector.link;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import io.sockeye.collector.DumpResult;
import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.SourceChoice;
import io.sockeye.collector.text.ProcRoot;

/**
 * Reads all interfaces with their addresses and counters. Netlink knows most and comes first, but serves only this
 * system's own /proc; where it is denied, or not wanted, what is known comes from /proc and sysfs.
 * {@link ProcLinks} says what that lacks. Confined to one thread at a time.
 */
public final class LinkReader {
    private final SourceChoice choice;
    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();

    /**
     * Prepare; nothing is read yet.
     *
     * @param choice which source is wanted.
     * @param root   where /proc is.
     */
    public LinkReader(final SourceChoice choice, final ProcRoot root) {
        this.choice = choice;
        this.root = root;
    }

    /** {@return what reading took so far; interfaces count as sockets} */
    public SourceCounters counters() {
        return counters;
    }

    /**
     * Deliver all interfaces and their aliases, read anew, as {@link LinkRows} has them.
     *
     * @param inet6 whether IPv6 addresses are wanted.
     * @param sink  of rows.
     * @return how it ended: complete, or interrupted where interfaces changed while they were listed, several times in a
     *     row.
     * @throws IOException if something that is needed cannot be read; the message says what and why.
     */
    public DumpResult read(final boolean inet6, final RowSink sink) throws IOException {
        final LinkTable table = read(inet6);
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
        if (choice == SourceChoice.PROC) {
            return fromProc(inet6, null);
        }
        if (!root.isSystem()) {
            return fromProc(inet6, choice == SourceChoice.NETLINK ? "netlink serves /proc only" : null);
        }
        try (NetlinkLinks netlink = new NetlinkLinks(counters, new KernelChannels())) {
            // Its order is a hash table's, which netlink does not tell.
            final AddressTable order = inet6 ? ProcInet6.read(root, counters) : null;
            final DumpStatus status = netlink.read(inet6, order);
            if (status.isRefusal()) {
                return fromProc(inet6, netlink.refusal());
            }
            if (status == DumpStatus.OVERRUN) {
                throw new IOException("rtnetlink: the kernel's messages overran the buffer: interfaces are missing");
            }
            return new LinkTable(
                    Collections.unmodifiableList(netlink.links()),
                    new DumpResult(status, "netlink", "", 0, status == DumpStatus.INTERRUPTED, false));
        }
    }

    private LinkTable fromProc(final boolean inet6, final String refusal) throws IOException {
        try {
            final List<Link> links = new ProcLinks(root, counters).read(inet6);
            final DumpResult result = DumpResult.complete("proc", 0);
            return new LinkTable(
                    Collections.unmodifiableList(links), refusal == null ? result : result.insteadOf(refusal));
        } catch (final IOException e) {
            throw refusal == null ? e : new IOException(e.getMessage() + "; without netlink, since " + refusal, e);
        }
    }
}
