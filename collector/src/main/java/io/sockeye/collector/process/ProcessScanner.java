package io.sockeye.collector.process;

import java.util.function.IntConsumer;

import org.agrona.collections.IntArrayList;

/**
 * Reads the descriptors of processes and fills an index with those that are sockets. Several scanners, each with a
 * reader of its own, can share an index and its names: they add to it in batches, while they hold the index's monitor.
 * Confined to one thread at a time, but for {@link #pulse()} and {@link #abandon}.
 */
final class ProcessScanner implements ProcReader.DescriptorHandler, AutoCloseable {
    /** Sockets that are added at a time: the lock is taken once in milliseconds, and held for less than 0.1 ms. */
    static final int BATCH = 1024;

    /** Ends a scanner that was given up: another one has gone on in its place. */
    static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AbandonedException(final int pid) {
            super("was given up: pid=" + pid, null, false, false);
        }
    }

    private final ProcReader reader;
    private final ScanTarget target;
    private final OwnerIndex index;
    private final NameReader nameReader;
    private final ScanPulse pulse = new ScanPulse();
    private final IntArrayList denied = new IntArrayList();
    private final long[] inodes = new long[BATCH];
    private final int[] fds = new int[BATCH];

    /** What the descriptors that are read are a part of; null while they are a thread's, which nobody takes over. */
    private PartSource work;

    private int processes;
    private int processesDenied;
    private long descriptors;
    private long sockets;
    private long unreadable;
    private int pid;
    private boolean named;
    private int batched;

    // What was seen before the part that is scanned, and where in its directory that begins.
    private int processesBefore;
    private long descriptorsBefore;
    private long socketsBefore;
    private long position;
    /** Set under the monitor of the index. */
    private volatile boolean abandoned;

    /**
     * A scanner that has seen nothing yet.
     *
     * @param reader of the proc file system, which is closed with the scanner.
     * @param target to fill.
     */
    ProcessScanner(final ProcReader reader, final ScanTarget target) {
        this.reader = reader;
        this.target = target;
        index = target.index();
        nameReader = new NameReader(reader, target, pulse);
    }

    /**
     * Scan what there is to do until there is no more.
     *
     * @param toDo shared with the other scanners.
     */
    void scan(final PartSource toDo) {
        work = toDo;
        final PartSource.Part part = new PartSource.Part();
        while (toDo.take(part)) {
            final ProcReader.Outcome outcome = scan(part);
            toDo.done(outcome, descriptors - descriptorsBefore);
        }
    }

    /**
     * Begin with a process whose descriptors are told to {@link #onDescriptor} from elsewhere.
     *
     * @param process its pid.
     */
    void begin(final int process) {
        begin(process, 0);
        processes++;
    }

    private void begin(final int process, final long from) {
        pid = process;
        position = from;
        named = false;
        processesBefore = processes;
        descriptorsBefore = descriptors;
        socketsBefore = sockets;
    }

    /** End with a process that was begun: what was seen of it goes into the index. */
    void end() {
        final ProcReader.ProcFile waitedFor = pulse.file();
        pulse.leave(); // the index may have to grow, which takes its time
        synchronized (index) {
            requireWanted();
            for (int i = 0; i < batched; i++) {
                if (target.known() == null || !index.contains(inodes[i], pid, fds[i])) {
                    index.add(inodes[i], pid, fds[i]);
                    sockets++;
                }
            }
        }
        batched = 0;
        pulse.enter(pid, waitedFor);
    }

    /**
     * List the threads of a process.
     *
     * @param process its pid.
     * @param handler to be told of each.
     */
    void listThreads(final int process, final IntConsumer handler) {
        begin(process, 0);
        if (!target.late().isLate(process, ProcReader.ProcFile.THREADS)) {
            pulse.enter(process, ProcReader.ProcFile.THREADS);
            reader.readThreads(process, handler);
            pulse.leave();
        }
    }

    /**
     * Compare the descriptor tables of two threads of the process whose threads were listed last.
     *
     * @param one   thread's id.
     * @param other thread's id.
     * @return as {@link ProcReader#compareTables}.
     */
    ProcReader.Comparison compareTables(final int one, final int other) {
        pulse.enter(pid, ProcReader.ProcFile.THREADS);
        final ProcReader.Comparison comparison = reader.compareTables(one, other);
        pulse.leave();
        return comparison;
    }

    /**
     * Scan the descriptors of one thread.
     *
     * @param process its pid.
     * @param thread  its id.
     * @return how it ended; that the threads of the process are denied is told for each.
     */
    ProcReader.Outcome scanThread(final int process, final int thread) {
        begin(process, 0);
        work = null;
        if (target.late().isLate(process, ProcReader.ProcFile.DESCRIPTORS)) {
            return ProcReader.Outcome.FAILED;
        }
        pulse.enter(process, ProcReader.ProcFile.DESCRIPTORS);
        final ProcReader.Outcome outcome = reader.readThreadDescriptors(process, thread, this);
        pulse.leave();
        end();
        return outcome;
    }

    /**
     * Read the name of a process anew; where it cannot be read, that which is known stays.
     *
     * @param process its pid.
     */
    void rename(final int process) {
        begin(process, 0);
        work = null;
        if (nameReader.read(process)) {
            synchronized (index) {
                requireWanted();
                nameReader.putInto(target.names(), process);
            }
        }
    }

    /** What was seen so far. */
    ScanReport report() {
        return new ScanReport(
                true, processes, processesDenied, descriptors, sockets, unreadable + nameReader.unreadable());
    }

    /** How many descriptors were read so far. */
    long descriptors() {
        return descriptors;
    }

    /** The processes of which no descriptor can be read: they may not be listed, or not one link in the list. */
    IntArrayList denied() {
        return denied;
    }

    /** {@return how many system calls the reader made} */
    long systemCalls() {
        return reader.systemCalls();
    }

    /** What the scanner is at. Any thread may ask. */
    ScanPulse pulse() {
        return pulse;
    }

    /**
     * Give the scanner up, as it waits for a file and nothing has come. Whatever it gets to know later on is not wanted
     * any more, and ends it. Called on another thread.
     *
     * @param steps at which its pulse was when it was found to wait.
     * @return what it had seen; null if it has gone on meanwhile and is not given up.
     */
    ScanReport abandon(final long steps) {
        synchronized (index) {
            if (pulse.steps() != steps) {
                return null;
            }
            abandoned = true;
        }
        // What is still in its batch is lost: a directory that hangs half-way has not told all either.
        final boolean isDirectory = pulse.file() == ProcReader.ProcFile.DESCRIPTORS;
        return new ScanReport(
                true,
                isDirectory ? processes : processesBefore,
                processesDenied,
                isDirectory ? descriptors : descriptorsBefore,
                isDirectory ? sockets : socketsBefore,
                unreadable + 1);
    }

    /** Where the part begins that a scanner which was given up was at. */
    long position() {
        return position;
    }

    @Override
    public boolean onDescriptor(final int fd, final long inode) {
        requireWanted();
        pulse.step();
        descriptors++;
        if (inode == SocketLink.NOT_A_SOCKET
                || target.known() != null && target.known().firstOwner(inode) != InodeIndex.NO_OWNER) {
            return true;
        }
        if (!named && !readName()) {
            return false;
        }
        if (batched == BATCH) {
            end();
        }
        inodes[batched] = inode;
        fds[batched] = fd;
        batched++;
        return true;
    }

    @Override
    public void onUnreadable() {
        pulse.step();
        unreadable++;
    }

    @Override
    public boolean onMore(final long next) {
        return work != null && work.give(pid, next);
    }

    @Override
    public void close() {
        reader.close();
    }

    private ProcReader.Outcome scan(final PartSource.Part part) {
        begin(part.pid(), part.position());
        if (target.late().isLate(pid, ProcReader.ProcFile.DESCRIPTORS)) {
            return ProcReader.Outcome.FAILED;
        }
        final boolean first = part.position() == 0;
        final long unreadableBefore = unreadable;
        if (first) {
            processes++;
        }
        pulse.enter(pid, ProcReader.ProcFile.DESCRIPTORS);
        final ProcReader.Outcome outcome = reader.readDescriptors(pid, part.position(), this);
        pulse.leave();
        end();
        if (outcome == ProcReader.Outcome.DENIED || descriptors == descriptorsBefore && unreadable > unreadableBefore) {
            denied.addInt(pid);
        }
        if (first && outcome == ProcReader.Outcome.DENIED) {
            processesDenied++;
        } else if (outcome == ProcReader.Outcome.DENIED || outcome == ProcReader.Outcome.FAILED) {
            unreadable++;
        }
        return outcome;
    }

    /**
     * Reads the name on the first socket; without one netstat does not take the process for an owner. At the beginning
     * of a process it is read anew, as the program may be another one than when it was last scanned.
     */
    private boolean readName() {
        synchronized (index) {
            // By the scanner of another part, or of another thread.
            named = (position != 0 || work == null) && target.names().isKnown(pid);
        }
        if (!named && nameReader.read(pid)) {
            synchronized (index) {
                requireWanted();
                nameReader.putInto(target.names(), pid);
            }
            named = true;
        }
        return named;
    }

    private void requireWanted() {
        if (abandoned) {
            throw new AbandonedException(pid);
        }
    }
}
