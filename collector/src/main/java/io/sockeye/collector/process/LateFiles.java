package io.sockeye.collector.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files and directories of processes that were not read in time, each with the thread that waits for it. How many
 * there are bounds how long a scan takes: from {@value #MAX_COMMAND_LINES} on command lines are not tried any more,
 * which are what hangs where a process hangs, and from {@value #MAX} on nothing is. A file for which a thread of an
 * earlier scan still waits is late at once, so that who lists again and again waits once, with one thread. Threads:
 * safe.
 */
final class LateFiles {
    /** So many late files, and no further command line is tried. */
    static final int MAX_COMMAND_LINES = 8;
    /** So many late files, and nothing further is tried. */
    static final int MAX = 16;
    /** Of how many the names are told. */
    private static final int MAX_TOLD = 3;

    /** How often the first is looked at before it is late, and each that follows: who hangs seldom hangs alone. */
    private static final int FIRST_PATIENCE = 10;

    private static final int FURTHER_PATIENCE = 4;

    /**
     * By the file's path the thread that waits for it, of all scans in this JVM; those that have ended go when seen.
     */
    private static final Map<String, Thread> WAITING = new ConcurrentHashMap<>();

    private final String root;
    private final int[] pids = new int[MAX];
    private final ProcReader.ProcFile[] files = new ProcReader.ProcFile[MAX];
    /** Read without a lock by who hopes for 0. */
    private volatile int count;

    private int told;
    private boolean toldOfCommandLines;
    private boolean leftThreadsOut;

    /**
     * None is late yet.
     *
     * @param root directory of the processes, for words.
     */
    LateFiles(final String root) {
        this.root = root;
    }

    /** How many looks without progress there are before a file is late. */
    int patience() {
        return count == 0 ? FIRST_PATIENCE : FURTHER_PATIENCE;
    }

    /** Another file was not read in time, for which a thread goes on to wait. */
    void add(final int pid, final ProcReader.ProcFile file, final Thread thread) {
        WAITING.put(path(pid, file), thread);
        add(pid, file);
    }

    private synchronized void add(final int pid, final ProcReader.ProcFile file) {
        if (count < MAX) {
            pids[count] = pid;
            files[count] = file;
            count++;
        }
    }

    /** Whether a file is not to be tried: it was late before, or too many others were. */
    boolean isLate(final int pid, final ProcReader.ProcFile file) {
        return count != 0 && isListed(pid, file) || !WAITING.isEmpty() && isWaitedFor(pid, file);
    }

    private synchronized boolean isListed(final int pid, final ProcReader.ProcFile file) {
        if (isFull() || count >= MAX_COMMAND_LINES && file == ProcReader.ProcFile.COMMAND_LINE) {
            return true;
        }
        for (int i = 0; i < count; i++) {
            if (pids[i] == pid && files[i] == file) {
                return true;
            }
        }
        return false;
    }

    private boolean isWaitedFor(final int pid, final ProcReader.ProcFile file) {
        final String path = path(pid, file);
        final Thread thread = WAITING.get(path);
        if (thread == null) {
            return false;
        }
        if (!thread.isAlive()) {
            WAITING.remove(path, thread);
            return false;
        }
        add(pid, file);
        return true;
    }

    private String path(final int pid, final ProcReader.ProcFile file) {
        return root + '/' + pid + '/' + file.path();
    }

    /** Whether nothing further is tried. */
    boolean isFull() {
        return count == MAX;
    }

    /** Threads were not looked at, since there would have been too much to read. */
    synchronized void leaveThreadsOut() {
        leftThreadsOut = true;
    }

    /**
     * What there is to say that was not said before.
     *
     * @return one line without an end, or null if there is nothing.
     */
    synchronized String takeWords() {
        final StringBuilder words = new StringBuilder();
        for (int i = told; i < count && i < told + MAX_TOLD; i++) {
            words.append(i == told ? "not read in time: " : ", ");
            words.append(path(pids[i], files[i]));
        }
        if (count > told + MAX_TOLD) {
            words.append(" and ").append(count - told - MAX_TOLD).append(" more");
        }
        told = count;
        if (isFull()) {
            words.append(words.isEmpty() ? "" : "; the rest was not tried");
        } else if (count >= MAX_COMMAND_LINES && !toldOfCommandLines) {
            words.append("; the command lines of the rest were not tried");
            toldOfCommandLines = true;
        }
        if (leftThreadsOut) {
            leftThreadsOut = false;
            words.append(words.isEmpty() ? "" : "; ").append("not all threads were looked at, too many descriptors");
        }
        return words.isEmpty() ? null : words.toString();
    }
}
