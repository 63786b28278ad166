package io.sockeye.collector.netlink;

import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.SourceCounters;
import io.sockeye.collector.record.SocketBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkSocket;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagMsg;

/**
 * One dump at a time over one netlink socket: request, receive, translate, deliver. All that a dump needs is its own, so
 * several of them run side by side. Confined to one thread at a time.
 */
final class SockDiagDump implements AutoCloseable {
    /** The kernel fills at most 32 KiB a call; the rest is room for a kernel that fills more. */
    private static final int RECEIVE_CAPACITY = 64 * 1024;

    private final SockDiagRequest request = new SockDiagRequest();
    private final UnsafeBuffer receiveBuffer = new UnsafeBuffer(ByteBuffer.allocateDirect(RECEIVE_CAPACITY));
    private final SocketBatch batch = new SocketBatch(SocketBatch.DEFAULT_CAPACITY);
    private final SocketRecord row = new SocketRecord();
    private final SourceCounters counters = new SourceCounters();

    private NetlinkSocket socket;
    private int sequence;
    private String refusal = "";

    /** Prepare; the netlink socket is opened by the first dump. */
    SockDiagDump() {}

    /** {@return what was done so far} */
    SourceCounters counters() {
        return counters;
    }

    /** {@return why the last dump was refused} */
    String refusal() {
        return refusal;
    }

    /** Dump all UNIX sockets. */
    DumpStatus unix(final SocketHandler handler) throws ErrnoException {
        request.unix(++sequence);
        return dump(new UnixRows(handler));
    }

    /** Dump the listeners of TCP, of both families, which are nobody's result and not counted as such. */
    DumpStatus listeners(final ListenerOwners owners) throws ErrnoException {
        request.listeners(++sequence);
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
        request.inet(protocol, family, query, ++sequence);
        if (shards != null) {
            request.only(shards, shard);
        }
        return dump(new InetRows(protocol, query.timers(), owners, handler));
    }

    private DumpStatus dump(final Rows rows) throws ErrnoException {
        final DumpReader reader = new DumpReader(rows);
        rows.reader = reader;
        reader.begin(sequence, request.messageType());
        batch.reset();
        refusal = "";
        boolean lost = false;
        try {
            if (socket == null) {
                socket = new NetlinkSocket(Netlink.NETLINK_SOCK_DIAG, 0);
                counters.addSystemCalls(1);
            }
            socket.send(request.buffer(), 0, request.length());
            counters.addSystemCalls(1);
            while (!reader.isEnded() && rows.wantsMore) {
                lost |= receive(reader, rows);
            }
        } catch (final ErrnoException e) {
            return refusal(e.errno(), e);
        } finally {
            counters.addMessages(reader.position());
        }
        rows.flush();
        if (!rows.wantsMore) {
            // What is left of the dump would come before the answer to the next request.
            close();
            return DumpStatus.COMPLETE;
        }
        if (reader.errno() != 0) {
            final ErrnoException error = new ErrnoException(
                    "sock_diag dump", reader.errno(), "protocol=" + rows.protocol + ", messages=" + reader.position());
            if (rows.delivered) {
                throw error;
            }
            return refusal(reader.errno(), error);
        }
        if (lost || reader.isLossy()) {
            return DumpStatus.OVERRUN;
        }
        return reader.isInterrupted() ? DumpStatus.INTERRUPTED : DumpStatus.COMPLETE;
    }

    /** Receive and read one datagram; true if messages were lost. */
    private boolean receive(final DumpReader reader, final Rows rows) throws ErrnoException {
        final int received = socket.receive(receiveBuffer, RECEIVE_CAPACITY);
        counters.addReceive(received);
        if (received == -Errno.ENOBUFS) {
            return true;
        }
        if (received < 0) {
            throw new ErrnoException("recv", -received, "capacity=" + RECEIVE_CAPACITY);
        }
        if (received == 0) {
            throw new ErrnoException("recv", Errno.EPIPE, "end of file on a netlink socket");
        }
        rows.beginDatagram();
        reader.read(receiveBuffer, Math.min(received, RECEIVE_CAPACITY));
        return received > RECEIVE_CAPACITY;
    }

    /** An error before the first row: most say that the kernel cannot or will not serve this, which another source may. */
    private DumpStatus refusal(final int errno, final ErrnoException error) throws ErrnoException {
        close();
        refusal = error.getMessage();
        switch (errno) {
            case Errno.ENOENT:
            case Errno.EINVAL:
            case Errno.EOPNOTSUPP:
            case Errno.EPROTONOSUPPORT:
            case Errno.EAFNOSUPPORT:
                return DumpStatus.UNSUPPORTED;
            case Errno.EPERM:
            case Errno.EACCES:
                return DumpStatus.DENIED;
            default:
                throw error;
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            socket = null;
            counters.addSystemCalls(1);
        }
    }

    /** Turns the messages of one dump into rows of the batch, and hands the batch on when it is full. */
    private abstract class Rows implements DumpReader.MessageHandler {
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

        /** The messages that follow come from another datagram. */
        void beginDatagram() {
            // Only Internet sockets have to know.
        }

        /** Append the message's row to the batch, if it has one; false, and no row, if the message is not whole. */
        abstract boolean translate(UnsafeBuffer buffer, int offset, int length);

        final void flush() {
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
        void beginDatagram() {
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
