package io.sockeye.collector.process;

import java.util.Arrays;
import java.util.function.IntConsumer;

import org.agrona.collections.IntArrayList;

/**
 * Looks for sockets in the threads whose descriptor table is not that of the main thread: a thread may have left it
 * (unshare(2) with {@code CLONE_FILES}), and a main thread that has ended has none any more, while its process lives
 * on.
 *
 * <p>Which threads these are, kcmp(2) tells in less than a microsecond a thread; a process with one thread costs four
 * system calls. Where kcmp does not serve, as for the processes of another host or of a copy, the tables of all threads
 * are read up to a limit, since threads that share a table each show all of it. Used by one scanner at a time.
 */
final class ThreadSearch implements ScanTask, IntConsumer {
    /** How many descriptors are read at most of threads of which it is not known whether they share a table. */
    static final int MAX_DESCRIPTORS = 200_000;
    /** From so many on it is cheaper to link native code and to ask the kernel; see {@link ProcessIndex}. */
    static final int TRIAL_DESCRIPTORS = 10_000;

    /** So many tables of one process a thread's is compared with. */
    private static final int MAX_TABLES = 64;

    private final int[] pids;
    private final boolean isComparable;
    private final boolean isTrial;
    private final IntArrayList threads = new IntArrayList();
    private final int[] tables = new int[MAX_TABLES];
    private int tableCount;
    private int next;
    private long left;
    private boolean leftOut;
    private volatile boolean stopped;

    /**
     * A search that has not begun.
     *
     * @param pids         of the processes to look at.
     * @param isComparable whether they are those of this system, by the same ids as the kernel knows for us.
     * @param isTrial      whether to stop at once when the limit is reached, which is {@value #TRIAL_DESCRIPTORS}
     *                     descriptors then; else it is {@value #MAX_DESCRIPTORS}, and only processes that would go
     *                     beyond it are left out.
     */
    ThreadSearch(final int[] pids, final boolean isComparable, final boolean isTrial) {
        this.pids = pids;
        this.isComparable = isComparable;
        this.isTrial = isTrial;
        left = isTrial ? TRIAL_DESCRIPTORS : MAX_DESCRIPTORS;
    }

    /** Whether threads were left out, since there would have been too much to read. */
    boolean hasLeftOut() {
        return leftOut;
    }

    @Override
    public void scan(final ProcessScanner scanner) {
        while (next < pids.length && !stopped) {
            search(scanner, pids[next]);
            next++;
        }
    }

    /** Nothing is to be undone: the same process is looked at again, but for what was late. */
    @Override
    public void onStuck(final int pid, final long position) {
        threads.clear();
    }

    /** A thread of the process that is looked at. */
    @Override
    public void accept(final int thread) {
        threads.addInt(thread);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private void search(final ProcessScanner scanner, final int pid) {
        threads.clear();
        scanner.listThreads(pid, this);
        if (threads.size() < 2) {
            return;
        }
        final int[] ids = threads.toIntArray();
        Arrays.sort(ids);
        tables[0] = pid;
        tableCount = 1;
        for (int i = 0; i < ids.length; i++) {
            final int thread = ids[i];
            if (thread != pid) {
                final ProcReader.Comparison comparison = compare(scanner, thread);
                if (comparison != ProcReader.Comparison.SAME
                        && !search(scanner, pid, thread, comparison, ids.length - i)) {
                    return;
                }
            }
        }
    }

    /** Answers false if the other threads need no look. */
    private boolean search(
            final ProcessScanner scanner,
            final int pid,
            final int thread,
            final ProcReader.Comparison comparison,
            final int threadsLeft) {
        final long before = scanner.descriptors();
        final ProcReader.Outcome outcome = scanner.scanThread(pid, thread);
        if (comparison == ProcReader.Comparison.UNKNOWN) {
            final long read = scanner.descriptors() - before;
            left -= read;
            if (read * (threadsLeft - 1) > left) {
                leftOut = true;
                stopped = isTrial;
                return false;
            }
        } else if (tableCount < MAX_TABLES) {
            tables[tableCount++] = thread;
        }
        // What one thread denies, all do: where the kernel does not tell of tables, it may not let their links be read.
        return outcome != ProcReader.Outcome.DENIED
                && (comparison != ProcReader.Comparison.UNKNOWN || scanner.descriptors() > before);
    }

    private ProcReader.Comparison compare(final ProcessScanner scanner, final int thread) {
        ProcReader.Comparison comparison = ProcReader.Comparison.UNKNOWN;
        for (int i = 0; isComparable && i < tableCount; i++) {
            comparison = scanner.compareTables(tables[i], thread);
            if (comparison != ProcReader.Comparison.DIFFERENT) {
                return comparison;
            }
        }
        return comparison;
    }
}
