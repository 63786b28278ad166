package io.sockeye.collector.source;

/** Which source is wanted. */
public enum SourceChoice {
    /** Whichever is cheaper, and where it cannot serve, the other. */
    AUTO,
    /** Netlink; where it cannot serve, /proc, and it is said. */
    NETLINK,
    /** /proc and nothing else. */
    PROC
}
