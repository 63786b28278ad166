package io.sockeye.collector.process;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;

/**
 * The processes that are to be read again, and as many of them as one look may read: those that have changed, the one
 * that waits longest first, and where sockets without an owner ask for it all others in turn. A process that has more
 * descriptors than half of what a look may read is read in several looks. Threads: safe, for one scanner at a time.
 */
final class RefreshWork implements ScanTask, PartSource {
    /** What is read of a directory at a time has so many descriptors at least, while there are more. */
    static final int LEAST_READ = 2_048;
    /** Reading a process without descriptors takes about as long as reading so many. */
    private static final int PROCESS_COST = 4;

    private static final int[] NONE = {};

    private final Int2ObjectHashMap<KnownProcess> processes;
    private final Deque<KnownProcess> queue = new ArrayDeque<>();
    private final IntArrayList renamed = new IntArrayList();
    private int nextRenamed;
    private int look;
    private long left;
    private long share;
    private boolean isTurnWanted;
    private int[] turn = NONE;
    private int nextInTurn;
    private int turnSince;
    private int lastTurn;
    private boolean hasEnded;
    private boolean stopped;
    /** The process that is read, and what of it. */
    private KnownProcess current;

    private long started;
    private long rest;
    private long cpuMicros;

    /**
     * Nothing to do yet.
     *
     * @param processes that are known, by pid.
     */
    RefreshWork(final Int2ObjectHashMap<KnownProcess> processes) {
        this.processes = processes;
    }

    /** A process has changed. */
    void add(final KnownProcess process) {
        if (process.queue()) {
            queue.addLast(process);
        }
    }

    /** The name of a process is to be read anew in the next look. */
    void rename(final int pid) {
        renamed.addInt(pid);
    }

    /**
     * A look begins.
     *
     * @param number    of the look.
     * @param most      descriptors that may be read for it, about.
     * @param wantsTurn whether processes that have not changed are to be read as well.
     */
    void begin(final int number, final long most, final boolean wantsTurn) {
        look = number;
        left = most;
        share = Math.max(1, most / 2);
        isTurnWanted = wantsTurn;
        hasEnded = false;
        stopped = false;
        cpuMicros = 0;
    }

    /** {@return whether there is anything to read} */
    boolean isDue() {
        return !queue.isEmpty() || isTurnWanted || !renamed.isEmpty();
    }

    /** A look has ended: what is left stays for the next. */
    void end() {
        renamed.clear();
        nextRenamed = 0;
    }

    /** {@return whether a process was read to its end in this look} */
    boolean hasEnded() {
        return hasEnded;
    }

    /** {@return since which look all processes were read at least once, whether they had changed or not} */
    int lastTurn() {
        return lastTurn;
    }

    /** {@return CPU time that reading has taken in this look, in microseconds, but for what was given up} */
    long cpuMicros() {
        return cpuMicros;
    }

    @Override
    public void scan(final ProcessScanner scanner) {
        final long before = ThreadTime.micros();
        scanner.scan(this);
        int pid = takeRenamed();
        while (pid >= 0) {
            scanner.rename(pid);
            pid = takeRenamed();
        }
        addTime(ThreadTime.micros() - before);
    }

    private synchronized void addTime(final long micros) {
        cpuMicros += micros;
    }

    private synchronized int takeRenamed() {
        return stopped || nextRenamed == renamed.size() ? -1 : renamed.getInt(nextRenamed++);
    }

    @Override
    public synchronized boolean take(final Part part) {
        current = stopped || left <= 0 ? null : next();
        if (current == null) {
            return false;
        }
        current.read(look);
        started = 0;
        rest = 0;
        part.set(current.pid(), current.position());
        return true;
    }

    private KnownProcess next() {
        KnownProcess process = queue.pollFirst();
        while (process != null && processes.get(process.pid()) != process) {
            process = queue.pollFirst(); // it is gone
        }
        return process == null && isTurnWanted ? nextInTurn() : process;
    }

    /** Of the processes that were there when the turn began, since each that came later was read when it came. */
    private KnownProcess nextInTurn() {
        if (turn.length == 0) {
            turn = pids();
            nextInTurn = 0;
            turnSince = look;
        }
        while (nextInTurn < turn.length) {
            final KnownProcess process = processes.get(turn[nextInTurn++]);
            if (process != null && !process.isDenied() && process.lastRead() < turnSince) {
                return process;
            }
        }
        lastTurn = turnSince;
        turn = NONE;
        isTurnWanted = false;
        return null;
    }

    private int[] pids() {
        final int[] pids = new int[processes.size()];
        int count = 0;
        for (final KnownProcess process : processes.values()) {
            pids[count++] = process.pid();
        }
        Arrays.sort(pids);
        return pids;
    }

    @Override
    public synchronized boolean give(final int pid, final long position) {
        started += LEAST_READ;
        if (started < Math.min(left, share)) {
            return false;
        }
        rest = position;
        return true;
    }

    @Override
    public synchronized void done(final ProcReader.Outcome outcome, final long descriptors) {
        left -= descriptors + PROCESS_COST;
        if (rest != 0 && outcome == ProcReader.Outcome.READ) {
            current.pause(descriptors, rest);
            queue.addLast(current);
        } else {
            hasEnded = true;
            if (current.end(outcome, descriptors, look)) {
                add(current);
            }
        }
        current = null;
    }

    /** The same once more, which leaves out what is late. */
    @Override
    public synchronized void onStuck(final int pid, final long position) {
        if (current != null) {
            current.retry(position);
            queue.addFirst(current);
            current = null;
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
    }
}
