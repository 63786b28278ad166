package io.sockeye.collector;

/** The protocols whose sockets are collected, in the order in which netstat prints their tables. */
public enum Protocol {
    /** Transmission Control Protocol. */
    TCP(6),
    /** Multipath TCP: the connections that applications see; their subflows are TCP sockets. */
    MPTCP(262),
    /** Stream Control Transmission Protocol. */
    SCTP(132),
    /** Datagram Congestion Control Protocol. */
    DCCP(33),
    /** User Datagram Protocol. */
    UDP(17),
    /** UDP with partial checksums. */
    UDPLITE(136),
    /** IP without a transport; a socket's local port is its protocol number. */
    RAW(255),
    /** Sockets of this host, {@code AF_UNIX}. */
    UNIX(0);

    private static final Protocol[] BY_CODE = values();

    private final int number;

    Protocol(final int number) {
        this.number = number;
    }

    /**
     * The number that the kernel knows the protocol by.
     *
     * @return {@code IPPROTO_*}, or 0 for UNIX.
     */
    public int number() {
        return number;
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
