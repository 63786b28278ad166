package io.sockeye.collector.sockdiag;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A dump read the usual way: with an object for each socket, made of the JDK's own classes. */
final class NaiveInetDiag {
    private static final int HEADER_LENGTH = 16;
    private static final int AF_INET6 = 10;
    private static final int ADDRESS_LENGTH = 16;

    private NaiveInetDiag() {}

    /** A socket, with names as in {@code SocketRecord}. */
    record Socket(
            int state,
            int timer,
            int retransmits,
            InetSocketAddress local,
            InetSocketAddress remote,
            long timerMs,
            long recvQueue,
            long sendQueue,
            long uid,
            long inode) {}

    static List<Socket> read(final ByteBuffer datagram, final int length) {
        final ByteBuffer buffer = datagram.duplicate().order(ByteOrder.nativeOrder());
        final List<Socket> sockets = new ArrayList<>();
        int offset = 0;
        while (offset < length) {
            sockets.add(socket(buffer.position(offset + HEADER_LENGTH)));
            offset += buffer.getInt(offset);
        }
        return sockets;
    }

    private static Socket socket(final ByteBuffer message) {
        final int family = message.get();
        final int state = message.get();
        final int timer = message.get();
        final int retransmits = message.get();
        message.order(ByteOrder.BIG_ENDIAN);
        final int localPort = message.getShort() & 0xFFFF;
        final int remotePort = message.getShort() & 0xFFFF;
        message.order(ByteOrder.nativeOrder());
        final InetSocketAddress local = new InetSocketAddress(address(family, message), localPort);
        final InetSocketAddress remote = new InetSocketAddress(address(family, message), remotePort);
        message.position(message.position() + Integer.BYTES + Long.BYTES);
        return new Socket(
                state,
                timer,
                retransmits,
                local,
                remote,
                Integer.toUnsignedLong(message.getInt()),
                Integer.toUnsignedLong(message.getInt()),
                Integer.toUnsignedLong(message.getInt()),
                Integer.toUnsignedLong(message.getInt()),
                Integer.toUnsignedLong(message.getInt()));
    }

    private static InetAddress address(final int family, final ByteBuffer message) {
        final byte[] address = new byte[family == AF_INET6 ? ADDRESS_LENGTH : Integer.BYTES];
        message.get(message.position(), address).position(message.position() + ADDRESS_LENGTH);
        try {
            return InetAddress.getByAddress(address);
        } catch (final UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
