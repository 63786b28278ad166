package io.sockeye.linux;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.netlink.Netlink;

/**
 * A socket of the netlink family, see netlink(7). Confined to one thread at a time.
 */
public final class NetlinkSocket implements AutoCloseable {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int MSG_TRUNC = 0x20;

    private final CallState state = new CallState();
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

    /**
     * Turn on an option of netlink sockets. A kernel that is older than the option refuses it and serves the socket as
     * before: {@link Netlink#NETLINK_GET_STRICT_CHK} is not there before Linux 4.20, where a dump then answers with more
     * than was asked for, nor {@link Netlink#NETLINK_EXT_ACK} before 4.12, where errors are numbers without a text. So a
     * refusal is an answer and no exception, and who may do without the option need not look at it.
     *
     * @param option {@code NETLINK_*}, one that is on or off.
     * @return whether the option is on now.
     */
    public boolean enable(final int option) {
        return set(Netlink.SOL_NETLINK, option, 1) == 0;
    }

    /**
     * Send one request to the kernel.
     *
     * @param buffer off-heap memory with the message.
     * @param offset in bytes at which the message begins.
     * @param length in bytes of the message.
     * @throws ErrnoException if the kernel refuses or takes only a part.
     */
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

    /**
     * Receive one datagram, which may hold several messages. Waits until there is one.
     *
     * @param buffer   off-heap memory to fill from its start.
     * @param capacity in bytes of that memory.
     * @return the datagram's length in bytes, more than {@code capacity} if it was cut off, or a negated errno;
     *     {@code -ENOBUFS} says that messages were lost.
     */
    public int receive(final UnsafeBuffer buffer, final int capacity) {
        int received;
        do {
            received = Syscall.recv(state, fd, buffer.addressOffset(), capacity, MSG_TRUNC);
        } while (received == -Errno.EINTR);
        return received;
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
        memory.putInt(0, value, ByteOrder.nativeOrder());
        return Syscall.setsockopt(state, fd, level, option, memory.addressOffset(), Integer.BYTES);
    }
}
