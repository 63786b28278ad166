package io.sockeye.collector.netlink;

import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkChannel;
import io.sockeye.linux.memory.OffHeap;

/**
 * One dump at a time over one netlink channel: sends a request, receives the datagrams of its answer and has a
 * {@link DumpReader} walk them. The channel is opened by the first dump and kept for the next, unless this one left
 * something in it. Confined to one thread at a time.
 *
 * <p>An error is a refusal only as long as nothing was delivered: another source can take over then, and nothing comes
 * twice. Afterwards it is an exception.
 */
public final class NetlinkDump implements AutoCloseable {
    /** What users call a source that dumps over netlink. */
    public static final String SOURCE = "netlink";

    /** The kernel fills at most 32 KiB a call; the rest is room for a kernel that fills more. */
    static final int RECEIVE_CAPACITY = 64 * 1024;
    /** Room is made for longer datagrams up to this. */
    static final int MAX_RECEIVE_CAPACITY = 16 * 1024 * 1024;

    /** Receives the messages of a dump, and says how it goes on. */
    public interface Handler extends DumpReader.MessageHandler {
        /** The messages that follow come from another datagram. */
        default void beginDatagram() {}

        /** {@return whether the dump is to go on; asked between datagrams} */
        default boolean wantsMore() {
            return true;
        }

        /** The dump is at its end, or failed for good: deliver what is left. Not called of a dump that was refused. */
        default void endDump() {}

        /**
         * {@return whether anything was delivered, so that an error is no refusal that another source can make up for}
         */
        boolean hasDelivered();

        /** {@return how many messages of this dump could not be read} */
        default long malformed() {
            return 0;
        }

        /** {@return a sentence for each of the first of them, in an immutable list} */
        default List<String> problems() {
            return List.of();
        }
    }

    /** Prepares a channel that was just opened. */
    public interface SocketOptions {
        /**
         * Set what the dumps need.
         *
         * @param channel just opened.
         */
        void set(NetlinkChannel channel);
    }

    private final int protocol;
    private final String name;
    private final SourceCounters counters;
    private final SocketOptions options;
    private final ChannelOpener opener;

    private UnsafeBuffer receiveBuffer = OffHeap.allocate(RECEIVE_CAPACITY);
    private NetlinkChannel channel;

    /**
     * Prepare dumps by the kernel; nothing is opened yet.
     *
     * @param protocol {@code NETLINK_*}.
     * @param name     of that protocol, for messages.
     * @param counters to count in.
     */
    public NetlinkDump(final int protocol, final String name, final SourceCounters counters) {
        this(protocol, name, counters, null, new KernelChannels());
    }

    /**
     * Prepare; nothing is opened yet.
     *
     * @param protocol {@code NETLINK_*}.
     * @param name     of that protocol, for messages.
     * @param counters to count in.
     * @param options  to set on the channel when it is opened, or null for none.
     * @param opener   of the channel.
     */
    public NetlinkDump(
            final int protocol,
            final String name,
            final SourceCounters counters,
            final SocketOptions options,
            final ChannelOpener opener) {
        this.protocol = protocol;
        this.name = name;
        this.counters = counters;
        this.options = options;
        this.opener = opener;
    }

    /**
     * Run one dump to its end.
     *
     * @param request    to send.
     * @param answerType of the messages that answer it.
     * @param reader     handing on to {@code handler}.
     * @param handler    of the messages.
     * @param question   what is asked for, for messages: {@code name=value}.
     * @return how it ended. A refusal is one that came before anything was delivered, and then nothing is.
     * @throws ErrnoException if it failed after that, or for a reason that no other source could make up for; what had
     *     come until then was delivered.
     */
    public DumpResult run(
            final DumpRequest request,
            final int answerType,
            final DumpReader reader,
            final Handler handler,
            final String question)
            throws ErrnoException {
        reader.begin(request.sequence(), answerType);
        try {
            exchange(request, reader, handler);
            if (reader.errno() != 0) {
                throw new ErrnoException(name + " dump", reader.errno(), question + ", messages=" + reader.position());
            }
        } catch (final ErrnoException e) {
            return refused(e, handler);
        } finally {
            counters.addMessages(reader.position());
            if (!reader.isEnded()) {
                // What is left of the dump would come before the answer to the next request.
                close();
            }
        }
        handler.endDump();
        if (!handler.wantsMore()) {
            return DumpResult.complete(SOURCE, handler.malformed(), handler.problems());
        }
        return new DumpResult(
                status(reader),
                SOURCE,
                "",
                handler.malformed(),
                reader.isInterrupted(),
                reader.isLossy(),
                handler.problems());
    }

    private static DumpStatus status(final DumpReader reader) {
        if (reader.isLossy()) {
            return DumpStatus.OVERRUN;
        }
        if (reader.isBroken()) {
            return DumpStatus.BROKEN;
        }
        return reader.isInterrupted() ? DumpStatus.INTERRUPTED : DumpStatus.COMPLETE;
    }

    /** Send the request and read what answers it, as far as it is wanted. */
    private void exchange(final DumpRequest request, final DumpReader reader, final Handler handler)
            throws ErrnoException {
        if (channel == null) {
            channel = opener.open(protocol);
            if (options != null) {
                options.set(channel);
            }
            counters.addSystemCalls(1);
        }
        channel.send(request.buffer(), 0, request.length());
        counters.addSystemCalls(1);
        while (!reader.isEnded() && handler.wantsMore()) {
            receive(reader, handler);
        }
    }

    /** Receive and read one datagram. */
    private void receive(final DumpReader reader, final Handler handler) throws ErrnoException {
        final int capacity = receiveBuffer.capacity();
        final int received = channel.receive(receiveBuffer, capacity);
        counters.addReceive(received);
        if (received == -Errno.ENOBUFS) {
            reader.lose();
            return;
        }
        if (received < 0) {
            throw new ErrnoException("recv", -received, "capacity=" + capacity);
        }
        if (channel.senderPortId() != NetlinkChannel.KERNEL) {
            return;
        }
        if (received == 0) {
            throw new ErrnoException("recv", Errno.EPIPE, "end of file on a netlink socket");
        }
        handler.beginDatagram();
        reader.read(receiveBuffer, Math.min(received, capacity), received);
        if (received > capacity && capacity < MAX_RECEIVE_CAPACITY) {
            // What was cut off is lost; the next one has room.
            receiveBuffer = OffHeap.allocate(Math.min(received, MAX_RECEIVE_CAPACITY));
        }
    }

    /**
     * An error before the first row: most say that the kernel cannot or will not serve this, which another source may.
     */
    private DumpResult refused(final ErrnoException error, final Handler handler) throws ErrnoException {
        close();
        if (!handler.hasDelivered()) {
            switch (error.errno()) {
                case Errno.ENOENT:
                case Errno.EINVAL:
                case Errno.EOPNOTSUPP:
                case Errno.EPROTONOSUPPORT:
                case Errno.EAFNOSUPPORT:
                    return DumpResult.refused(DumpStatus.UNSUPPORTED, SOURCE, error.getMessage());
                case Errno.EPERM:
                case Errno.EACCES:
                    return DumpResult.refused(DumpStatus.DENIED, SOURCE, error.getMessage());
                default:
                    break;
            }
        }
        handler.endDump();
        throw error;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
            channel = null;
            counters.addSystemCalls(1);
        }
    }
}
