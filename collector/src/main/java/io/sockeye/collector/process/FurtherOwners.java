package io.sockeye.collector.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;

import org.agrona.collections.IntArrayList;

import io.sockeye.linux.NativeAccess;

/**
 * A second look for the owners of sockets that no main thread of a process holds, see {@link ThreadSearch}. It is taken
 * once, when the first such socket is asked for, and where there is none it costs nothing. Processes whose descriptors
 * may not be read are left out, but for those whose main thread has ended.
 *
 * <p>Threads: safe; all but the first wait while the look is taken, and then look up without a lock.
 */
final class FurtherOwners implements AutoCloseable, ScanCrew.Source, IntConsumer {
    /** So much of {@code /proc/PID/stat} holds the name, of 64 bytes at most, and the state behind it. */
    private static final int STAT_LENGTH = 128;

    private static final byte ZOMBIE = 'Z';

    private final Path procRoot;
    private final ScanTarget first;
    private final int[] denied;
    private final ScanWay way;
    /** Null until the look was taken. Its own memory is published with it. */
    private volatile ScanTarget found;

    /** Of the look while it is taken. */
    private ScanTarget target;

    private final IntArrayList readable = new IntArrayList();
    /** Processes of which nothing could be read. */
    private final IntArrayList unreadable = new IntArrayList();

    private final byte[] stat = new byte[STAT_LENGTH];
    private boolean isNative;
    private boolean closed;
    private long systemCalls;

    /**
     * A look that was not taken yet.
     *
     * @param procRoot where proc is mounted.
     * @param first    what the scan has filled, and how.
     * @param denied   processes that may not be read, in any order.
     * @param way      of the scan.
     */
    FurtherOwners(final Path procRoot, final ScanTarget first, final IntArrayList denied, final ScanWay way) {
        this.procRoot = procRoot;
        this.first = first;
        this.denied = denied.toIntArray();
        this.way = way;
        Arrays.sort(this.denied);
    }

    /** As {@link InodeIndex#firstOwner}. */
    int firstOwner(final long inode) {
        final ScanTarget seen = look();
        return seen == null ? InodeIndex.NO_OWNER : seen.index().firstOwner(inode);
    }

    /** As {@link InodeIndex#owners}. */
    int owners(final long inode, final OwnerHandler handler) {
        final ScanTarget seen = look();
        return seen == null ? 0 : seen.index().owners(inode, handler);
    }

    /** The names of the processes that were found; null as long as nobody has looked. */
    ProcessNames names() {
        final ScanTarget seen = found;
        return seen == null ? null : seen.names();
    }

    /** How many system calls the look took, 0 if it was not taken. */
    synchronized long systemCalls() {
        return systemCalls;
    }

    /** Off-heap memory, in bytes. */
    long capacityBytes() {
        final ScanTarget seen = found;
        return seen == null ? 0 : seen.index().capacityBytes();
    }

    /** Frees what was found; nobody looks any more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (found != null) {
            found.index().close();
        }
    }

    private ScanTarget look() {
        final ScanTarget seen = found;
        return seen == null ? takeLook() : seen;
    }

    private synchronized ScanTarget takeLook() {
        if (found == null && !closed) {
            target = newTarget();
            boolean complete = false;
            try {
                search();
                complete = true;
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                if (!complete) {
                    target.index().close();
                }
            }
            found = target;
        }
        return found;
    }

    private ScanTarget newTarget() {
        return new ScanTarget(
                new InodeIndex(),
                first.names().empty(),
                first.late(),
                first.index(),
                first.withContext(),
                first.asNetstat());
    }

    private void search() throws IOException {
        isNative = way != ScanWay.JAVA;
        readable.clear();
        unreadable.clear();
        try (ProcReader reader = newReader()) {
            reader.readProcesses(this);
            for (int i = 0; i < unreadable.size(); i++) {
                if (hasMainThreadEnded(reader, unreadable.getInt(i))) {
                    readable.addInt(unreadable.getInt(i));
                }
            }
            systemCalls = reader.systemCalls();
        }
        final int[] pids = readable.toIntArray();
        Arrays.sort(pids);
        final boolean isLiveNative = isNative && isComparable();
        boolean leftOut = search(new ThreadSearch(pids, isLiveNative, !isNative));
        if (leftOut && !isNative) {
            // Too much to read for the slow way, in which it was tried first since most hosts have little.
            final boolean isComparable = isComparable();
            target.index().close();
            target = newTarget();
            isNative = isComparable;
            leftOut = search(new ThreadSearch(pids, isComparable, false));
        }
        if (leftOut) {
            target.late().leaveThreadsOut();
        }
        target.index().sortOwners();
    }

    /** Answers whether something was left out. */
    private boolean search(final ThreadSearch threads) throws IOException {
        final ScanCrew crew = new ScanCrew(threads, this, target.late());
        crew.scan(1);
        systemCalls += crew.systemCalls();
        return threads.hasLeftOut();
    }

    /** A process that is there. */
    @Override
    public void accept(final int pid) {
        if (Arrays.binarySearch(denied, pid) < 0) {
            readable.addInt(pid);
        } else {
            unreadable.addInt(pid);
        }
    }

    /** Whether a process is a zombie: its own files are root's, whose ever it was, but those of its threads are not. */
    private boolean hasMainThreadEnded(final ProcReader reader, final int pid) {
        final int length = reader.readFile(pid, ProcReader.ProcFile.STAT, stat);
        int at = length;
        while (at > 0 && stat[at - 1] != ')') {
            at--;
        }
        return at > 0 && at + 1 < length && stat[at + 1] == ZOMBIE;
    }

    @Override
    public ProcessScanner newScanner() {
        return new ProcessScanner(newReader(), target);
    }

    private ProcReader newReader() {
        return isNative ? new NativeProcReader(procRoot) : new NioProcReader(procRoot);
    }

    /** Whether the ids in this proc are those by which the kernel knows threads for us: it is of our pid namespace. */
    private boolean isComparable() {
        if (!procRoot.equals(ProcessScan.SYSTEM_PROC) || !NativeAccess.isAvailable()) {
            return false;
        }
        try {
            final String self = Files.readSymbolicLink(procRoot.resolve("self")).toString();
            return self.equals(Long.toString(ProcessHandle.current().pid()));
        } catch (final IOException e) {
            // No process of ours is in it.
            return false;
        }
    }
}
