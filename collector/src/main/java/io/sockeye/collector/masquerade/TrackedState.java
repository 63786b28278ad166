package io.sockeye.collector.masquerade;

/**
 * States of tracked connections by name and by number, for each protocol that has them: {@code tcp_conntrack_names} of the
 * kernel's {@code nf_conntrack_proto_tcp.c} and its like for SCTP and DCCP. Threads: immutable.
 */
public final class TrackedState {
    /** No state of that name. */
    public static final int UNKNOWN = -1;

    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_DCCP = 33;
    private static final int IPPROTO_SCTP = 132;

    private static final String[] NONE = {};
    private static final String[] TCP = {
        "NONE",
        "SYN_SENT",
        "SYN_RECV",
        "ESTABLISHED",
        "FIN_WAIT",
        "CLOSE_WAIT",
        "LAST_ACK",
        "TIME_WAIT",
        "CLOSE",
        "SYN_SENT2"
    };
    private static final String[] SCTP = {
        "NONE",
        "CLOSED",
        "COOKIE_WAIT",
        "COOKIE_ECHOED",
        "ESTABLISHED",
        "SHUTDOWN_SENT",
        "SHUTDOWN_RECD",
        "SHUTDOWN_ACK_SENT",
        "HEARTBEAT_SENT",
        "HEARTBEAT_ACKED"
    };
    private static final String[] DCCP = {
        "NONE", "REQUEST", "RESPOND", "PARTOPEN", "OPEN", "CLOSEREQ", "CLOSING", "TIMEWAIT", "IGNORE", "INVALID"
    };

    private TrackedState() {}

    /**
     * The name of a state.
     *
     * @param protocol {@code IPPROTO_*}.
     * @param state    its number.
     * @return the kernel's name, or null if there is none.
     */
    public static String name(final int protocol, final int state) {
        final String[] names = names(protocol);
        return state >= 0 && state < names.length ? names[state] : null;
    }

    /**
     * The number of a state.
     *
     * @param protocol {@code IPPROTO_*}.
     * @param text     containing the name in ASCII.
     * @param offset   in bytes at which it begins.
     * @param limit    in bytes at which it ends.
     * @return its number, or {@link #UNKNOWN}.
     */
    static int number(final int protocol, final byte[] text, final int offset, final int limit) {
        final String[] names = names(protocol);
        for (int i = 0; i < names.length; i++) {
            if (isEqual(names[i], text, offset, limit)) {
                return i;
            }
        }
        return UNKNOWN;
    }

    private static boolean isEqual(final String name, final byte[] text, final int offset, final int limit) {
        if (name.length() != limit - offset) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private static String[] names(final int protocol) {
        return switch (protocol) {
            case IPPROTO_TCP -> TCP;
            case IPPROTO_SCTP -> SCTP;
            case IPPROTO_DCCP -> DCCP;
            default -> NONE;
        };
    }
}
