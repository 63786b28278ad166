package io.sockeye.collector.query;

/** What of a socket's details is needed besides {@code tcp_info}: bits of {@link SocketQuery#details()}. */
public final class Detail {
    /** Figures of its memory, and packets that were dropped. */
    public static final int MEMORY = 1;
    /** Type of service. */
    public static final int TOS = 1 << 1;
    /** Traffic class, and the class of traffic control. */
    public static final int TCLASS = 1 << 2;
    /** Name of the congestion control. */
    public static final int CONGESTION = 1 << 3;
    /** Parameters of the congestion control. */
    public static final int PARAMETERS = 1 << 4;
    /** The upper layer protocol, which the kernel tells with {@code tcp_info} only. */
    public static final int ULP = 1 << 5;
    /** What the kernel tells unasked, and nobody reads who does not need it: mark, cgroup, options, IPv6 only. */
    public static final int UNASKED = 1 << 6;

    private Detail() {}
}
