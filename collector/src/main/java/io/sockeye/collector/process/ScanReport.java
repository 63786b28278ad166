package io.sockeye.collector.process;

/**
 * What a scan of the processes saw and what it could not see. Threads: immutable.
 *
 * @param rootReadable    whether the processes could be listed at all.
 * @param processes       that were listed; by {@link ScanWay#BPF} only those that hold sockets.
 * @param processesDenied those whose descriptors may not be listed.
 * @param descriptors     that were read, of all kinds; by {@link ScanWay#BPF} only sockets.
 * @param sockets         descriptors among them that went into the index.
 * @param unreadable      directories, links and files of processes that could not be read otherwise: no permission
 *                        though the process could be listed, or an error. What had gone meanwhile is not counted.
 */
public record ScanReport(
        boolean rootReadable, int processes, int processesDenied, long descriptors, long sockets, long unreadable) {
    /** How much of the owners of sockets is missing, in the steps in which netstat speaks of it. */
    public enum Shortfall {
        /** Nothing was denied. */
        NONE,
        /** Processes were denied, or could not even be listed, and not one socket was found. */
        NOTHING_READABLE,
        /** Processes were denied, but the sockets of others were found. */
        SOME_DENIED
    }

    /** What was seen together with what another scanner of the same processes saw. */
    ScanReport plus(final ScanReport other) {
        return new ScanReport(
                rootReadable && other.rootReadable,
                processes + other.processes,
                processesDenied + other.processesDenied,
                descriptors + other.descriptors,
                sockets + other.sockets,
                unreadable + other.unreadable);
    }

    /**
     * Which of its two messages netstat would print, if any.
     *
     * @return how much is missing.
     */
    public Shortfall shortfall() {
        if (!rootReadable) {
            return Shortfall.NOTHING_READABLE;
        }
        if (processesDenied == 0) {
            return Shortfall.NONE;
        }
        return sockets == 0 ? Shortfall.NOTHING_READABLE : Shortfall.SOME_DENIED;
    }
}
