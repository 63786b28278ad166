package io.sockeye.collector.process;

import java.nio.file.Path;

/**
 * The processes that hold each socket, as they were when they were scanned. Made once for each listing, since
 * descriptors come and go; closing it frees its memory. Look-ups allocate nothing.
 *
 * <p>A process is first what its main thread has open, as in {@code /proc/PID/fd}. The first look-up of a socket that
 * no main thread holds looks once more, among threads with descriptor tables of their own and processes whose main
 * thread has ended; the answers for all such sockets come from this second look. It takes four system calls a
 * process and one a thread, and is never taken where every socket has its owner.
 *
 * <p>Reading waits for no process for long: a file that does not come within half a second is given up, and the
 * process is named by what else is known of it. {@link #takeWords()} says so.
 *
 * <p>Threads: any number may look up at the same time, none during or after {@link #close()}.
 */
public final class ProcessIndex implements ProcessLookup, AutoCloseable {
    /**
     * Open files from which on loading a BPF program is made good by the microseconds that a descriptor costs less.
     * Whole processes in turn, a listing with BPF to one without: 0.99 at 1,000 files, 0.95 at 3,000, 0.86 at 6,000.
     * Refused, BPF leaves system calls, as for fewer files.
     */
    private static final long BREAK_EVEN_FILES = 1_500;

    /** Open files for each thread: reading so many takes ten times as long as starting one. */
    private static final int FILES_PER_THREAD = 4_000;

    /** More readers than these would wait for each other where they fill the one index. */
    private static final int MAX_THREADS = 16;

    private final OwnerIndex index;
    private final ProcessNames names;
    private final LateFiles late;
    private final ScanReport report;
    private final ScanCost cost;
    /** Null if no second look is wanted. */
    private final FurtherOwners further;

    ProcessIndex(final ScanTarget target, final ScanReport report, final ScanCost cost, final FurtherOwners further) {
        index = target.index();
        names = target.names();
        late = target.late();
        this.report = report;
        this.cost = cost;
        this.further = further;
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
        return scan(procRoot, withContext, false, false, maxThreads);
    }

    /**
     * Scan all processes, in the way that is the cheapest for as many files as are open.
     *
     * @param procRoot     where proc is mounted, {@code /proc} as a rule.
     * @param withContext  whether security contexts are wanted too.
     * @param withCommands whether command lines are wanted too.
     * @param asNetstat    whether only main threads are looked at, and a process is named by its command line alone, be
     *                     that name empty, as by netstat.
     * @param maxThreads   that may read at the same time, this one among them. Small hosts take fewer.
     * @return the index; what could not be read is in its {@link #report()}.
     * @throws IllegalStateException if there are more descriptors than {@link InodeIndex#MAX_DESCRIPTORS}.
     */
    public static ProcessIndex scan(
            final Path procRoot,
            final boolean withContext,
            final boolean withCommands,
            final boolean asNetstat,
            final int maxThreads) {
        final long files = OpenFiles.estimate(procRoot);
        final boolean many = files == OpenFiles.UNKNOWN || files > BREAK_EVEN_FILES;
        final long useful = files == OpenFiles.UNKNOWN ? MAX_THREADS : Math.min(files / FILES_PER_THREAD, MAX_THREADS);
        final int threads = Math.max(1, (int) Math.min(maxThreads, useful));
        return new ProcessScan(procRoot, withContext, withCommands, asNetstat, threads)
                .run(many ? ScanWay.BPF : ScanWay.NATIVE);
    }

    /**
     * Scan all processes in a given way.
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
        return new ProcessScan(procRoot, withContext, false, false, Math.max(1, threads)).run(fastest);
    }

    /**
     * What netstat prints for a socket's owner: the pid and name of the first process that holds it, uncut.
     *
     * @param inode of the socket.
     * @return the text, which must not be changed; {@code -} where no owner is known, as for inode 0.
     */
    public byte[] label(final long inode) {
        final int pid = firstOwner(inode);
        return namesOf(pid).label(pid);
    }

    /**
     * The security context of the first process that holds a socket, uncut.
     *
     * @param inode of the socket.
     * @return the text, which must not be changed; {@code -} where none is known or none was asked for.
     */
    public byte[] context(final long inode) {
        final int pid = firstOwner(inode);
        return namesOf(pid).context(pid);
    }

    /**
     * The process that netstat names as the owner of a socket: of those that hold it, the one with the lowest pid; or
     * else the process of a thread that holds it.
     *
     * @param inode of the socket.
     * @return its pid, or {@link InodeIndex#NO_OWNER}.
     */
    @Override
    public int firstOwner(final long inode) {
        final int pid = index.firstOwner(inode);
        return pid == InodeIndex.NO_OWNER && mayBeFurther(inode) ? further.firstOwner(inode) : pid;
    }

    /**
     * Visit every descriptor that refers to a socket, by ascending pid.
     *
     * @param inode   of the socket.
     * @param handler to be told of them.
     * @return how many there are.
     */
    @Override
    public int owners(final long inode, final OwnerHandler handler) {
        final int count = index.owners(inode, handler);
        return count == 0 && mayBeFurther(inode) ? further.owners(inode, handler) : count;
    }

    /**
     * Whether a process is known as an owner.
     *
     * @param pid of the process.
     * @return true if its name was kept.
     */
    public boolean isKnown(final int pid) {
        return namesOf(pid).isKnown(pid);
    }

    /**
     * The name of a process that was answered as an owner, as {@link ProcessNames#name}.
     *
     * @param pid of the process.
     * @return the name, which must not be changed.
     */
    @Override
    public byte[] name(final int pid) {
        return namesOf(pid).name(pid);
    }

    /**
     * The command line of a process that was answered as an owner, as {@link ProcessNames#command}.
     *
     * @param pid of the process.
     * @return the command line, which must not be changed; null where it is empty, unknown or was not asked for.
     */
    @Override
    public byte[] command(final int pid) {
        return namesOf(pid).command(pid);
    }

    private boolean mayBeFurther(final long inode) {
        return inode != 0 && further != null;
    }

    private ProcessNames namesOf(final int pid) {
        final ProcessNames others = further == null ? null : further.names();
        return others == null || names.isKnown(pid) ? names : others;
    }

    /** {@return the names and contexts of the processes whose main threads hold sockets} */
    ProcessNames names() {
        return names;
    }

    /** {@return what the scan saw and what it could not see} */
    public ScanReport report() {
        return report;
    }

    /** {@return how the scan was done, and what it took, with the second look if there was one} */
    public ScanCost cost() {
        final long calls = further == null ? 0 : further.systemCalls();
        return calls == 0 ? cost : new ScanCost(cost.way(), cost.reason(), cost.threads(), cost.systemCalls() + calls);
    }

    /**
     * What there is to say that was not said before: which files were not read in time, and what was left out.
     *
     * @return one line without an end, or null if there is nothing to say.
     */
    public String takeWords() {
        return late.takeWords();
    }

    /** {@return off-heap memory of the index, in bytes} */
    public long capacityBytes() {
        return index.capacityBytes() + (further == null ? 0 : further.capacityBytes());
    }

    @Override
    public void close() {
        index.close();
        if (further != null) {
            further.close();
        }
    }
}
