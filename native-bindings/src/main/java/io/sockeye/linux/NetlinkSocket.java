package io.sockeye.linux;

import java.lang.ref.Reference;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.SockAddrNl;

/**
 * A socket of the netlink family, see netlink(7). Confined to one thread at a time.
 */
public final class NetlinkSocket implements NetlinkChannel {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int MSG_TRUNC = 0x20;

    private final CallState state = new CallState();
    /** The sender's address, and after it the length of that memory, which the C library wants to be told each time. */
    private final UnsafeBuffer senderMemory = OffHeap.allocate(SockAddrNl.LENGTH + Integer.BYTES);

    private final SockAddrNl sender = new SockAddrNl().wrap(senderMemory, 0);
    private final int fd;
    private boolean closed;

    /**
     * Open a socket of one netlink protocol. The kernel gives it a port id when it first sends.
     *
     * @param protocol           {@code NETLINK_*}.
     * @param receiveBufferBytes room in the kernel for messages that wait to be received; 0 for the system's default.
     * @throws ErrnoException if the kernel refuses.
     */
    public NetlinkSocket(final int protocol, final int receiveBufferBytes) throws ErrnoException {
        fd = Syscall.socket(state, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
        if (fd < 0) {
            throw new ErrnoException("socket", -fd, "family=AF_NETLINK, protocol=" + protocol);
        }
        if (receiveBufferBytes > 0) {
            // The kernel caps the value at net.core.rmem_max by itself; a refusal leaves its default, which works too.
            set(SOL_SOCKET, SO_RCVBUF, receiveBufferBytes);
        }
    }

    @Override
    public boolean enable(final int option) {
        return set(Netlink.SOL_NETLINK, option, 1) == 0;
    }

    @Override
    public void listen(final int groups) throws ErrnoException {
        final UnsafeBuffer address = OffHeap.allocate(SockAddrNl.LENGTH);
        new SockAddrNl().wrap(address, 0).family(AF_NETLINK).groups(groups);
        final int result = Syscall.bind(state, fd, address.addressOffset(), SockAddrNl.LENGTH);
        Reference.reachabilityFence(address);
        if (result < 0) {
            throw new ErrnoException("bind", -result, "fd=" + fd + ", groups=" + groups);
        }
    }

    @Override
    public void send(final UnsafeBuffer buffer, final int offset, final int length) throws ErrnoException {
        int sent;
        do {
            sent = Syscall.send(state, fd, buffer.addressOffset() + offset, length, 0);
        } while (sent == -Errno.EINTR);
        if (sent != length) {
            throw new ErrnoException(
                    "send", sent < 0 ? -sent : Errno.ENOBUFS, "fd=" + fd + ", length=" + length + ", sent=" + sent);
        }
    }

    @Override
    public int receive(final UnsafeBuffer buffer, final int capacity) {
        final long senderAddress = senderMemory.addressOffset();
        int received;
        do {
            senderMemory.putInt(SockAddrNl.LENGTH, SockAddrNl.LENGTH);
            received = Syscall.recvfrom(
                    state,
                    fd,
                    buffer.addressOffset(),
                    capacity,
                    MSG_TRUNC,
                    senderAddress,
                    senderAddress + SockAddrNl.LENGTH);
        } while (received == -Errno.EINTR);
        return received;
    }

    @Override
    public int senderPortId() {
        return sender.portId();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscall.close(state, fd);
        }
    }

    private int set(final int level, final int option, final int value) {
        final UnsafeBuffer memory = OffHeap.allocate(Integer.BYTES);
        memory.putInt(0, value);
        final int result = Syscall.setsockopt(state, fd, level, option, memory.addressOffset(), Integer.BYTES);
        Reference.reachabilityFence(memory);
        return result;
    }
}
