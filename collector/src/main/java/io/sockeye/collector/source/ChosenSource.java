package io.sockeye.collector.source;

import java.io.IOException;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.collector.procnet.ProcNetSource;
import io.sockeye.collector.procnet.SocketCounts;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.SocketEvents;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketSource;
import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.sockdiag.DestroyEvents;
import io.sockeye.collector.sockdiag.SockDiagSource;
import io.sockeye.collector.sockdiag.SockDiagWitness;
import io.sockeye.collector.text.BytePath;
import io.sockeye.collector.text.ProcRoot;

/**
 * Netlink or /proc, for each protocol and family. Left to itself it is netlink wherever that serves: a row costs the
 * kernel and us less, and what /proc walks for an empty table netlink walks in a quarter of the time. /proc is asked
 * first for what only it tells, and for raw sockets: few kernels have their module, and to ask for it has the kernel
 * look for that module each time.
 *
 * <p>Rows are the same either way, and of small tables in the same order too. A source may be kept, with the same
 * netlink sockets and buffers.
 *
 * <p>Where the one cannot serve the other does, see {@link SourcePolicy}. What only /proc tells of UNIX and SCTP
 * sockets is then missing: see {@link SocketRecord#isUncounted()}. Confined to one thread at a time.
 */
public final class ChosenSource implements SocketSource {
    /**
     * Rows of a protocol from which on more than one thread is worthwhile: below, a thread's start and the code that it
     * has to run cold cost what it saves. Two threads to one, whole processes in turn: 1.12 at 10,000, 1.08 at 20,000,
     * 1.03 at 30,000, 0.97 at 40,000.
     */
    private static final long PARALLEL_ROWS = 40_000;

    private static final String SCTP_MODULE = "/sys/module/sctp";

    private final SourcePolicy policy;
    private final ProcRoot root;
    private final ChannelOpener opener;

    /** Each is made when it is first asked. */
    private SocketCounts counts;

    private SockDiagSource netlink;
    private ProcNetSource proc;

    /**
     * A source that chooses.
     *
     * @param choice what is wanted.
     * @param root   where /proc is; netlink, which knows only this system, serves only this system's own.
     */
    public ChosenSource(final SourceChoice choice, final ProcRoot root) {
        this(choice, root, new KernelChannels());
    }

    /**
     * A source that chooses, over channels that may be something else than the kernel's.
     *
     * @param choice what is wanted.
     * @param root   where /proc is.
     * @param opener of netlink channels.
     */
    ChosenSource(final SourceChoice choice, final ProcRoot root, final ChannelOpener opener) {
        this.root = root;
        this.opener = opener;
        policy = new SourcePolicy(choice, root, "");
    }

    /**
     * How many handlers at the same time a listing would gain from.
     *
     * @param protocol of the sockets.
     * @param family   of the sockets.
     * @param most     handlers that there could be.
     * @return {@code most} where there are many sockets, else 1.
     */
    public int worthwhileHandlers(final Protocol protocol, final Family family, final int most) {
        return most > 1 && counts().estimate(protocol, family) >= PARALLEL_ROWS ? most : 1;
    }

    @Override
    public SourceCounters counters() {
        final SourceCounters sum = new SourceCounters();
        if (proc != null) {
            sum.add(proc.counters());
        }
        if (netlink != null) {
            sum.add(netlink.counters());
        }
        return sum;
    }

    @Override
    public DumpResult collect(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final List<? extends RowSink> handlers)
            throws IOException {
        if (policy.mayAskNetlink() && protocol == Protocol.SCTP && !isSctpLoaded()) {
            // Asking netlink would make the kernel load the protocol.
            return DumpResult.refused(DumpStatus.UNSUPPORTED, NetlinkDump.SOURCE, "not loaded in this kernel");
        }
        final DumpResult result = policy.collect(new Sockets(protocol, family, query, handlers));
        if (!query.needsProc(protocol) || !policy.mayAskNetlinkInstead(result)) {
            return result;
        }
        return policy.instead(result, netlink().collect(protocol, family, query.withoutProcDetails(), handlers));
    }

    /**
     * Who says of single connections whether they are there, for who compares listings. It is asked for what has a
     * cookie only, so where netlink does not serve it is never asked.
     *
     * @return the witness, which has opened nothing yet; the caller's to close.
     */
    public SocketWitness witness() {
        return new SockDiagWitness(opener);
    }

    /**
     * Tells of sockets that are destroyed, for who compares listings. Only netlink tells that.
     *
     * @param sink of the sockets.
     * @return what has opened nothing yet; the caller's to close.
     */
    public SocketEvents events(final RowSink sink) {
        return new DestroyEvents(opener, sink);
    }

    private boolean isSctpLoaded() {
        return BytePath.exists(policy.hasFiles() ? root.netFile("sctp") : SCTP_MODULE);
    }

    private final class Sockets implements SourcePolicy.Question {
        private final Protocol protocol;
        private final Family family;
        private final SocketQuery query;
        private final List<? extends RowSink> handlers;

        Sockets(
                final Protocol protocol,
                final Family family,
                final SocketQuery query,
                final List<? extends RowSink> handlers) {
            this.protocol = protocol;
            this.family = family;
            this.query = query;
            this.handlers = handlers;
        }

        @Override
        public boolean isForNetlink() {
            if (protocol == Protocol.MPTCP || protocol == Protocol.DCCP || protocol.compareTo(Protocol.UNIX) > 0) {
                return true; // not in /proc, or not read there
            }
            if (protocol == Protocol.ICMP) {
                return false; // in /proc only
            }
            return query.whole() || query.hasDetails() || protocol != Protocol.RAW && !query.needsProc(protocol);
        }

        /** Where other files are and this one is not, the kernel does not have the protocol. */
        @Override
        public boolean isAbsenceFinal() {
            return policy.hasFiles();
        }

        @Override
        public DumpResult askNetlink() throws IOException {
            if (protocol == Protocol.UNIX && policy.leavesChoice() && query.selection() != Selection.LISTENING) {
                return askNetlinkForUnix();
            }
            if (!isInOrder()) {
                return netlink().collect(protocol, family, query, handlers);
            }
            return protocol == Protocol.TCP && areFewInet6()
                    ? netlink().collectTcpKeepingInet6(query, handlers.get(0))
                    : netlink().collectInOrder(protocol, query, handlers);
        }

        private boolean areFewInet6() {
            final long count = counts().estimate(protocol, Family.INET6);
            return count != SocketCounts.UNKNOWN && count <= SockDiagSource.MAX_KEPT_ROWS;
        }

        /** Whether a table is so small that it is shown with IPv4 first, as in /proc. */
        private boolean isInOrder() {
            return family == Family.UNSPEC
                    && handlers.size() == 1
                    && policy.leavesChoice()
                    && !query.whole()
                    && counts().estimate(protocol, family) < PARALLEL_ROWS;
        }

        private DumpResult askNetlinkForUnix() throws IOException {
            final WaitingConnections connections = new WaitingConnections(handlers.get(0));
            // Without listeners it would not be known how many connections wait; there are few UNIX sockets.
            final SocketQuery all = query.withCondition(KernelCondition.ALWAYS);
            final DumpResult result = netlink().collect(protocol, family, all, List.of(connections));
            if (result.isRefusal() || !connections.areMissing()) {
                return result;
            }
            final DumpResult rest = proc().collect(protocol, family, query, List.of(connections.missing()));
            return rest.isRefusal() ? result : result.and(rest);
        }

        @Override
        public DumpResult askProc() throws IOException {
            return proc().collect(protocol, family, query, handlers);
        }
    }

    private SocketCounts counts() {
        if (counts == null) {
            counts = SocketCounts.read(root);
        }
        return counts;
    }

    private SockDiagSource netlink() {
        if (netlink == null) {
            netlink = new SockDiagSource(opener);
        }
        return netlink;
    }

    private ProcNetSource proc() {
        if (proc == null) {
            proc = new ProcNetSource(root);
        }
        return proc;
    }

    @Override
    public void close() {
        if (proc != null) {
            proc.close();
        }
        if (netlink != null) {
            netlink.close();
        }
    }
}
