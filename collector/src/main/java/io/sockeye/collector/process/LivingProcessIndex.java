package io.sockeye.collector.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Supplier;

import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;

import io.sockeye.linux.NativeAccess;

/**
 * The processes that hold each socket, kept from look to look, for who looks again and again. A look is {@link
 * #update()}, then {@link #seen(long)} for each of its sockets, then {@link #looked(boolean)}. What a look has brought
 * decides what {@code update} reads before the next: a socket that has just been made has its owner one look later.
 *
 * <p>The first update reads the descriptors of all processes, as {@link ProcessIndex} does. Each further one lists the
 * processes and asks the kernel how many descriptors each has open (stat(2) of {@code /proc/PID/fd}, since Linux 6.2),
 * which costs one system call a process. A process is read again if it is new, if it has more or fewer descriptors than
 * before, or if a socket that it held was in the look before and not in the last. Where sockets are still without an
 * owner after that, all processes are read in turn, once for these sockets: nobody may hold them whose processes can be
 * read. They are also read in turn every 128 updates, since a process may have passed on a socket and opened a file
 * instead, of which nothing tells. So a socket that stays costs one look-up a look, and a process that does not change
 * costs one system call.
 *
 * <p>How much an update may read is bounded by a share of what there is: the rest has its turn in the next ones. A
 * socket that stays gets its owner within about as many looks as that share is of all, or twice as many where it came
 * while its process was read. Until then it has none, or the one it had.
 *
 * <p>A process is what its main thread has open; threads with descriptor tables of their own are not looked at.
 * Processes that may not be read are not tried again before they change. The names of processes that hold sockets are
 * read anew in turn. As {@link ProcessIndex} it waits for no file for longer than half a second.
 *
 * <p>Threads: confined to one; what it reads it reads on threads of its own, which have ended when it answers.
 */
public final class LivingProcessIndex implements ProcessLookup, AutoCloseable {
    /** In how many updates everything can be read once. */
    private static final int SHARES = 16;
    /** Descriptors that an update may read, however few there are: 10 to 40 ms. */
    private static final int LEAST = 8_192;
    /** After so many updates all processes are read in turn, though nothing asks for it. */
    private static final int TURN = 128;
    /** So many updates a socket without an owner is remembered where no look brings all sockets. */
    private static final int STAY = 32;
    /** Names that are read anew in an update, however few processes there are. */
    private static final int LEAST_NAMES = 16;

    private final Path procRoot;
    private final Supplier<ProcReader> readers;
    private final int least;
    private final ProcReader reader;
    private final LivingOwners owners = new LivingOwners();
    private final ProcessNames names = new ProcessNames();
    private final Int2ObjectHashMap<KnownProcess> processes = new Int2ObjectHashMap<>();
    private final RefreshWork work = new RefreshWork(processes);
    private final LivingOwners.Judge before = this::staysBeforeReading;
    private final LivingOwners.Judge after = this::staysAfterReading;
    private final ProcReader.DirectoryStatus status = new ProcReader.DirectoryStatus();
    private final byte[] stat = new byte[StartTime.STAT_LENGTH];
    private final IntArrayList listed = new IntArrayList();
    private int nextName;
    private int look;
    /** The last look that brought all sockets, and the one before. */
    private int lastLook;

    private int lookBefore;

    private boolean isSeeking;
    private KnownProcess judged;
    private ScanTarget target;
    private RefreshCost cost = RefreshCost.NONE;

    /**
     * An index that knows nothing yet.
     *
     * @param procRoot where proc is mounted, {@code /proc} as a rule.
     */
    public LivingProcessIndex(final Path procRoot) {
        this(
                procRoot,
                NativeAccess.isAvailable() ? () -> new NativeProcReader(procRoot) : () -> new NioProcReader(procRoot),
                LEAST);
    }

    /** An index that reads by given readers, and at the least so many descriptors in an update. */
    LivingProcessIndex(final Path procRoot, final Supplier<ProcReader> readers, final int least) {
        this.procRoot = procRoot;
        this.readers = readers;
        this.least = least;
        reader = readers.get();
    }

    private ProcessScanner newScanner() {
        return new ProcessScanner(readers.get(), target);
    }

    /**
     * Another look begins: read again what may have changed. Where the processes cannot be listed, what is known stays.
     *
     * @throws IllegalStateException if there are more descriptors than {@link InodeIndex#MAX_DESCRIPTORS}.
     */
    public void update() {
        look++;
        owners.begin(look, lastLook);
        final long callsBefore = reader.systemCalls();
        listed.clear();
        if (reader.readProcesses(listed::addInt) != ProcReader.Outcome.READ) {
            return;
        }
        for (int i = 0; i < listed.size(); i++) {
            visit(listed.getInt(i));
        }
        forgetGone();
        isSeeking = false;
        judged = null;
        owners.sweep(before);
        chooseNames();
        cost = cost.plus(new RefreshCost(0, 0, reader.systemCalls() - callsBefore, 0));
        read();
    }

    private void visit(final int pid) {
        final ProcReader.Outcome outcome = reader.readStatus(pid, status);
        if (outcome == ProcReader.Outcome.GONE) {
            return;
        }
        final KnownProcess known = processes.get(pid);
        final KnownProcess process = known == null ? new KnownProcess(pid) : known;
        process.list(look);
        if (known == null) {
            processes.put(pid, process);
        }
        if (outcome != ProcReader.Outcome.READ) {
            if (known == null) {
                work.add(process);
            }
            return;
        }
        final boolean isOther = known == null || process.isOther(status);
        if (isOther) {
            final long startTime = startTime(pid);
            if (known == null || startTime != process.startTime()) {
                process.start(startTime, look);
                names.forget(pid);
            }
            process.allow();
        }
        if (isOther || !process.isAsLarge(status)) {
            work.add(process);
        }
        process.keep(status);
    }

    private long startTime(final int pid) {
        return StartTime.of(stat, Math.max(0, reader.readFile(pid, ProcReader.ProcFile.STAT, stat)));
    }

    private void forgetGone() {
        final Iterator<KnownProcess> all = processes.values().iterator();
        while (all.hasNext()) {
            final KnownProcess process = all.next();
            if (!process.isListed(look)) {
                names.forget(process.pid());
                all.remove();
            }
        }
    }

    /** What is gone goes; a socket of nobody, and one that the last look was without, say that there is to read. */
    private boolean staysBeforeReading(final int pid, final int fd, final int read, final int seen) {
        if (pid == LivingOwners.NOBODY) {
            // The processes that changed are read first: only who stays without an owner after that is sought.
            isSeeking |= read >= work.lastTurn() && read < look - 1;
            return seen >= lastLook && look - seen <= STAY;
        }
        final KnownProcess process = processOf(pid);
        if (process == null || read < process.floor()) {
            return false;
        }
        // Once for each socket: who is read already may have passed it or may not.
        if (seen != 0 && seen < lastLook && seen >= lookBefore) {
            work.add(process);
        }
        return true;
    }

    private boolean staysAfterReading(final int pid, final int fd, final int read, final int seen) {
        if (pid == LivingOwners.NOBODY) {
            return true;
        }
        final KnownProcess process = processOf(pid);
        return process != null && read >= process.floor();
    }

    /** Entries of a process lie side by side, as a rule. */
    private KnownProcess processOf(final int pid) {
        if (judged == null || judged.pid() != pid) {
            judged = processes.get(pid);
        }
        return judged;
    }

    private void chooseNames() {
        final int count = listed.size();
        final int due = Math.min(count, Math.max(LEAST_NAMES, count / SHARES));
        for (int i = 0; i < due; i++) {
            nextName = nextName >= count ? 0 : nextName;
            final int pid = listed.getInt(nextName++);
            if (names.isKnown(pid)) {
                work.rename(pid);
            }
        }
    }

    private void read() {
        work.begin(look, most(), isSeeking || look - work.lastTurn() >= TURN);
        if (!work.isDue()) {
            return;
        }
        final LateFiles late = new LateFiles(procRoot.toString());
        target = new ScanTarget(owners, names, late, null, false, false);
        final ScanCrew crew = new ScanCrew(work, this::newScanner, late);
        try {
            crew.scan(1);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            work.end();
        }
        final IntArrayList denied = crew.denied();
        for (int i = 0; i < denied.size(); i++) {
            final KnownProcess process = processes.get(denied.getInt(i));
            if (process != null) {
                process.deny();
            }
        }
        if (work.hasEnded()) {
            judged = null;
            owners.sweep(after);
        }
        final ScanReport report = crew.report();
        cost = cost.plus(
                new RefreshCost(report.processes(), report.descriptors(), crew.systemCalls(), work.cpuMicros()));
    }

    private long most() {
        if (look == 1) {
            return Long.MAX_VALUE;
        }
        long descriptors = 0;
        for (final KnownProcess process : processes.values()) {
            descriptors += process.descriptors();
        }
        return Math.max(least, descriptors / SHARES);
    }

    /**
     * A socket is in the look.
     *
     * @param inode of the socket; 0 for one that no process can hold.
     */
    public void seen(final long inode) {
        owners.seen(inode);
    }

    /**
     * The look has ended.
     *
     * @param whole whether all of its sockets were told by {@link #seen}; else nothing is concluded from those that
     *              were not.
     */
    public void looked(final boolean whole) {
        if (whole) {
            lookBefore = lastLook;
            lastLook = look;
        }
    }

    /** {@return how many sockets of the look that was told last nobody is known to hold, without those of inode 0} */
    public int withoutOwner() {
        return owners.withoutOwner();
    }

    @Override
    public int firstOwner(final long inode) {
        return owners.firstOwner(inode);
    }

    @Override
    public int owners(final long inode, final OwnerHandler handler) {
        return owners.owners(inode, handler);
    }

    @Override
    public byte[] name(final int pid) {
        return names.name(pid);
    }

    /** None is kept. */
    @Override
    public byte[] command(final int pid) {
        return null;
    }

    /** {@return what updates have taken so far} */
    public RefreshCost cost() {
        return cost;
    }

    /** {@return off-heap memory of the index, in bytes} */
    public long capacityBytes() {
        return owners.capacityBytes();
    }

    @Override
    public void close() {
        owners.close();
        reader.close();
    }

    /** {@return the descriptors that are known, all of them of sockets} */
    int descriptors() {
        return owners.descriptors();
    }
}
