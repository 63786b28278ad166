package io.sockeye.collector.dump;

/**
 * Which sockets of a protocol are wanted, by netstat's own rule. A socket counts as a server's when it has no peer: for
 * TCP-like protocols when the remote port is 0, for UDP, UDP-Lite and raw when the remote address is null, for UNIX
 * when it accepts connections.
 */
public enum Selection {
    /** Everything ({@code -a}). */
    ALL,
    /** Sockets with a peer; netstat's default. */
    CONNECTED,
    /** Servers only ({@code -l}). */
    LISTENING
}
