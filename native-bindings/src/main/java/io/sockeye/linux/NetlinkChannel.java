package io.sockeye.linux;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.netlink.Netlink;

/**
 * Where requests go and datagrams come from: a {@link NetlinkSocket}, or what stands for the kernel where
 * datagrams are recorded or made up. Confined to one thread at a time.
 */
public interface NetlinkChannel extends AutoCloseable {
    /** The port id of the kernel, the only sender whose datagrams are answers. */
    int KERNEL = 0;

    /**
     * Turn on an option of netlink sockets. A kernel that is older than the option refuses it and serves the socket as
     * before: {@link Netlink#NETLINK_GET_STRICT_CHK} is not there before Linux 4.20, where a dump then answers with
     * more than was asked for, nor {@link Netlink#NETLINK_EXT_ACK} before 4.12, where errors are numbers without a
     * text. So a refusal is an answer and no exception, and who may do without the option need not look at it.
     *
     * @param option {@code NETLINK_*}, one that is on or off.
     * @return whether the option is on now.
     */
    boolean enable(int option);

    /**
     * Receive what the kernel tells groups, besides answers. Where it tells more than is received it says so by {@link
     * Errno#ENOBUFS}.
     *
     * @param groups a bit for each, {@code 1 << number - 1}.
     * @throws ErrnoException if the kernel refuses.
     */
    void listen(int groups) throws ErrnoException;

    /**
     * Send one request to the kernel.
     *
     * @param buffer off-heap memory with the message.
     * @param offset in bytes at which the message begins.
     * @param length in bytes of the message.
     * @throws ErrnoException if the kernel refuses or takes only a part.
     */
    void send(UnsafeBuffer buffer, int offset, int length) throws ErrnoException;

    /**
     * Receive one datagram, which may hold several messages. Waits until there is one.
     *
     * @param buffer   off-heap memory to fill from its start.
     * @param capacity in bytes of that memory.
     * @return the datagram's length in bytes, more than {@code capacity} if it was cut off, or a negated errno;
     *     minus {@link Errno#ENOBUFS} says that messages were lost.
     */
    int receive(UnsafeBuffer buffer, int capacity);

    /**
     * {@return port id of who sent the datagram that was received last, {@link #KERNEL} for the kernel; not after an
     * error}
     */
    int senderPortId();

    /** Let go of what was opened; nothing is sent or received any more. */
    @Override
    void close();
}
