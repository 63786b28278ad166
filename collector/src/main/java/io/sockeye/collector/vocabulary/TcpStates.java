package io.sockeye.collector.vocabulary;

/** States of TCP and of what is like it, {@code TCP_*} of the kernel, in netstat's words. */
public final class TcpStates {
    /** By number; 0 is no state. */
    public static final Vocabulary WORDS = new Vocabulary(
            null,
            "ESTABLISHED",
            "SYN_SENT",
            "SYN_RECV",
            "FIN_WAIT1",
            "FIN_WAIT2",
            "TIME_WAIT",
            "CLOSE",
            "CLOSE_WAIT",
            "LAST_ACK",
            "LISTEN",
            "CLOSING");

    private TcpStates() {}
}
