package io.sockeye.collector.cost;

/** What a source has done since it was made. Threads: confined to one at a time. */
public final class SourceCounters {
    private long sockets;
    private long messages;
    private long bytes;
    private long systemCalls;
    private long retries;

    /** All zero. */
    public SourceCounters() {}

    /**
     * Add what another one has counted.
     *
     * @param other whose counts are added.
     * @return this for a fluent API.
     */
    public SourceCounters add(final SourceCounters other) {
        sockets += other.sockets;
        messages += other.messages;
        bytes += other.bytes;
        systemCalls += other.systemCalls;
        retries += other.retries;
        return this;
    }

    /**
     * Count rows that were delivered.
     *
     * @param count how many.
     */
    public void addSockets(final long count) {
        sockets += count;
    }

    /**
     * Count messages of a dump, or lines of a file, that were received whole.
     *
     * @param count how many.
     */
    public void addMessages(final long count) {
        messages += count;
    }

    /**
     * Count a system call that received bytes; 0 or less of them counts the call alone.
     *
     * @param received bytes received, or a negated errno.
     */
    public void addReceive(final long received) {
        systemCalls++;
        bytes += Math.max(0, received);
    }

    /**
     * Count system calls that bring no sockets, to open and to ask.
     *
     * @param count how many.
     */
    public void addSystemCalls(final long count) {
        systemCalls += count;
    }

    /**
     * Count calls that were made again, as a signal interrupted them or a repeated socket had to be dropped.
     *
     * @param count how many.
     */
    public void addRetries(final long count) {
        retries += count;
    }

    /** {@return rows delivered} */
    public long sockets() {
        return sockets;
    }

    /** {@return netlink messages or lines of text that were read} */
    public long messages() {
        return messages;
    }

    /** {@return bytes received from the kernel} */
    public long bytes() {
        return bytes;
    }

    /** {@return system calls made for it} */
    public long systemCalls() {
        return systemCalls;
    }

    /** {@return calls made again, and sockets dropped since they had come before} */
    public long retries() {
        return retries;
    }
}
