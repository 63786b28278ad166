package io.sockeye.collector.sockdiag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.SocketSource;
import io.sockeye.collector.SourceCounters;
import io.sockeye.collector.parallel.Crew;
import io.sockeye.linux.NativeAccess;

/**
 * Sockets from NETLINK_SOCK_DIAG, see sock_diag(7): one dump a protocol and family, for TCP also both families in one.
 *
 * <p>With several handlers TCP and UDP are dumped in as many disjoint {@link PortShards shards} at the same time, each over
 * a netlink socket of its own: a dump is a walk over the kernel's hash table by one thread, nearly all of it cache misses.
 *
 * <p>It does not know the reference counts of UNIX sockets, nor all of what /proc tells of SCTP, and answers UNSUPPORTED
 * where a query needs that. Otherwise an SCTP association is one row, with its primary addresses and its own state
 * ({@code SCTP_STATE_*}). Confined to one thread at a time.
 */
public final class SockDiagSource implements SocketSource {
    /** More handlers than this are not used. */
    public static final int MAX_THREADS = PortShards.MAX_SHARDS;

    private final List<SockDiagDump> dumps = new ArrayList<>();

    private PortRange ephemeral;
    private String refusal = "";

    /** A source that opens its sockets when it is first asked. */
    public SockDiagSource() {}

    @Override
    public String name() {
        return "netlink";
    }

    @Override
    public String refusal() {
        return refusal;
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
    public DumpStatus collect(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final List<? extends SocketHandler> handlers)
            throws IOException {
        refusal = "";
        if (!NativeAccess.isAvailable()) {
            refusal = NativeAccess.unavailableBecause();
            return DumpStatus.DENIED;
        }
        if (query.needsProc(protocol)) {
            refusal = protocol == Protocol.UNIX
                    ? "unix_diag does not tell reference counts"
                    : "sctp_diag does not tell the states of sockets";
            return DumpStatus.UNSUPPORTED;
        }
        if (protocol == Protocol.UNIX) {
            final DumpStatus status = dump(0).unix(handlers.get(0));
            refusal = dump(0).refusal();
            return status;
        }
        if (family == Family.UNSPEC && protocol != Protocol.TCP) {
            final DumpStatus status = inet(protocol, Family.INET, query, handlers);
            return status.isRefusal() ? status : status.and(inet6(protocol, query, handlers));
        }
        return inet(protocol, family, query, handlers);
    }

    private DumpStatus inet6(
            final Protocol protocol, final SocketQuery query, final List<? extends SocketHandler> handlers)
            throws IOException {
        final DumpStatus status = inet(protocol, Family.INET6, query, handlers);
        return status.isRefusal() ? DumpStatus.COMPLETE : status;
    }

    private DumpStatus inet(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final List<? extends SocketHandler> handlers)
            throws IOException {
        ListenerOwners owners = null;
        if (query.owners() && protocol == Protocol.TCP) {
            owners = new ListenerOwners(handlers.get(0));
            final DumpStatus status = dump(0).listeners(owners);
            if (status.isRefusal()) {
                refusal = dump(0).refusal();
                return status;
            }
        }
        final int threads = isSharded(protocol) ? Math.min(handlers.size(), MAX_THREADS) : 1;
        return threads == 1
                ? whole(protocol, family, query, owners, handlers.get(0))
                : shards(protocol, family, query, owners, handlers.subList(0, threads));
    }

    /** The others are few on any host. */
    private static boolean isSharded(final Protocol protocol) {
        return protocol == Protocol.TCP || protocol == Protocol.UDP;
    }

    private DumpStatus whole(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final ListenerOwners owners,
            final SocketHandler handler)
            throws IOException {
        final DumpStatus status = dump(0).inet(protocol, family, query, null, 0, owners, handler);
        refusal = dump(0).refusal();
        return status;
    }

    private DumpStatus shards(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final ListenerOwners owners,
            final List<? extends SocketHandler> handlers)
            throws IOException {
        if (ephemeral == null) {
            ephemeral = PortRange.ofThisHost();
        }
        final PortShards shards = new PortShards(handlers.size(), ephemeral);
        dump(handlers.size() - 1);
        final DumpStatus[] statuses = new DumpStatus[handlers.size()];
        Crew.run(
                statuses.length,
                shard -> statuses[shard] =
                        dumps.get(shard).inet(protocol, family, query, shards, shard, owners, handlers.get(shard)));
        DumpStatus least = statuses[0];
        DumpStatus most = statuses[0];
        for (int i = 0; i < statuses.length; i++) {
            refusal = refusal.isEmpty() ? dumps.get(i).refusal() : refusal;
            least = statuses[i].compareTo(least) < 0 ? statuses[i] : least;
            most = statuses[i].and(most);
        }
        if (most.isRefusal() && !least.isRefusal()) {
            throw new IOException("a part of the sockets was refused: " + refusal);
        }
        return most;
    }

    /** The dump of a number, made when it is first needed. */
    private SockDiagDump dump(final int number) {
        while (dumps.size() <= number) {
            dumps.add(new SockDiagDump());
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
