package io.sockeye.cli.args;

/** What netstat is asked to print. */
public enum Mode {
    /** Sockets, and group memberships with {@code -g}. */
    SOCKETS,
    /** Routing tables, {@code -r}. */
    ROUTES,
    /** The interface table, {@code -i}. */
    INTERFACES,
    /** Protocol statistics, {@code -s}. */
    STATISTICS,
    /** Masqueraded connections, {@code -M}. */
    MASQUERADE
}
