package io.sockeye.linux.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Constants of {@code <linux/sock_diag.h>}, {@code <linux/inet_diag.h>} and {@code <linux/unix_diag.h>}.
 * {@code KernelLayoutTest} holds them against the generated bindings.
 */
public final class SockDiag {
    /** Message type of requests and answers, for all families. */
    public static final int SOCK_DIAG_BY_FAMILY = 20;

    /**
     * Message type of requests and answers of {@link InetDiagReq}, older than sock_diag: TCP sockets of both families
     * in one walk over the kernel's table.
     */
    public static final int TCPDIAG_GETSOCK = 18;

    /** Group that is told of each TCP socket of IPv4 that is destroyed, of {@code enum sknetlink_groups}. */
    public static final int SKNLGRP_INET_TCP_DESTROY = 1;
    /** Group that is told of each UDP socket of IPv4 that is destroyed. */
    public static final int SKNLGRP_INET_UDP_DESTROY = 2;
    /** Group that is told of each TCP socket of IPv6 that is destroyed. */
    public static final int SKNLGRP_INET6_TCP_DESTROY = 3;
    /** Group that is told of each UDP socket of IPv6 that is destroyed. */
    public static final int SKNLGRP_INET6_UDP_DESTROY = 4;

    /** Attribute of a request: which sockets are wanted, as a program, see {@link InetDiagBytecode}. */
    public static final int INET_DIAG_REQ_BYTECODE = 1;
    /** Attribute of a request: a protocol number too large for {@link InetDiagReqV2#protocol()}. */
    public static final int INET_DIAG_REQ_PROTOCOL = 3;

    /** Attribute: {@code struct tcp_info}, see {@link TcpInfo}. */
    public static final int INET_DIAG_INFO = 2;
    /** Attribute: the name of the congestion control, which ends with a NUL. */
    public static final int INET_DIAG_CONG = 4;
    /** Attribute: numbers of the socket's memory, 32 bits each, {@code SK_MEMINFO_*}. */
    public static final int INET_DIAG_SKMEMINFO = 7;
    /** Attribute: the protocol of the socket, 8 bits; of one that is destroyed. */
    public static final int INET_DIAG_PROTOCOL = 10;
    /** Attribute: the directions that are shut down, 8 bits. Comes unasked, of all that is a socket of its own. */
    public static final int INET_DIAG_SHUTDOWN = 8;
    /** Attribute of IPv6 sockets that are not connected: whether they refuse IPv4, 8 bits. Comes unasked. */
    public static final int INET_DIAG_SKV6ONLY = 11;
    /** Attribute: the mark of packets, 32 bits. Comes unasked to who has CAP_NET_ADMIN. */
    public static final int INET_DIAG_MARK = 15;
    /** Attribute: options of the socket, {@code struct inet_diag_sockopt}, 16 bits. Comes unasked. */
    public static final int INET_DIAG_SOCKOPT = 22;
    /** Attribute of SCTP: the local addresses, an array of {@code struct sockaddr_storage}. */
    public static final int INET_DIAG_LOCALS = 12;
    /** Attribute of SCTP: the remote addresses, an array of {@code struct sockaddr_storage}. */
    public static final int INET_DIAG_PEERS = 13;

    /** What a UNIX dump shows: the name. */
    public static final int UDIAG_SHOW_NAME = 0x01;
    /** What a UNIX dump shows: the inode of the peer. */
    public static final int UDIAG_SHOW_PEER = 0x04;
    /** What a UNIX dump shows: the queues. */
    public static final int UDIAG_SHOW_RQLEN = 0x10;
    /** What a UNIX dump shows: memory. */
    public static final int UDIAG_SHOW_MEMINFO = 0x20;
    /** What a UNIX dump shows: the owner. */
    public static final int UDIAG_SHOW_UID = 0x40;

    /** Attribute of a UNIX socket: its name; a path ends with a NUL, an abstract name begins with one. */
    public static final int UNIX_DIAG_NAME = 0;
    /** Attribute of a UNIX socket: the inode of its peer, 32 bits. */
    public static final int UNIX_DIAG_PEER = 2;
    /** Attribute of a UNIX socket: receive and send queue, 32 bits each. */
    public static final int UNIX_DIAG_RQLEN = 4;
    /** Attribute of a UNIX socket: numbers of its memory, as {@link #INET_DIAG_SKMEMINFO}. */
    public static final int UNIX_DIAG_MEMINFO = 5;
    /** Attribute of a UNIX socket: the directions that are shut down, 8 bits. Comes unasked. */
    public static final int UNIX_DIAG_SHUTDOWN = 6;
    /** Attribute of a UNIX socket: the owner's user id, 32 bits. */
    public static final int UNIX_DIAG_UID = 7;

    private SockDiag() {}

    /**
     * The bit of {@link InetDiagReqV2#ext()} that asks for an attribute.
     *
     * @param attribute {@code INET_DIAG_*}, 1 to 8.
     * @return {@code 1 << (attribute - 1)}.
     */
    public static int extensionBit(final int attribute) {
        return 1 << (attribute - 1);
    }

    /**
     * Write a port in network byte order. By bytes, since what the buffer asks for other orders costs a cold process 5
     * ms.
     *
     * @param buffer to write to.
     * @param index  of the first byte.
     * @param port   0 to 65535.
     */
    static void putPort(final UnsafeBuffer buffer, final int index, final int port) {
        buffer.putByte(index, (byte) (port >>> Byte.SIZE));
        buffer.putByte(index + 1, (byte) port);
    }
}
