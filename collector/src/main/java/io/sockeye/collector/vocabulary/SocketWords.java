package io.sockeye.collector.vocabulary;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;

/** What is said of sockets but for the states of TCP and UNIX, which netstat's tables need alone. */
public final class SocketWords {
    /** Protocols, by {@link Protocol#code()}. */
    public static final Vocabulary PROTOCOLS = protocols();
    /** Families, {@code AF_*}. */
    public static final Vocabulary FAMILIES = families();
    /** Timers, by their numbers in a row. */
    public static final Vocabulary TIMERS = new Vocabulary("off", "on", "keepalive", "timewait", "persist", "delack");
    /** {@code SOCK_*}. */
    public static final Vocabulary TYPES = new Vocabulary(null, "stream", "dgram", "raw", "rdm", "seqpacket");
    /** Flags of UNIX sockets as in /proc/net/unix, by bit: {@code SO_*} of {@code <linux/net.h>}. */
    public static final Vocabulary UNIX_FLAGS = unixFlags();
    /** What is shut down, by its bits in a row; without the third it is not told. */
    public static final Vocabulary SHUTDOWNS =
            new Vocabulary(null, null, null, null, "none", "receive", "send", "both");
    /** States of congestion control, {@code TCP_CA_*}. */
    public static final Vocabulary CONGESTION_STATES = new Vocabulary("open", "disorder", "cwr", "recovery", "loss");
    /** Options in use, by bit: {@code TCPI_OPT_*}. */
    public static final Vocabulary TCP_OPTIONS =
            new Vocabulary("timestamps", "sack", "wscale", "ecn", "ecn_seen", "syn_data", "usec_ts", "tfo_child");

    /** The bit of a UNIX socket that accepts connections. */
    static final int SO_ACCEPTCON_BIT = 16;

    private SocketWords() {}

    private static Vocabulary protocols() {
        final Protocol[] all = Protocol.values();
        final String[] words = new String[all.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = all[i].word();
        }
        return new Vocabulary(words);
    }

    private static Vocabulary families() {
        final String[] words = new String[Family.INET6.number() + 1];
        words[Family.UNIX.number()] = "unix";
        words[Family.INET.number()] = "inet";
        words[Family.INET6.number()] = "inet6";
        return new Vocabulary(words);
    }

    private static Vocabulary unixFlags() {
        final String[] words = new String[SO_ACCEPTCON_BIT + 3];
        words[SO_ACCEPTCON_BIT] = "acceptcon";
        words[SO_ACCEPTCON_BIT + 1] = "waitdata";
        words[SO_ACCEPTCON_BIT + 2] = "nospace";
        return new Vocabulary(words);
    }
}
