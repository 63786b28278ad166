package io.sockeye.collector.vocabulary;

/** What is said of sockets but for the states of TCP, which netstat's table needs alone. */
public final class SocketWords {
    /** Timers, by their numbers in a row. */
    public static final Vocabulary TIMERS = new Vocabulary("off", "on", "keepalive", "timewait", "persist", "delack");
    /** {@code SOCK_*}. */
    public static final Vocabulary TYPES = new Vocabulary(null, "stream", "dgram", "raw", "rdm", "seqpacket");

    private SocketWords() {}
}
