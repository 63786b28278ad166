package io.sockeye.collector.sockdiag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpState;

/** Datagrams of sockets that are not there. Their inodes are beyond those of any kernel's sockets. */
public final class MadeUpSockets {
    /** The first one's inode. */
    public static final long FIRST_INODE = 0xFFFF_0000L;

    /** In {@code struct inet_diag_msg}. */
    private static final int COOKIE_OFFSET = 44;

    private static final int INODE_OFFSET = 68;

    private MadeUpSockets() {}

    /** A datagram of so many sockets of IPv4 that answers the first request. */
    public static DatagramBuilder datagram(final int sockets) {
        return datagram(sockets, SockDiag.SOCK_DIAG_BY_FAMILY, Family.INET, 1);
    }

    /** A datagram of so many sockets. */
    public static DatagramBuilder datagram(final int sockets, final int type, final Family family, final int sequence) {
        final DatagramBuilder datagram = new DatagramBuilder();
        for (int i = 0; i < sockets; i++) {
            final ByteBuffer message = ByteBuffer.allocate(InetDiagMsg.LENGTH).order(ByteOrder.nativeOrder());
            message.put(0, (byte) family.number());
            message.put(1, (byte) TcpState.TCP_ESTABLISHED);
            message.putInt(COOKIE_OFFSET, i + 1);
            message.putInt(INODE_OFFSET, (int) (FIRST_INODE + i));
            datagram.message(type, 0, sequence).payload(message.array());
        }
        return datagram;
    }
}
