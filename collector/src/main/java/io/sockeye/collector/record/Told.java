package io.sockeye.collector.record;

/**
 * What the kernel told of a socket with details: bits at {@link RowLayout#TOLD_OFFSET}, and whose the parameters of
 * congestion control are.
 */
public final class Told {
    /** The type of service of IPv4. */
    public static final int TOS = 1;
    /** The traffic class of IPv6. */
    public static final int TCLASS = 1 << 1;
    /** The mark of packets. */
    public static final int MARK = 1 << 2;
    /** The class of traffic control. */
    public static final int CLASS_ID = 1 << 3;
    /** Whether IPv4 is refused. */
    public static final int V6ONLY = 1 << 4;
    /** The id of the cgroup. */
    public static final int CGROUP_ID = 1 << 5;
    /** Options of the socket. */
    public static final int SOCKOPT = 1 << 6;
    /** What TLS does. */
    public static final int TLS = 1 << 7;
    /** What the subflow is to an MPTCP connection: of each attribute a bit from here on, by its number. */
    public static final int SUBFLOW = 1 << 8;

    /** No parameters of congestion control. */
    public static final int NO_PARAMETERS = 0;
    /** {@code struct tcpvegas_info}. */
    public static final int VEGAS = 1;
    /** {@code struct tcp_dctcp_info}. */
    public static final int DCTCP = 2;
    /** {@code struct tcp_bbr_info}. */
    public static final int BBR = 3;

    private Told() {}
}
