package io.sockeye.collector.source;

import java.io.File;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.SocketSource;
import io.sockeye.collector.SourceCounters;
import io.sockeye.collector.procnet.ProcNetSource;
import io.sockeye.collector.procnet.SocketCounts;
import io.sockeye.collector.sockdiag.SockDiagSource;
import io.sockeye.collector.text.ProcRoot;

/**
 * Netlink or /proc, chosen anew for each protocol and family. Left to itself it goes by cost: calling native code costs a
 * cold process more than reading a small table from /proc does, and a row costs less through netlink. Rows are the same
 * either way. How many there are is looked up once, so a source serves one listing.
 *
 * <p>Where the one cannot serve the other does, and a listener hears of it. Confined to one thread at a time.
 */
public final class ChosenSource implements SocketSource {
    /** Hears that a source could not serve and another one did. */
    public interface FallbackListener {
        /**
         * A protocol came from another source than was meant.
         *
         * @param protocol it is about; told once for each.
         * @param used     the source that served.
         * @param reason   why the other did not.
         * @param forced   whether the other had been asked for by name.
         */
        void onFallback(Protocol protocol, SocketSource used, String reason, boolean forced);
    }

    /**
     * Rows of one table from which on netlink is cheaper in a cold process. Measured as whole processes in turn, /proc to
     * netlink: 0.84 at 15,000 rows, 0.98 at 30,000, 1.16 at 60,000.
     */
    static final long BREAK_EVEN_ROWS = 32_000;

    /**
     * Rows of a protocol from which on more than one thread is worthwhile: below, a thread's start and the code that it has
     * to run cold cost what it saves.
     */
    private static final long PARALLEL_ROWS = 40_000;

    private final SourceChoice choice;
    private final ProcRoot root;
    private final FallbackListener listener;
    private final ProcNetSource proc;
    private final Set<Protocol> told = EnumSet.noneOf(Protocol.class);

    private SocketCounts counts;
    private SockDiagSource netlink;
    private String refusal = "";

    /**
     * A source that chooses.
     *
     * @param choice   what is wanted.
     * @param root     where /proc is; netlink, which knows only this system, serves only this system's own.
     * @param listener to tell of fallbacks.
     */
    public ChosenSource(final SourceChoice choice, final ProcRoot root, final FallbackListener listener) {
        this.choice = choice;
        this.root = root;
        this.listener = listener;
        proc = new ProcNetSource(root);
    }

    @Override
    public String name() {
        return choice == SourceChoice.NETLINK ? "netlink" : "proc";
    }

    @Override
    public String refusal() {
        return refusal;
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
        final SourceCounters sum = new SourceCounters().add(proc.counters());
        return netlink == null ? sum : sum.add(netlink.counters());
    }

    @Override
    public DumpStatus collect(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final List<? extends SocketHandler> handlers)
            throws IOException {
        if (choice == SourceChoice.PROC || !root.isSystem()) {
            return ask(proc, protocol, family, query, handlers);
        }
        if (protocol == Protocol.SCTP && !new File(root.netFile("sctp")).exists()) {
            // Asking netlink would make the kernel load the protocol.
            refusal = "not loaded in this kernel";
            return DumpStatus.UNSUPPORTED;
        }
        final boolean netlinkFirst = choice == SourceChoice.NETLINK || isCheaperByNetlink(protocol, family, query);
        final DumpStatus status = ask(netlinkFirst ? netlink() : proc, protocol, family, query, handlers);
        if (!status.isRefusal() || status == DumpStatus.UNSUPPORTED && !netlinkFirst && hasNetDirectory()) {
            // Where other files are and this one is not, the kernel does not have the protocol.
            return status;
        }
        final String reason = refusal;
        final SocketSource other = netlinkFirst ? proc : netlink();
        final DumpStatus otherStatus = ask(other, protocol, family, query, handlers);
        if (otherStatus.isRefusal()) {
            refusal = reason;
            return status;
        }
        if (told.add(protocol)) {
            listener.onFallback(protocol, other, reason, choice == SourceChoice.NETLINK);
        }
        return otherStatus;
    }

    private DumpStatus ask(
            final SocketSource source,
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final List<? extends SocketHandler> handlers)
            throws IOException {
        final DumpStatus status = source.collect(protocol, family, query, handlers);
        refusal = status.isRefusal() ? source.refusal() : "";
        return status;
    }

    private boolean isCheaperByNetlink(final Protocol protocol, final Family family, final SocketQuery query) {
        if (protocol == Protocol.MPTCP || protocol == Protocol.DCCP) {
            return true; // not in /proc
        }
        if (query.needsProc(protocol)) {
            return false;
        }
        return counts().estimate(protocol, family) > BREAK_EVEN_ROWS;
    }

    private SocketCounts counts() {
        if (counts == null) {
            counts = SocketCounts.read(root);
        }
        return counts;
    }

    private boolean hasNetDirectory() {
        return new File(root.netFile("")).isDirectory();
    }

    private SockDiagSource netlink() {
        if (netlink == null) {
            netlink = new SockDiagSource();
        }
        return netlink;
    }

    @Override
    public void close() {
        proc.close();
        if (netlink != null) {
            netlink.close();
        }
    }
}
