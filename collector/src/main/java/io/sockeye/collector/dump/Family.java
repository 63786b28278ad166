package io.sockeye.collector.dump;

/** The address families whose sockets are collected, with the numbers of {@code <sys/socket.h>}. */
public enum Family {
    /** IPv4 and IPv6 in one go, their sockets in any order; {@code AF_UNSPEC}. No socket is of it. */
    UNSPEC(0),
    /** Sockets of this host, by path or abstract name; {@code AF_UNIX}. */
    UNIX(1),
    /** IPv4; {@code AF_INET}. */
    INET(2),
    /** IPv6, IPv4-mapped addresses included; {@code AF_INET6}. */
    INET6(10),
    /** Netlink; {@code AF_NETLINK}. */
    NETLINK(16),
    /** Packets of a link; {@code AF_PACKET}. */
    PACKET(17);

    private final int number;

    Family(final int number) {
        this.number = number;
    }

    /**
     * The kernel's number of this family.
     *
     * @return {@code AF_*}.
     */
    public int number() {
        return number;
    }
}
