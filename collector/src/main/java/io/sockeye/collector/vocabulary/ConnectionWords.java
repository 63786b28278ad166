package io.sockeye.collector.vocabulary;

/**
 * What is said of tracked connections: {@code tcp_conntrack_names} of the kernel's {@code nf_conntrack_proto_tcp.c} and
 * its like for SCTP and DCCP, and flags.
 */
public final class ConnectionWords {
    /** States of TCP by number. */
    public static final Vocabulary TCP = new Vocabulary(
            "NONE",
            "SYN_SENT",
            "SYN_RECV",
            "ESTABLISHED",
            "FIN_WAIT",
            "CLOSE_WAIT",
            "LAST_ACK",
            "TIME_WAIT",
            "CLOSE",
            "SYN_SENT2");
    /** States of SCTP by number. */
    public static final Vocabulary SCTP = new Vocabulary(
            "NONE",
            "CLOSED",
            "COOKIE_WAIT",
            "COOKIE_ECHOED",
            "ESTABLISHED",
            "SHUTDOWN_SENT",
            "SHUTDOWN_RECD",
            "SHUTDOWN_ACK_SENT",
            "HEARTBEAT_SENT",
            "HEARTBEAT_ACKED");
    /** States of DCCP by number. */
    public static final Vocabulary DCCP = new Vocabulary(
            "NONE", "REQUEST", "RESPOND", "PARTOPEN", "OPEN", "CLOSEREQ", "CLOSING", "TIMEWAIT", "IGNORE", "INVALID");
    /** Flags by their bits in {@link io.sockeye.collector.record.ConnectionRecord}. */
    public static final Vocabulary FLAGS = new Vocabulary("unreplied", "assured", "offload", "hw_offload");

    private static final Vocabulary NONE = new Vocabulary();

    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_DCCP = 33;
    private static final int IPPROTO_SCTP = 132;

    private ConnectionWords() {}

    /**
     * The states of a protocol.
     *
     * @param protocol {@code IPPROTO_*}.
     * @return by number; without words where it has none.
     */
    public static Vocabulary states(final int protocol) {
        return switch (protocol) {
            case IPPROTO_TCP -> TCP;
            case IPPROTO_SCTP -> SCTP;
            case IPPROTO_DCCP -> DCCP;
            default -> NONE;
        };
    }
}
