package io.sockeye.collector.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.SourceCounters;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.collector.record.SocketBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagMsg;

/**
 * One dump of sockets at a time over one netlink socket: request, translate, deliver. All that a dump needs is its own, so
 * several of them run side by side. Confined to one thread at a time.
 */
final class SockDiagDump implements AutoCloseable {
    private final SockDiagRequest request = new SockDiagRequest();
    private final SocketBatch batch = new SocketBatch(SocketBatch.DEFAULT_CAPACITY);
    private final SocketRecord row = new SocketRecord();
    private final SourceCounters counters = new SourceCounters();
    private final NetlinkDump dump = new NetlinkDump(Netlink.NETLINK_SOCK_DIAG, "sock_diag", counters);

    /** Prepare; the netlink socket is opened by the first dump. */
    SockDiagDump() {}

    /** {@return what was done so far} */
    SourceCounters counters() {
        return counters;
    }

    /** {@return why the last dump was refused} */
    String refusal() {
        return dump.refusal();
    }

    /** Dump all UNIX sockets. */
    DumpStatus unix(final SocketHandler handler) throws ErrnoException {
        request.unix();
        return dump(new UnixRows(handler));
    }

    /** Dump the listeners of TCP, of both families, which are nobody's result and not counted as such. */
    DumpStatus listeners(final ListenerOwners owners) throws ErrnoException {
        request.listeners();
        final long counted = counters.sockets();
        final DumpStatus status = dump(new InetRows(Protocol.TCP, false, null, owners));
        counters.addSockets(counted - counters.sockets());
        return status;
    }

    /**
     * Dump Internet sockets.
     *
     * @param shards to take one of, or null for all sockets.
     * @param shard  which one.
     * @param owners of connections that nobody has accepted, or null if they need not be known; only read.
     */
    DumpStatus inet(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final PortShards shards,
            final int shard,
            final ListenerOwners owners,
            final SocketHandler handler)
            throws ErrnoException {
        request.inet(protocol, family, query);
        if (shards != null) {
            request.only(shards, shard);
        }
        return dump(new InetRows(protocol, query.timers(), owners, handler));
    }

    private DumpStatus dump(final Rows rows) throws ErrnoException {
        final DumpReader reader = new DumpReader(rows);
        rows.reader = reader;
        batch.reset();
        return dump.run(request.request(), request.messageType(), reader, rows, "protocol=" + rows.protocol);
    }

    @Override
    public void close() {
        dump.close();
    }

    /** Turns the messages of one dump into rows of the batch, and hands the batch on when it is full. */
    private abstract class Rows implements NetlinkDump.Handler {
        final Protocol protocol;
        private final SocketHandler handler;
        private DumpReader reader;
        private boolean delivered;
        private boolean wantsMore = true;

        Rows(final Protocol protocol, final SocketHandler handler) {
            this.protocol = protocol;
            this.handler = handler;
        }

        @Override
        public void onMalformed(final long position) {
            handler.onMalformed(protocol, position);
        }

        @Override
        public final void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            if (!translate(buffer, offset, length)) {
                handler.onMalformed(protocol, reader.position());
            }
            if (batch.isFull()) {
                flush();
            }
        }

        @Override
        public final boolean wantsMore() {
            return wantsMore;
        }

        @Override
        public final boolean hasDelivered() {
            return delivered;
        }

        @Override
        public final void endDump() {
            flush();
        }

        /** Append the message's row to the batch, if it has one; false, and no row, if the message is not whole. */
        abstract boolean translate(UnsafeBuffer buffer, int offset, int length);

        private void flush() {
            if (batch.count() > 0) {
                delivered = true;
                counters.addSockets(batch.count());
                wantsMore &= handler.onSockets(batch);
                batch.reset();
            }
        }
    }

    private final class InetRows extends Rows {
        private final InetDiagTranslator translator = new InetDiagTranslator();
        private final BoundaryRepeats repeats = new BoundaryRepeats();
        private final boolean timers;
        private final ListenerOwners owners;

        InetRows(
                final Protocol protocol,
                final boolean timers,
                final ListenerOwners owners,
                final SocketHandler handler) {
            super(protocol, handler);
            this.timers = timers;
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
            translator.translate(protocol, buffer, offset, batch.appendUncleared(row));
            if (timers
                    && !translator.translateAttributes(
                            buffer, offset + InetDiagMsg.LENGTH, length - InetDiagMsg.LENGTH, row)) {
                batch.removeLast();
                return false;
            }
            if (repeats.isRepeat(row.cookie())) {
                batch.removeLast();
                counters.addRetries(1);
            } else if (owners != null && row.state() == TcpState.TCP_SYN_RECV) {
                owners.resolve(row);
            }
            return true;
        }
    }

    private final class UnixRows extends Rows {
        private final UnixDiagTranslator translator = new UnixDiagTranslator();

        UnixRows(final SocketHandler handler) {
            super(Protocol.UNIX, handler);
        }

        @Override
        boolean translate(final UnsafeBuffer buffer, final int offset, final int length) {
            if (length < UnixDiagMsg.LENGTH) {
                return false;
            }
            if (!translator.translate(buffer, offset, length, batch.append(row))) {
                batch.removeLast();
                return false;
            }
            return true;
        }
    }
}
