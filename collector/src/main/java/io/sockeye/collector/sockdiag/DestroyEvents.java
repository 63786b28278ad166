package io.sockeye.collector.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.query.SocketEvents;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkChannel;
import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;

/**
 * What the kernel tells of TCP and UDP sockets that are destroyed, see {@code SKNLGRP_*} of {@code
 * <linux/sock_diag.h>}. Each has the socket as it was last, with {@code tcp_info}, and in the state CLOSE. It makes a
 * message for each from the moment on that somebody listens, of a connection's socket, not of what is in TIME_WAIT. Any
 * user may listen. Confined to one thread, but for {@link #lost()}.
 */
public final class DestroyEvents implements SocketEvents {
    private static final int CAPACITY = 32 * 1024;
    private static final int GROUPS = 1 << SockDiag.SKNLGRP_INET_TCP_DESTROY - 1
            | 1 << SockDiag.SKNLGRP_INET6_TCP_DESTROY - 1
            | 1 << SockDiag.SKNLGRP_INET_UDP_DESTROY - 1
            | 1 << SockDiag.SKNLGRP_INET6_UDP_DESTROY - 1;

    private static final Protocol[] PROTOCOLS = {Protocol.TCP, Protocol.UDP, Protocol.UDPLITE};

    private final ChannelOpener opener;
    private final RowSink sink;
    private final UnsafeBuffer received = OffHeap.allocate(CAPACITY);
    private final RowBatch batch = new RowBatch(SocketRecord.DETAILED_LENGTH, SocketRecord.BATCH_ROWS);
    private final SocketRecord row = new SocketRecord();
    private final NlMsgHdr header = new NlMsgHdr();
    private final NlAttrs attributes = new NlAttrs();
    private final InetDiagTranslator translator = new InetDiagTranslator();
    private NetlinkChannel channel;
    private volatile long lost;

    /**
     * Listens to the kernel, or to what stands for it, once it is {@link #open() opened}.
     *
     * @param opener of the channel.
     * @param sink   of the sockets, a batch for each datagram.
     */
    public DestroyEvents(final ChannelOpener opener, final RowSink sink) {
        this.opener = opener;
        this.sink = sink;
    }

    @Override
    public void open() throws ErrnoException {
        channel = opener.open(Netlink.NETLINK_SOCK_DIAG);
        channel.listen(GROUPS);
    }

    /** Hands on the sockets of one datagram. */
    @Override
    public void receive() throws ErrnoException {
        final int length = channel.receive(received, CAPACITY);
        if (length == -Errno.ENOBUFS) {
            lost++;
            return;
        }
        if (length < 0) {
            throw new ErrnoException("recv", -length, "capacity=" + CAPACITY);
        }
        if (channel.senderPortId() == NetlinkChannel.KERNEL) {
            read(Math.min(length, CAPACITY));
        }
    }

    private void read(final int length) {
        int offset = 0;
        int number = 0;
        while (length - offset >= NlMsgHdr.LENGTH) {
            number++;
            final long own = header.wrap(received, offset).len();
            if (!Netlink.isComplete(length - offset, own)) {
                sink.onMalformed("destroyed socket", number);
                break;
            }
            if (header.type() == SockDiag.SOCK_DIAG_BY_FAMILY && own >= NlMsgHdr.LENGTH + InetDiagMsg.LENGTH) {
                append(offset + NlMsgHdr.LENGTH, (int) own - NlMsgHdr.LENGTH);
            }
            offset += Netlink.align((int) own);
        }
        if (batch.count() > 0) {
            sink.onRows(batch);
            batch.reset();
        }
    }

    private void append(final int offset, final int length) {
        if (batch.isFull()) {
            sink.onRows(batch);
            batch.reset();
        }
        final int first = offset + InetDiagMsg.LENGTH;
        final int rest = length - InetDiagMsg.LENGTH;
        final Protocol protocol = protocol(first, rest);
        if (protocol == null) {
            return;
        }
        batch.append(row);
        translator.translate(protocol, received, offset, row);
        if (!translator.translateAttributes(received, first, rest, row)) {
            batch.removeLast();
            sink.onMalformed("destroyed socket", 1);
        }
    }

    /** The message has it as an attribute; null for a protocol that nobody asked of. */
    private Protocol protocol(final int offset, final int length) {
        attributes.wrap(received, offset, length);
        while (attributes.next()) {
            if (attributes.type() == SockDiag.INET_DIAG_PROTOCOL && attributes.payloadLength() >= Byte.BYTES) {
                final int number = received.getByte(attributes.payloadOffset()) & 0xFF;
                for (final Protocol protocol : PROTOCOLS) {
                    if (protocol.number() == number) {
                        return protocol;
                    }
                }
            }
        }
        return null;
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
