package io.sockeye.collector.dump;

/** How a source came to the end of a protocol's sockets. */
public enum DumpStatus {
    /** All of them were delivered, or the handler had enough. */
    COMPLETE,
    /** The kernel said that the table changed while it was read: rows may be missing or doubled. */
    INTERRUPTED,
    /** A message had a length that cannot be: what came behind it in its datagram is lost, so rows may be missing. */
    BROKEN,
    /** Messages were lost for want of buffer space: rows are missing. */
    OVERRUN,
    /** This source does not know the protocol here: no such file, or no such handler in the kernel. */
    UNSUPPORTED,
    /** This source may not be used here. */
    DENIED;

    /** {@return whether the source did not serve at all} */
    public boolean isRefusal() {
        return this == UNSUPPORTED || this == DENIED;
    }

    /**
     * How two parts of one dump ended together.
     *
     * @param other part's end.
     * @return the one of both that says more.
     */
    public DumpStatus and(final DumpStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
