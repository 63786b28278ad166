package io.sockeye.collector.netlink;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.SocketSource;
import io.sockeye.collector.record.SocketBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.NetlinkSocket;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagMsg;

/**
 * Sockets from NETLINK_SOCK_DIAG, one dump a protocol and family, see sock_diag(7).
 *
 * <p>It does not know the reference counts of UNIX sockets, nor all of what /proc tells of SCTP, and answers UNSUPPORTED
 * where a query needs that. Otherwise an SCTP association is one row, with its primary addresses and its own state
 * ({@code SCTP_STATE_*}). Confined to one thread at a time.
 */
public final class SockDiagSource implements SocketSource {
    /** The kernel fills at most 32 KiB a call; the rest is room for a kernel that fills more. */
    private static final int RECEIVE_CAPACITY = 64 * 1024;

    private final SockDiagRequest request = new SockDiagRequest();
    private final UnsafeBuffer receiveBuffer = new UnsafeBuffer(ByteBuffer.allocateDirect(RECEIVE_CAPACITY));
    private final SocketBatch batch = new SocketBatch(SocketBatch.DEFAULT_CAPACITY);
    private final SocketRecord row = new SocketRecord();
    private final InetDiagTranslator inetTranslator = new InetDiagTranslator();
    private final UnixDiagTranslator unixTranslator = new UnixDiagTranslator();
    private final ListenerOwners listenerOwners = new ListenerOwners();

    private NetlinkSocket socket;
    private int sequence;
    private String refusal = "";

    /** A source that opens its socket when it is first asked. */
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
    public DumpStatus collect(
            final Protocol protocol, final Family family, final SocketQuery query, final SocketHandler handler)
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
            request.unix(++sequence);
            return dump(new UnixRows(handler));
        }
        final boolean ownersToResolve = query.owners() && protocol == Protocol.TCP;
        if (ownersToResolve) {
            listenerOwners.clear();
            request.listeners(protocol, family, ++sequence);
            final DumpStatus status = dump(new InetRows(protocol, false, false, new OwnerNotes(handler)));
            if (status == DumpStatus.UNSUPPORTED || status == DumpStatus.DENIED) {
                return status;
            }
        }
        request.inet(protocol, family, query, ++sequence);
        return dump(new InetRows(protocol, query.timers(), ownersToResolve, handler));
    }

    private DumpStatus dump(final Rows rows) throws IOException {
        final DumpReader reader = new DumpReader(rows);
        rows.reader = reader;
        reader.begin(sequence, SockDiag.SOCK_DIAG_BY_FAMILY);
        batch.reset();
        boolean lost = false;
        try {
            if (socket == null) {
                socket = new NetlinkSocket(Netlink.NETLINK_SOCK_DIAG, 0);
            }
            socket.send(request.buffer(), 0, request.length());
            while (!reader.isEnded() && rows.wantsMore) {
                lost |= receive(reader);
            }
        } catch (final ErrnoException e) {
            return refusal(e.errno(), e);
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
    private boolean receive(final DumpReader reader) throws ErrnoException {
        final int received = socket.receive(receiveBuffer, RECEIVE_CAPACITY);
        if (received == -Errno.ENOBUFS) {
            return true;
        }
        if (received < 0) {
            throw new ErrnoException("recv", -received, "capacity=" + RECEIVE_CAPACITY);
        }
        if (received == 0) {
            throw new ErrnoException("recv", Errno.EPIPE, "end of file on a netlink socket");
        }
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

        /** Append the message's row to the batch; false, and no row, if the message is not whole. */
        abstract boolean translate(UnsafeBuffer buffer, int offset, int length);

        final void flush() {
            if (batch.count() > 0) {
                delivered = true;
                wantsMore &= handler.onSockets(batch);
                batch.reset();
            }
        }
    }

    private final class InetRows extends Rows {
        private final boolean timers;
        private final boolean owners;

        InetRows(final Protocol protocol, final boolean timers, final boolean owners, final SocketHandler handler) {
            super(protocol, handler);
            this.timers = timers;
            this.owners = owners;
        }

        @Override
        boolean translate(final UnsafeBuffer buffer, final int offset, final int length) {
            if (length < InetDiagMsg.LENGTH) {
                return false;
            }
            inetTranslator.translate(protocol, buffer, offset, batch.append(row));
            if (timers
                    && !inetTranslator.translateAttributes(
                            buffer, offset + InetDiagMsg.LENGTH, length - InetDiagMsg.LENGTH, row)) {
                batch.removeLast();
                return false;
            }
            if (owners && row.state() == TcpState.TCP_SYN_RECV) {
                listenerOwners.resolve(row);
            }
            return true;
        }
    }

    private final class UnixRows extends Rows {
        UnixRows(final SocketHandler handler) {
            super(Protocol.UNIX, handler);
        }

        @Override
        boolean translate(final UnsafeBuffer buffer, final int offset, final int length) {
            if (length < UnixDiagMsg.LENGTH) {
                return false;
            }
            if (!unixTranslator.translate(buffer, offset, length, batch.append(row))) {
                batch.removeLast();
                return false;
            }
            return true;
        }
    }

    /** Takes the listeners' rows. */
    private final class OwnerNotes implements SocketHandler {
        private final SocketRecord listener = new SocketRecord();
        private final SocketHandler handler;

        OwnerNotes(final SocketHandler handler) {
            this.handler = handler;
        }

        @Override
        public boolean onSockets(final SocketBatch listeners) {
            for (int i = 0; i < listeners.count(); i++) {
                listenerOwners.add(listeners.get(i, listener));
            }
            return true;
        }

        @Override
        public void onMalformed(final Protocol protocol, final long position) {
            handler.onMalformed(protocol, position);
        }
    }
}
