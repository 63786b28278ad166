package io.sockeye.collector;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.query.Detail;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/**
 * A question to {@link Sockets}: which sockets, and what of them. It can be asked any number of times; what is not
 * needed is not asked of the kernel.
 *
 * <p>All protocols and families that were asked for have one result: the worse end, as {@link DumpResult#and} has it. A
 * protocol or family that this host does not have is passed over; only if nothing that was asked for is there, the
 * result is {@link DumpStatus#UNSUPPORTED}. One that may not be read makes it {@link DumpStatus#DENIED}, and the others
 * are delivered all the same.
 *
 * <p>An exception that an action or a sink throws ends the query and comes to the caller as it is; what it was asked
 * of can be asked again. Threads: confined to one at a time; {@link Sockets} says how queries of several threads go.
 */
public final class Query {
    /** Ping sockets come only where they are named. */
    private static final int ALL_INTERNET = (1 << Protocol.ICMP.code()) - 1;

    private final Sockets sockets;
    /** Each protocol a bit, by its code. */
    private int protocols = ALL_INTERNET;

    private Family family = Family.UNSPEC;
    private Selection selection = Selection.ALL;
    private boolean timers;
    private boolean owners;
    private boolean procDetails;
    private boolean info;
    private boolean shutdowns;
    private int details;

    /**
     * A query for all Internet sockets.
     *
     * @param sockets to ask.
     */
    Query(final Sockets sockets) {
        this.sockets = sockets;
    }

    /**
     * Only sockets of these protocols; if this is not called, of all but ICMP and UNIX. They come in the order of
     * {@link Protocol}. The connections of MPTCP come beside the TCP connections that they consist of.
     *
     * @param wanted at least one.
     * @return this for a fluent API.
     */
    public Query protocols(final Protocol... wanted) {
        if (wanted.length == 0) {
            throw new IllegalArgumentException("no protocol");
        }
        protocols = 0;
        for (final Protocol protocol : wanted) {
            protocols |= 1 << protocol.code();
        }
        return this;
    }

    /**
     * Only Internet sockets of one family; if this is not called, of both. An SCTP socket that has addresses of both is
     * several rows, each of its own family.
     *
     * @param wanted {@link Family#INET}, {@link Family#INET6}, or {@link Family#UNSPEC} for both.
     * @return this for a fluent API.
     */
    public Query family(final Family wanted) {
        if (wanted == Family.UNIX) {
            throw new IllegalArgumentException("no family of Internet sockets: family=" + wanted);
        }
        family = wanted;
        return this;
    }

    /**
     * Only servers, or only what has a peer; if this is not called, all.
     *
     * @param wanted which sockets.
     * @return this for a fluent API.
     */
    public Query select(final Selection wanted) {
        selection = wanted;
        return this;
    }

    /**
     * Rows have the kernel's {@code tcp_info}, from netlink: {@link SocketField} reads it. Triples what a dump costs.
     *
     * @return this for a fluent API.
     */
    public Query tcpInfo() {
        info = true;
        details |= Detail.CONGESTION;
        return this;
    }

    /**
     * Rows have what some fields need that is not in every row: {@code drops}, {@code bbr_bw}, {@code cgroup_id}. Of
     * the kernel nothing else is asked.
     *
     * @param fields to be read.
     * @return this for a fluent API.
     */
    public Query fields(final SocketField... fields) {
        int needs = 0;
        for (final SocketField field : fields) {
            needs |= field.needs();
        }
        info |= (needs & Need.TCP_INFO) != 0;
        timers |= (needs & Need.TIMERS) != 0;
        owners |= (needs & Need.OWNERS) != 0;
        procDetails |= (needs & Need.PROC_DETAILS) != 0;
        shutdowns |= (needs & Need.SHUTDOWN) != 0;
        details |= Need.details(needs);
        return this;
    }

    /**
     * Rows have {@link SocketRecord#retransmits()} and {@link SocketRecord#probes()}. Netlink gives them only with
     * {@code tcp_info}, so this costs the same.
     *
     * @return this for a fluent API.
     */
    public Query timers() {
        timers = true;
        return this;
    }

    /**
     * Rows have {@link SocketRecord#shutdown()}, from netlink; those of UNIX sockets have it in any case. Costs a look
     * at what the kernel sends anyhow.
     *
     * @return this for a fluent API.
     */
    public Query shutdowns() {
        shutdowns = true;
        return this;
    }

    /**
     * Rows have {@link SocketRecord#uid()} also where no process has accepted the connection yet, in SYN_RECV: it is
     * the listener's then. Costs another dump of the listeners.
     *
     * @return this for a fluent API.
     */
    public Query owners() {
        owners = true;
        return this;
    }

    /**
     * Rows of UNIX sockets have {@link SocketRecord#refCount()} and all {@link SocketRecord#flags()}. Only /proc tells
     * these, so such rows come from there, without what only netlink tells.
     *
     * @return this for a fluent API.
     */
    public Query procDetails() {
        procDetails = true;
        return this;
    }

    /**
     * Ask, and give each row to an action, on this thread.
     *
     * @param action to be done; the row is valid only during its call and must not be retained.
     * @return how it ended; how many rows could not be read is {@link DumpResult#malformed()}.
     * @throws IOException           if reading failed.
     * @throws IllegalStateException if this is called from within a query, or after {@link Sockets#close()}.
     */
    public DumpResult forEach(final Consumer<? super SocketRecord> action) throws IOException {
        return collect(new EachRow(action));
    }

    /**
     * Ask, and give each row and the processes that hold its socket to an action, on this thread. All processes are
     * looked at before the first row, which takes 1 to 6 microseconds for each open file of the host; those of other
     * users only root can look at.
     *
     * @param action to be done; the row and its owners are valid only during its call and must not be retained.
     * @return how it ended.
     * @throws IOException           if reading failed.
     * @throws IllegalStateException if this is called from within a query, or after {@link Sockets#close()}.
     */
    public DumpResult forEachOwned(final OwnedRowAction action) throws IOException {
        return sockets.collect(this, action);
    }

    /**
     * Ask, and give the rows to a sink in batches, on this thread.
     *
     * @param sink of the rows; if it wants no more, the query ends as complete. {@link RowSink#onTable()} comes once
     *             for each protocol that is there.
     * @return how it ended.
     * @throws IOException           if reading failed.
     * @throws IllegalStateException if this is called from within a query, or after {@link Sockets#close()}.
     */
    public DumpResult collect(final RowSink sink) throws IOException {
        return sockets.collect(this, List.of(sink));
    }

    /**
     * Ask, and give the rows to several sinks at the same time, each socket to one of them. Each sink is called by one
     * thread at a time, the first one's by this, the others' by threads that are gone when this returns. Worthwhile
     * from some thousands of TCP or UDP sockets on.
     *
     * @param sinks of the rows, at least one; those beyond {@link SocketsBuilder#threads} and beyond 16 may get none.
     *              The query goes on until none wants more.
     * @return how it ended.
     * @throws IOException           if reading failed.
     * @throws IllegalStateException if this is called from within a query, or after {@link Sockets#close()}.
     */
    public DumpResult collect(final List<? extends RowSink> sinks) throws IOException {
        if (sinks.isEmpty()) {
            throw new IllegalArgumentException("no sink");
        }
        return sockets.collect(this, List.copyOf(sinks));
    }

    /** Whether a protocol's sockets are wanted. */
    boolean asks(final Protocol protocol) {
        return (protocols >>> protocol.code() & 1) != 0;
    }

    /** {@return the family of the Internet sockets} */
    Family family() {
        return family;
    }

    /** {@return which sockets} */
    Selection selection() {
        return selection;
    }

    /**
     * What a source is asked. Of SCTP only /proc tells all addresses and the state of the socket. A process that lives
     * on does best with netlink, and counts of sockets are soon stale: so all that netlink tells is wanted.
     */
    SocketQuery of(final Protocol protocol) {
        return new SocketQuery(
                        selection, timers, owners, procDetails || protocol == Protocol.SCTP, info, true, shutdowns)
                .withDetails(details);
    }
}
