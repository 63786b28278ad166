package io.sockeye.collector.vocabulary;

/** States of UNIX sockets, {@code SS_*} of the kernel, in netstat's words. */
public final class UnixStates {
    /** By number. An unconnected socket has no state, unless it accepts connections. */
    public static final Vocabulary WORDS = new Vocabulary("FREE", null, "CONNECTING", "CONNECTED", "DISCONNECTING");
    /** What is said of a socket that accepts connections. */
    public static final String LISTENING = "LISTENING";

    private UnixStates() {}
}
