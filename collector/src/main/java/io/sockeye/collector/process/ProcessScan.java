package io.sockeye.collector.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.agrona.collections.IntArrayList;

import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.bpf.TaskFileSockets;

/**
 * One scan of all processes into one index, from the choice of the way to the report. Used once, by one thread; threads
 * that it starts have ended when it answers, and it keeps nothing in static fields, so scans can run beside each other
 * and beside anything else.
 */
final class ProcessScan {
    /** The proc file system of the machine, the only one that the kernel's own walk is about. */
    private static final Path SYSTEM_PROC = Path.of("/proc");

    private static final String OWN_PID_NAMESPACE = "self/ns/pid";
    /** {@code PROC_PID_INIT_INO} in the kernel's {@code include/linux/proc_ns.h}. */
    private static final String INITIAL_PID_NAMESPACE = "pid:[4026531836]";

    private final Path procRoot;
    private final boolean withContext;
    private final int threads;
    private InodeIndex index = new InodeIndex();
    private final boolean withCommands;
    private ProcessNames names;
    private ScanReport report;
    private ScanCost cost;
    private String reason;

    /**
     * A scan that has not begun.
     *
     * @param procRoot    where proc is mounted.
     * @param withContext whether security contexts are wanted.
     * @param withCommands whether command lines are wanted.
     * @param threads      that may read, at least 1.
     */
    ProcessScan(final Path procRoot, final boolean withContext, final boolean withCommands, final int threads) {
        this.procRoot = procRoot;
        this.withContext = withContext;
        this.withCommands = withCommands;
        names = new ProcessNames(withCommands);
        this.threads = threads;
    }

    /** Scan in the fastest way that is possible here and not faster than allowed. */
    ProcessIndex run(final ScanWay fastest) {
        boolean complete = false;
        try {
            if (fastest == ScanWay.JAVA) {
                scanProc(ScanWay.JAVA);
            } else if (!NativeAccess.isAvailable()) {
                reason = NativeAccess.unavailableBecause();
                scanProc(ScanWay.JAVA);
            } else if (fastest == ScanWay.NATIVE || !scanByBpf()) {
                scanProc(ScanWay.NATIVE);
            }
            index.sortOwners();
            complete = true;
            return new ProcessIndex(index, names, report, cost);
        } finally {
            if (!complete) {
                index.close();
            }
        }
    }

    /** Answers false and leaves the reason if it is not possible. */
    private boolean scanByBpf() {
        if (!procRoot.equals(SYSTEM_PROC)) {
            reason = "bpf knows only the processes of this system's own /proc";
            return false;
        }
        try {
            final String namespace =
                    Files.readSymbolicLink(procRoot.resolve(OWN_PID_NAMESPACE)).toString();
            if (!namespace.equals(INITIAL_PID_NAMESPACE)) {
                reason = "bpf names processes as the initial pid namespace does, and this is another: " + namespace;
                return false;
            }
            readByBpf();
            return true;
        } catch (final IOException e) {
            reason = e.getMessage();
            startAnew();
            return false;
        }
    }

    private void readByBpf() throws IOException {
        try (TaskFileSockets descriptors = TaskFileSockets.open();
                NativeProcReader reader = new NativeProcReader(procRoot)) {
            final ProcessScanner scanner = new ProcessScanner(reader, index, names, withContext);
            new TaskFileScanner(scanner).scan(descriptors);
            report = scanner.report();
            cost = new ScanCost(ScanWay.BPF, null, 1, descriptors.systemCalls() + reader.systemCalls());
        }
    }

    private void startAnew() {
        index.close();
        index = new InodeIndex();
        names = new ProcessNames(withCommands);
    }

    private void scanProc(final ScanWay way) {
        final IntArrayList listed = new IntArrayList();
        final boolean listable;
        final long callsToList;
        try (ProcReader reader = newReader(way)) {
            listable = reader.readProcesses(listed::addInt) == ProcReader.Outcome.READ;
            callsToList = reader.systemCalls();
        }
        if (!listable && listed.isEmpty()) {
            report = new ScanReport(false, 0, 0, 0, 0, 0);
            cost = new ScanCost(way, reason, 1, callsToList);
            return;
        }
        final int[] pids = listed.toIntArray();
        Arrays.sort(pids);
        final int scanners = way == ScanWay.JAVA ? 1 : threads;
        try (ScanCrew crew = new ScanCrew(new ScanWork(pids, scanners > 1))) {
            for (int i = 0; i < scanners; i++) {
                final ProcReader reader = newReader(way);
                crew.join(reader, new ProcessScanner(reader, index, names, withContext));
            }
            crew.scan();
            report = crew.report().plus(new ScanReport(true, 0, 0, 0, 0, listable ? 0 : 1));
            cost = new ScanCost(way, reason, scanners, callsToList + crew.systemCalls());
        }
    }

    private ProcReader newReader(final ScanWay way) {
        return way == ScanWay.NATIVE ? new NativeProcReader(procRoot) : new NioProcReader(procRoot);
    }
}
