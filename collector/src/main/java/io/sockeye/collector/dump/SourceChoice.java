package io.sockeye.collector.dump;

/** Which source is wanted. */
public enum SourceChoice {
    /** Whichever is cheaper, and where it cannot serve, the other. */
    AUTO,
    /** Netlink; where it cannot serve, /proc, and it is said. */
    NETLINK,
    /** /proc and nothing else. */
    PROC;

    /** What is taken if nothing else is wanted. */
    public static final SourceChoice DEFAULT = AUTO;
}
