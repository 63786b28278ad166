package io.sockeye.collector.sockdiag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Packet and netlink sockets of the calling thread's network, as different as their addresses can be. */
public final class LinkSockets implements AutoCloseable {
    private static final int AF_NETLINK = 16;
    private static final int AF_PACKET = 17;
    private static final int LOOPBACK = 1;
    private static final int NETLINK_ROUTE = 0;
    private static final int NETLINK_USERSOCK = 2;
    private static final int NETLINK_AUDIT = 9;
    private static final int PORT_ID = 5005;

    private final List<KernelSocket> sockets = new ArrayList<>();

    public LinkSockets() {
        for (final int protocol : new int[] {0x800, 0x806, 0x86dd, 0x8100, 0x88cc, 3}) {
            packet(protocol);
        }
        keep(KernelSocket.open(AF_PACKET, KernelSocket.SOCK_RAW, 0));
        keep(KernelSocket.open(AF_PACKET, KernelSocket.SOCK_DGRAM, 0)).bindLink(0x806, LOOPBACK);
        keep(KernelSocket.open(AF_PACKET, KernelSocket.SOCK_DGRAM, 0)).bindLink(0x800, LOOPBACK);
        for (final int protocol : new int[] {NETLINK_ROUTE, NETLINK_USERSOCK, NETLINK_AUDIT}) {
            netlink(protocol).bindNetlink(PORT_ID);
            netlink(protocol).bindNetlink(PORT_ID + 1);
        }
        netlink(NETLINK_ROUTE).bindNetlink((int) 4_000_000_000L);
        netlink(NETLINK_USERSOCK).bindNetlink(PORT_ID + 2).connectNetlink(PORT_ID);
    }

    /** And another one for a protocol's packets, {@code ETH_P_*}. */
    public void packet(final int protocol) {
        final int swapped = Short.toUnsignedInt(Short.reverseBytes((short) protocol));
        keep(KernelSocket.open(AF_PACKET, KernelSocket.SOCK_RAW, swapped));
    }

    private KernelSocket netlink(final int protocol) {
        return keep(KernelSocket.open(AF_NETLINK, KernelSocket.SOCK_RAW, protocol));
    }

    private KernelSocket keep(final KernelSocket socket) {
        sockets.add(socket);
        return socket;
    }

    /** How many packet sockets there are. */
    public int packets() {
        int count = 0;
        for (final KernelSocket socket : sockets) {
            count += socket.family() == AF_PACKET ? 1 : 0;
        }
        return count;
    }

    /** The inodes of all of them. */
    public Set<Long> inodes() throws IOException {
        final Set<Long> inodes = new TreeSet<>();
        for (final KernelSocket socket : sockets) {
            inodes.add(socket.inode());
        }
        return inodes;
    }

    @Override
    public void close() {
        sockets.forEach(KernelSocket::close);
    }
}
