package io.sockeye.collector.sockdiag;

import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.collector.query.Detail;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagMsg;

/**
 * One dump of sockets at a time over one netlink socket: request, translate, deliver. All that a dump needs is its own,
 * so several of them run side by side. Confined to one thread at a time.
 */
final class SockDiagDump implements AutoCloseable {
    private final SockDiagRequest request = new SockDiagRequest();
    private final SourceCounters counters = new SourceCounters();
    private final RowWriter<SocketRecord> plainRows = writer(SocketRecord.LENGTH);
    private final NetlinkDump dump;

    /** Rows with details, once any were asked for. */
    private RowWriter<SocketRecord> detailedRows;
    /** Those of the dump at hand. */
    private RowWriter<SocketRecord> rows = plainRows;

    private int errno;
    private boolean isProgramRefused;

    /**
     * Prepare; the netlink channel is opened by the first dump.
     *
     * @param opener of the channel.
     */
    SockDiagDump(final ChannelOpener opener) {
        dump = new NetlinkDump(Netlink.NETLINK_SOCK_DIAG, "sock_diag", counters, null, opener);
    }

    /** {@return what was done so far} */
    SourceCounters counters() {
        return counters;
    }

    private RowWriter<SocketRecord> writer(final int rowLength) {
        return new RowWriter<>(new SocketRecord(), new RowBatch(rowLength, SocketRecord.BATCH_ROWS), counters);
    }

    private void chooseRows(final boolean detailed) {
        if (detailed && detailedRows == null) {
            detailedRows = writer(SocketRecord.DETAILED_LENGTH);
        }
        rows = detailed ? detailedRows : plainRows;
    }

    /**
     * Dump UNIX sockets, of whose details only memory is told.
     *
     * @param plan for a condition, or null for all.
     */
    DumpResult unix(final SocketQuery query, final ConditionPlan plan, final RowSink handler) throws ErrnoException {
        chooseRows(query.needs(Detail.MEMORY));
        request.unix(query, plan == null ? SockDiagRequest.ALL_STATES : plan.states());
        return dump(new UnixMessages(), plan, handler);
    }

    /** Dump all packet or netlink sockets, of whose details only memory is told. */
    DumpResult link(final Protocol protocol, final SocketQuery query, final RowSink handler) throws ErrnoException {
        chooseRows(query.needs(Detail.MEMORY));
        if (protocol == Protocol.PACKET) {
            request.packet();
        } else {
            request.netlink();
        }
        return dump(new LinkMessages(protocol), null, handler);
    }

    /** Dump the listeners of TCP, of both families, which are nobody's result and not counted as such. */
    DumpResult listeners(final ListenerOwners owners) throws ErrnoException {
        request.listeners();
        final long counted = counters.sockets();
        chooseRows(false);
        final DumpResult result = dump(new InetMessages(Protocol.TCP, false, null), null, owners);
        counters.addSockets(counted - counters.sockets());
        return result;
    }

    /**
     * Dump Internet sockets. A kernel that does not know an operation of the condition's program, or does not allow it,
     * is asked without, then and from then on.
     *
     * @param plan   for the query's condition, or null for none.
     * @param shards to take one of, or null for all sockets.
     * @param shard  which one.
     * @param owners of connections that nobody has accepted, or null if they need not be known; only read.
     */
    DumpResult inet(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final ConditionPlan plan,
            final PortShards shards,
            final int shard,
            final ListenerOwners owners,
            final RowSink handler)
            throws ErrnoException {
        chooseRows(query.hasDetails());
        final boolean hasProgram = plan != null && plan.length() > 0;
        final ConditionPlan asked = hasProgram && isProgramRefused ? plan.withoutProgram() : plan;
        request.inet(protocol, family, query, asked);
        request.only(asked, shards, shard);
        final DumpResult result = dump(new InetMessages(protocol, query.needsAttributes(), owners), asked, handler);
        if (!hasProgram || isProgramRefused || !result.isRefusal() || errno != Errno.EINVAL && errno != Errno.EPERM) {
            return result;
        }
        final ConditionPlan rest = plan.withoutProgram();
        request.inet(protocol, family, query, rest);
        request.only(rest, shards, shard);
        counters.addRetries(1);
        final DumpResult second = dump(new InetMessages(protocol, query.needsAttributes(), owners), rest, handler);
        isProgramRefused = !second.isRefusal();
        return second;
    }

    private DumpResult dump(final Messages messages, final ConditionPlan plan, final RowSink sink)
            throws ErrnoException {
        final DumpReader reader = new DumpReader(messages);
        messages.reader = reader;
        rows.begin(sink);
        rows.meetsCondition(plan != null && plan.isExact());
        final DumpResult result =
                dump.run(request.request(), request.messageType(), reader, messages, "protocol=" + messages.protocol);
        errno = reader.errno();
        return result;
    }

    @Override
    public void close() {
        dump.close();
    }

    /** Turns the messages of one dump into rows. */
    private abstract class Messages implements NetlinkDump.Handler {
        final Protocol protocol;
        private DumpReader reader;

        Messages(final Protocol protocol) {
            this.protocol = protocol;
        }

        @Override
        public void onMalformed(final long position) {
            rows.malformed(protocol.word(), position);
        }

        @Override
        public final void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            if (!translate(buffer, offset, length)) {
                onMalformed(reader.position());
            }
        }

        @Override
        public final boolean wantsMore() {
            return rows.isWanted();
        }

        @Override
        public final boolean hasDelivered() {
            return rows.delivered() > 0;
        }

        @Override
        public final long malformed() {
            return rows.malformed();
        }

        @Override
        public final List<String> problems() {
            return rows.problems();
        }

        @Override
        public final void endDump() {
            rows.flush();
        }

        /** Write the message's row, if it has one; false, and no row, if the message is not whole. */
        abstract boolean translate(UnsafeBuffer buffer, int offset, int length);
    }

    private final class InetMessages extends Messages {
        private final InetDiagTranslator translator = new InetDiagTranslator();
        private final BoundaryRepeats repeats = new BoundaryRepeats();
        private final boolean attributes;
        private final ListenerOwners owners;

        InetMessages(final Protocol protocol, final boolean attributes, final ListenerOwners owners) {
            super(protocol);
            this.attributes = attributes;
            this.owners = owners;
        }

        @Override
        public void beginDatagram() {
            repeats.beginDatagram();
        }

        @Override
        boolean translate(final UnsafeBuffer buffer, final int offset, final int length) {
            if (length < InetDiagMsg.LENGTH) {
                return false;
            }
            final SocketRecord row = rows.nextUncleared();
            translator.translate(protocol, buffer, offset, row);
            if (attributes
                    && !translator.translateAttributes(
                            buffer, offset + InetDiagMsg.LENGTH, length - InetDiagMsg.LENGTH, row)) {
                rows.removeLast();
                return false;
            }
            if (repeats.isRepeat(row.cookie())) {
                rows.removeLast();
                counters.addRetries(1);
            } else if (owners != null && row.state() == TcpState.TCP_SYN_RECV) {
                owners.resolve(row);
            }
            return true;
        }
    }

    private final class LinkMessages extends Messages {
        private final LinkDiagTranslator translator = new LinkDiagTranslator();

        LinkMessages(final Protocol protocol) {
            super(protocol);
        }

        @Override
        boolean translate(final UnsafeBuffer buffer, final int offset, final int length) {
            if (length < LinkDiagTranslator.length(protocol)) {
                return false;
            }
            if (!translator.translate(protocol, buffer, offset, length, rows.next())) {
                rows.removeLast();
                return false;
            }
            return true;
        }
    }

    private final class UnixMessages extends Messages {
        private final UnixDiagTranslator translator = new UnixDiagTranslator();

        UnixMessages() {
            super(Protocol.UNIX);
        }

        @Override
        boolean translate(final UnsafeBuffer buffer, final int offset, final int length) {
            if (length < UnixDiagMsg.LENGTH) {
                return false;
            }
            if (!translator.translate(buffer, offset, length, rows.next())) {
                rows.removeLast();
                return false;
            }
            return true;
        }
    }
}
