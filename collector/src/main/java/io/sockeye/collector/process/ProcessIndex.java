package io.sockeye.collector.process;

import java.nio.file.Path;

/**
 * The processes that hold each socket, as they were when they were scanned. Made once for each listing, since
 * descriptors come and go; closing it frees its memory. Look-ups allocate nothing.
 *
 * <p>Threads: any number may look up at the same time, none during or after {@link #close()}.
 */
public final class ProcessIndex implements AutoCloseable {
    /**
     * Open files from which on linking native code, 45 to 50 ms in a cold process, and loading a BPF program, 12 to 25
     * ms there, is made good by the 2 to 6 microseconds that a descriptor costs less. Refused, BPF leaves system calls,
     * which pay from about the same number on.
     */
    private static final long BREAK_EVEN_FILES = 10_000;

    /** Open files for each thread: reading so many takes ten times as long as starting one. */
    private static final int FILES_PER_THREAD = 4_000;

    /** More readers than these would wait for each other where they fill the one index. */
    private static final int MAX_THREADS = 16;

    private final InodeIndex index;
    private final ProcessNames names;
    private final ScanReport report;
    private final ScanCost cost;

    ProcessIndex(final InodeIndex index, final ProcessNames names, final ScanReport report, final ScanCost cost) {
        this.index = index;
        this.names = names;
        this.report = report;
        this.cost = cost;
    }

    /**
     * Scan all processes, in the way that is the cheapest for as many files as are open, on as many threads as there
     * are processors.
     *
     * @param procRoot    where proc is mounted, {@code /proc} as a rule.
     * @param withContext whether security contexts are wanted too.
     * @return the index; what could not be read is in its {@link #report()}.
     * @throws IllegalStateException if there are more descriptors than {@link InodeIndex#MAX_DESCRIPTORS}.
     */
    public static ProcessIndex scan(final Path procRoot, final boolean withContext) {
        return scan(procRoot, withContext, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Scan all processes, in the way that is the cheapest for as many files as are open.
     *
     * @param procRoot    where proc is mounted, {@code /proc} as a rule.
     * @param withContext whether security contexts are wanted too.
     * @param maxThreads  that may read at the same time, this one among them. Small hosts take fewer.
     * @return the index; what could not be read is in its {@link #report()}.
     * @throws IllegalStateException if there are more descriptors than {@link InodeIndex#MAX_DESCRIPTORS}.
     */
    public static ProcessIndex scan(final Path procRoot, final boolean withContext, final int maxThreads) {
        return scan(procRoot, withContext, false, maxThreads);
    }

    /**
     * Scan all processes, in the way that is the cheapest for as many files as are open.
     *
     * @param procRoot     where proc is mounted, {@code /proc} as a rule.
     * @param withContext  whether security contexts are wanted too.
     * @param withCommands whether command lines are wanted too.
     * @param maxThreads   that may read at the same time, this one among them. Small hosts take fewer.
     * @return the index; what could not be read is in its {@link #report()}.
     * @throws IllegalStateException if there are more descriptors than {@link InodeIndex#MAX_DESCRIPTORS}.
     */
    public static ProcessIndex scan(
            final Path procRoot, final boolean withContext, final boolean withCommands, final int maxThreads) {
        final long files = OpenFiles.estimate(procRoot);
        final boolean many = files == OpenFiles.UNKNOWN || files > BREAK_EVEN_FILES;
        final long useful = files == OpenFiles.UNKNOWN ? MAX_THREADS : Math.min(files / FILES_PER_THREAD, MAX_THREADS);
        return new ProcessScan(procRoot, withContext, withCommands, Math.max(1, (int) Math.min(maxThreads, useful)))
                .run(many ? ScanWay.BPF : ScanWay.JAVA);
    }

    /**
     * Scan all processes in a given way. Linking native code costs tens of milliseconds in a cold process, which is
     * more than reading some thousand descriptors without it; a caller that has not linked it yet can do without.
     *
     * @param procRoot    where proc is mounted, {@code /proc} as a rule.
     * @param withContext whether security contexts are wanted too.
     * @param fastest     way that may be taken. Where it is not possible, a slower one is: {@link #cost()} says which
     *                    and why.
     * @param threads     that read at the same time, this one among them, if the way is {@link ScanWay#NATIVE}.
     * @return the index; what could not be read is in its {@link #report()}.
     * @throws IllegalStateException if there are more descriptors than {@link InodeIndex#MAX_DESCRIPTORS}.
     */
    public static ProcessIndex scan(
            final Path procRoot, final boolean withContext, final ScanWay fastest, final int threads) {
        return new ProcessScan(procRoot, withContext, false, Math.max(1, threads)).run(fastest);
    }

    /**
     * What netstat prints for a socket's owner: the pid and name of the first process that holds it, uncut.
     *
     * @param inode of the socket.
     * @return the text, which must not be changed; {@code -} where no owner is known, as for inode 0.
     */
    public byte[] label(final long inode) {
        return names.label(index.firstOwner(inode));
    }

    /**
     * The security context of the first process that holds a socket, uncut.
     *
     * @param inode of the socket.
     * @return the text, which must not be changed; {@code -} where none is known or none was asked for.
     */
    public byte[] context(final long inode) {
        return names.context(index.firstOwner(inode));
    }

    /**
     * The process that netstat names as the owner of a socket: of those that hold it, the one with the lowest pid.
     *
     * @param inode of the socket.
     * @return its pid, or {@link InodeIndex#NO_OWNER}.
     */
    public int firstOwner(final long inode) {
        return index.firstOwner(inode);
    }

    /**
     * Visit every descriptor that refers to a socket, by ascending pid.
     *
     * @param inode   of the socket.
     * @param handler to be told of them.
     * @return how many there are.
     */
    public int owners(final long inode, final OwnerHandler handler) {
        return index.owners(inode, handler);
    }

    /** {@return the names and contexts of the processes that hold sockets} */
    public ProcessNames names() {
        return names;
    }

    /** {@return what the scan saw and what it could not see} */
    public ScanReport report() {
        return report;
    }

    /** {@return how the scan was done, and what it took} */
    public ScanCost cost() {
        return cost;
    }

    /** {@return off-heap memory of the index, in bytes} */
    public long capacityBytes() {
        return index.capacityBytes();
    }

    @Override
    public void close() {
        index.close();
    }
}
