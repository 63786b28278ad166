package io.sockeye.collector.netlink;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkSocket;
import io.sockeye.linux.memory.OffHeap;

/**
 * One dump at a time over one netlink socket: sends a request, receives the datagrams of its answer and has a
 * {@link DumpReader} walk them. The socket is opened by the first dump and kept for the next. Confined to one thread at
 * a time.
 */
public final class NetlinkDump implements AutoCloseable {
    /** The kernel fills at most 32 KiB a call; the rest is room for a kernel that fills more. */
    private static final int RECEIVE_CAPACITY = 64 * 1024;

    /** Receives the messages of a dump, and says how it goes on. */
    public interface Handler extends DumpReader.MessageHandler {
        /** The messages that follow come from another datagram. */
        default void beginDatagram() {}

        /** {@return whether the dump is to go on; asked between datagrams} */
        default boolean wantsMore() {
            return true;
        }

        /** The dump is at its end, or ended before it: deliver what is left. */
        default void endDump() {}

        /** {@return whether anything was delivered, so that an error is no refusal that another source can make up for} */
        boolean hasDelivered();
    }

    private final int protocol;
    private final String name;
    private final SourceCounters counters;
    private final SocketOptions options;
    private final UnsafeBuffer receiveBuffer = OffHeap.allocate(RECEIVE_CAPACITY);

    private NetlinkSocket socket;
    private String refusal = "";

    /** Prepares a socket that was just opened. */
    public interface SocketOptions {
        /**
         * Set what the dumps need.
         *
         * @param socket just opened.
         */
        void set(NetlinkSocket socket);
    }

    /**
     * Prepare; nothing is opened yet.
     *
     * @param protocol {@code NETLINK_*}.
     * @param name     of that protocol, for messages.
     * @param counters to count in.
     */
    public NetlinkDump(final int protocol, final String name, final SourceCounters counters) {
        this(protocol, name, counters, socket -> {});
    }

    /**
     * Prepare; nothing is opened yet.
     *
     * @param protocol {@code NETLINK_*}.
     * @param name     of that protocol, for messages.
     * @param counters to count in.
     * @param options  to set on the socket when it is opened.
     */
    public NetlinkDump(
            final int protocol, final String name, final SourceCounters counters, final SocketOptions options) {
        this.protocol = protocol;
        this.name = name;
        this.counters = counters;
        this.options = options;
    }

    /** {@return why the last dump was refused} */
    public String refusal() {
        return refusal;
    }

    /**
     * Run one dump to its end.
     *
     * @param request    to send.
     * @param answerType of the messages that answer it.
     * @param reader     handing on to {@code handler}.
     * @param handler    of the messages.
     * @param question   what is asked for, for messages: {@code name=value}.
     * @return how it ended. A refusal is one that came before anything was delivered.
     * @throws ErrnoException if it failed after that, or for a reason that no other source could make up for.
     */
    public DumpStatus run(
            final DumpRequest request,
            final int answerType,
            final DumpReader reader,
            final Handler handler,
            final String question)
            throws ErrnoException {
        refusal = "";
        reader.begin(request.sequence(), answerType);
        boolean lost = false;
        try {
            if (socket == null) {
                socket = new NetlinkSocket(protocol, 0);
                options.set(socket);
                counters.addSystemCalls(1);
            }
            socket.send(request.buffer(), 0, request.length());
            counters.addSystemCalls(1);
            while (!reader.isEnded() && handler.wantsMore()) {
                lost |= receive(reader, handler);
            }
        } catch (final ErrnoException e) {
            return refusal(e.errno(), e);
        } finally {
            counters.addMessages(reader.position());
        }
        handler.endDump();
        if (!handler.wantsMore()) {
            // What is left of the dump would come before the answer to the next request.
            close();
            return DumpStatus.COMPLETE;
        }
        if (reader.errno() != 0) {
            final ErrnoException error =
                    new ErrnoException(name + " dump", reader.errno(), question + ", messages=" + reader.position());
            if (handler.hasDelivered()) {
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
    private boolean receive(final DumpReader reader, final Handler handler) throws ErrnoException {
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
        handler.beginDatagram();
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
}
