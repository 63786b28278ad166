package io.sockeye.collector.sockdiag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.collector.parallel.Crew;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.PortRange;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketSource;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.linux.NativeAccess;

/**
 * Sockets from NETLINK_SOCK_DIAG, see sock_diag(7): one dump a protocol and family, for TCP also both families in one.
 *
 * <p>With several handlers TCP and UDP are dumped in as many disjoint {@link PortShards shards} at the same time, each
 * over a netlink socket of its own: a dump is a walk over the kernel's hash table by one thread, nearly all of it cache
 * misses.
 *
 * <p>A query's condition goes into states and ports of the request and into its program, as far as it fits there: what
 * is delivered is a superset, and {@link RowBatch#meetsCondition()} tells whether it is no more than that.
 *
 * <p>It does not know the reference counts of UNIX sockets, nor all of what /proc tells of SCTP, and answers
 * UNSUPPORTED where a query needs that. Otherwise an SCTP association is one row, with its primary addresses and its
 * own state ({@code SCTP_STATE_*}). Confined to one thread at a time.
 */
public final class SockDiagSource implements SocketSource {
    /** More handlers than this are not used. */
    public static final int MAX_THREADS = PortShards.MAX_SHARDS;

    /**
     * Rows of TCP over IPv6 up to which they are kept in memory, 2 MiB, until those of IPv4 are through. Otherwise the
     * kernel walks its table a second time: 5 % of the whole listing on a quiet host, 8 % at 20,000 sockets.
     */
    public static final int MAX_KEPT_ROWS = 8_000;

    private final List<SockDiagDump> dumps = new ArrayList<>();
    private final ChannelOpener opener;

    private PortRange ephemeral;
    private FamilyOrder order;

    /** A source that asks the kernel, and opens its sockets when it is first asked. */
    public SockDiagSource() {
        this(new KernelChannels());
    }

    /**
     * A source that opens its channels when it is first asked.
     *
     * @param opener of channels to the kernel, or to what stands for it.
     */
    public SockDiagSource(final ChannelOpener opener) {
        this.opener = opener;
    }

    @Override
    public SourceCounters counters() {
        final SourceCounters sum = new SourceCounters();
        for (final SockDiagDump dump : dumps) {
            sum.add(dump.counters());
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
        if (!NativeAccess.isAvailable()) {
            return DumpResult.refused(DumpStatus.DENIED, NetlinkDump.SOURCE, NativeAccess.unavailableBecause());
        }
        if (query.needsProc(protocol)) {
            return DumpResult.refused(
                    DumpStatus.UNSUPPORTED,
                    NetlinkDump.SOURCE,
                    protocol == Protocol.UNIX
                            ? "unix_diag does not tell reference counts"
                            : "sctp_diag does not tell the states of sockets");
        }
        if (protocol == Protocol.ICMP) {
            return DumpResult.refused(
                    DumpStatus.UNSUPPORTED, NetlinkDump.SOURCE, "the kernel does not dump ping sockets");
        }
        if (protocol == Protocol.PACKET || protocol == Protocol.NETLINK) {
            return dump(0).link(protocol, query, handlers.get(0));
        }
        if (protocol == Protocol.UNIX) {
            return dump(0).unix(query, plan(query, protocol), handlers.get(0));
        }
        return family == Family.UNSPEC && protocol != Protocol.TCP
                ? collectInOrder(protocol, query, handlers)
                : inet(protocol, family, query, handlers);
    }

    /**
     * As {@link #collect(Protocol, Family, SocketQuery, List)} of TCP and {@link Family#UNSPEC}, IPv4 first and then
     * IPv6, which is kept in memory meanwhile, up to {@link #MAX_KEPT_ROWS}; more of it comes as it is met.
     *
     * @param query   what is needed of the sockets.
     * @param handler to deliver to.
     * @return how it ended.
     * @throws IOException if reading failed in another way.
     */
    public DumpResult collectTcpKeepingInet6(final SocketQuery query, final RowSink handler) throws IOException {
        if (order == null) {
            order = new FamilyOrder();
        }
        order.begin(handler);
        try {
            return collect(Protocol.TCP, Family.UNSPEC, query, List.of(order));
        } finally {
            order.end();
        }
    }

    /**
     * As {@link #collect(Protocol, Family, SocketQuery, List)} of {@link Family#UNSPEC}, IPv4 first and then IPv6. The
     * kernel walks its table twice for that.
     *
     * @param protocol of the sockets, an Internet protocol.
     * @param query    what is needed of them.
     * @param handlers to deliver to, at least one.
     * @return how it ended.
     * @throws IOException if reading failed in another way.
     */
    public DumpResult collectInOrder(
            final Protocol protocol, final SocketQuery query, final List<? extends RowSink> handlers)
            throws IOException {
        final DumpResult inet = collect(protocol, Family.INET, query, handlers);
        if (inet.isRefusal()) {
            return inet;
        }
        // Where a host has no IPv6 its sockets are all there without it.
        final DumpResult inet6 = collect(protocol, Family.INET6, query, handlers);
        return inet6.isRefusal() ? inet : inet.and(inet6);
    }

    private DumpResult inet(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final List<? extends RowSink> handlers)
            throws IOException {
        ListenerOwners owners = null;
        DumpResult unread = null;
        if (query.owners() && protocol == Protocol.TCP) {
            owners = new ListenerOwners(handlers.get(0));
            final DumpResult listeners = dump(0).listeners(owners);
            if (listeners.isRefusal()) {
                return listeners;
            }
            // Of a listener that cannot be read no owner is known.
            unread = listeners.malformed() == 0 ? null : listeners;
        }
        final int threads = isSharded(protocol) ? Math.min(handlers.size(), MAX_THREADS) : 1;
        final DumpResult result = threads == 1
                ? dump(0).inet(protocol, family, query, plan(query, protocol), null, 0, owners, handlers.get(0))
                : shards(protocol, family, query, owners, handlers.subList(0, threads));
        return unread == null || result.isRefusal() ? result : unread.and(result);
    }

    /** {@return how to ask for a query's condition, null where there is none} */
    private static ConditionPlan plan(final SocketQuery query, final Protocol protocol) {
        return query.condition() == KernelCondition.ALWAYS ? null : ConditionPlan.of(query.condition(), protocol, null);
    }

    /** The others are few on any host. */
    private static boolean isSharded(final Protocol protocol) {
        return protocol == Protocol.TCP || protocol == Protocol.UDP;
    }

    private DumpResult shards(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final ListenerOwners owners,
            final List<? extends RowSink> handlers)
            throws IOException {
        if (ephemeral == null) {
            ephemeral = PortRange.ofThisHost();
        }
        final PortShards shards = new PortShards(handlers.size(), ephemeral);
        final ConditionPlan plan = plan(query, protocol);
        dump(handlers.size() - 1);
        final DumpResult[] results = new DumpResult[handlers.size()];
        Crew.run(
                results.length,
                shard -> results[shard] = dumps.get(shard)
                        .inet(protocol, family, query, plan, shards, shard, owners, handlers.get(shard)));
        DumpResult whole = results[0];
        for (int i = 1; i < results.length; i++) {
            if (results[i].isRefusal() != whole.isRefusal()) {
                final DumpResult refused = whole.isRefusal() ? whole : results[i];
                throw new IOException("a part of the sockets was refused: " + refused.reason());
            }
            whole = whole.and(results[i]);
        }
        return whole;
    }

    /** The dump of a number, made when it is first needed. */
    private SockDiagDump dump(final int number) {
        while (dumps.size() <= number) {
            dumps.add(new SockDiagDump(opener));
        }
        return dumps.get(number);
    }

    @Override
    public void close() {
        for (final SockDiagDump dump : dumps) {
            dump.close();
        }
    }
}
