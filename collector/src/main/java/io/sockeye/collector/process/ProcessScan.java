package io.sockeye.collector.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.agrona.collections.IntArrayList;

import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.bpf.TaskFileSockets;

/**
 * One scan of all processes into one index, from the choice of the way to the report. Used once, by one thread; threads
 * that it starts have ended when it answers, but for those that wait for a file which does not come. It keeps nothing
 * in static fields, so scans can run beside each other and beside anything else.
 */
final class ProcessScan implements ScanCrew.Source {
    /** The proc file system of the machine, the only one that the kernel's own walk is about. */
    static final Path SYSTEM_PROC = Path.of("/proc");

    private static final String OWN_PID_NAMESPACE = "self/ns/pid";
    /** {@code PROC_PID_INIT_INO} in the kernel's {@code include/linux/proc_ns.h}. */
    private static final String INITIAL_PID_NAMESPACE = "pid:[4026531836]";

    private final Path procRoot;
    private final boolean withContext;
    private final boolean withCommands;
    private final boolean asNetstat;
    private final int threads;
    private ScanTarget target;
    private ScanReport report;
    private ScanCost cost;
    private IntArrayList denied = new IntArrayList();
    private String reason;

    /**
     * A scan that has not begun.
     *
     * @param procRoot     where proc is mounted.
     * @param withContext  whether security contexts are wanted.
     * @param withCommands whether command lines are wanted.
     * @param asNetstat    whether only what netstat finds is wanted, and by no other name than netstat's.
     * @param threads      that may read, at least 1.
     */
    ProcessScan(
            final Path procRoot,
            final boolean withContext,
            final boolean withCommands,
            final boolean asNetstat,
            final int threads) {
        this.procRoot = procRoot;
        this.withContext = withContext;
        this.withCommands = withCommands;
        this.asNetstat = asNetstat;
        this.threads = threads;
    }

    /** Scan in the fastest way that is possible here and not faster than allowed. */
    ProcessIndex run(final ScanWay fastest) {
        target = newTarget();
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
            target.index().sortOwners();
            complete = true;
            // Where the processes could not be listed there are no threads to look at either.
            final FurtherOwners further = asNetstat || !report.rootReadable()
                    ? null
                    : new FurtherOwners(procRoot, target, denied, cost.way());
            return new ProcessIndex(target, report, cost, further);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!complete) {
                target.index().close();
            }
        }
    }

    private ScanTarget newTarget() {
        return new ScanTarget(
                new InodeIndex(),
                new ProcessNames(withCommands),
                new LateFiles(procRoot.toString()),
                null,
                withContext,
                asNetstat);
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
            target.index().close();
            target = newTarget();
            return false;
        }
    }

    private void readByBpf() throws IOException {
        cost = new ScanCost(ScanWay.BPF, null, 1, 0);
        try (TaskFileSockets descriptors = TaskFileSockets.open();
                TaskFileScanner walk = new TaskFileScanner(descriptors)) {
            final long calls = scan(walk, 1);
            cost = new ScanCost(ScanWay.BPF, null, 1, descriptors.systemCalls() + calls);
        }
    }

    private void scanProc(final ScanWay way) throws IOException {
        cost = new ScanCost(way, reason, 1, 0);
        final IntArrayList listed = new IntArrayList();
        final boolean listable;
        final long callsToList;
        try (ProcReader reader = newReader()) {
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
        final long calls = scan(new ScanWork(pids, scanners > 1), scanners);
        report = report.plus(new ScanReport(true, 0, 0, 0, 0, listable ? 0 : 1));
        cost = new ScanCost(way, reason, scanners, callsToList + calls);
    }

    /** Leaves the report, and answers with the number of system calls. */
    private long scan(final ScanTask task, final int scanners) throws IOException {
        final ScanCrew crew = new ScanCrew(task, this, target.late());
        crew.scan(scanners);
        report = crew.report();
        denied = crew.denied();
        return crew.systemCalls();
    }

    @Override
    public ProcessScanner newScanner() {
        return new ProcessScanner(newReader(), target);
    }

    private ProcReader newReader() {
        return cost.way() == ScanWay.JAVA ? new NioProcReader(procRoot) : new NativeProcReader(procRoot);
    }
}
