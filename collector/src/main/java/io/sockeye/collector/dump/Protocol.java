package io.sockeye.collector.dump;

/** The protocols whose sockets are collected, in the order in which netstat prints their tables. */
public enum Protocol {
    /** Transmission Control Protocol. */
    TCP(6, "tcp"),
    /** Multipath TCP: the connections that applications see; their subflows are TCP sockets. */
    MPTCP(262, "mptcp"),
    /** Stream Control Transmission Protocol. */
    SCTP(132, "sctp"),
    /** Datagram Congestion Control Protocol. */
    DCCP(33, "dccp"),
    /** User Datagram Protocol. */
    UDP(17, "udp"),
    /** UDP with partial checksums. */
    UDPLITE(136, "udplite"),
    /** IP without a transport; a socket's local port is its protocol number. */
    RAW(255, "raw"),
    /** ICMP of ping sockets, which need no privilege; of IPv6 it is ICMPv6. A socket's ports are identifiers. */
    ICMP(1, "icmp"),
    /** Sockets of this host, {@code AF_UNIX}. */
    UNIX(0, "unix"),
    /** Sockets of a link's packets, {@code AF_PACKET}. */
    PACKET(0, "packet"),
    /** Sockets to and from the kernel's own services, {@code AF_NETLINK}. */
    NETLINK(0, "netlink");

    private static final Protocol[] BY_CODE = values();

    private final int number;
    private final String word;

    Protocol(final int number, final String word) {
        this.number = number;
        this.word = word;
    }

    /** {@return the word that users have for it, in lower case} */
    public String word() {
        return word;
    }

    /**
     * The number that the kernel knows the protocol by.
     *
     * @return {@code IPPROTO_*}, or 0 for what is no Internet protocol.
     */
    public int number() {
        return number;
    }

    /**
     * The family of its sockets, if they are of one only.
     *
     * @return {@link Family#UNSPEC} of an Internet protocol.
     */
    public Family family() {
        return switch (this) {
            case UNIX -> Family.UNIX;
            case PACKET -> Family.PACKET;
            case NETLINK -> Family.NETLINK;
            default -> Family.UNSPEC;
        };
    }

    /**
     * The number that stands for this protocol in a row, which has only a byte for it.
     *
     * @return 0 to 127.
     */
    public int code() {
        return ordinal();
    }

    /**
     * The protocol of a row.
     *
     * @param code as {@link #code()} gives it.
     * @return the protocol.
     */
    public static Protocol ofCode(final int code) {
        return BY_CODE[code];
    }
}
