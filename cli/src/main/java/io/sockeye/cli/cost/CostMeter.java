package io.sockeye.cli.cost;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.process.ScanCost;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.ResourceUsage;

/**
 * Gathers what the parts of a command have counted. The kernel and the virtual machine are asked for the rest at the
 * end; that loads code which a listing without {@code --cost} does without, and is in the figures. Confined to one
 * thread.
 */
public final class CostMeter {
    private static final long MICROS_PER_MILLI = 1000;

    private final SourceCounters counters = new SourceCounters();
    private int threads = 1;

    /** A meter at zero. */
    public CostMeter() {}

    /** Add what a source has done. */
    public void add(final SourceCounters done) {
        counters.add(done);
    }

    /** Add what another meter has noted. */
    public void add(final CostMeter other) {
        add(other.counters);
        usedThreads(other.threads);
    }

    /** Add what a scan of the processes took. */
    public void add(final ScanCost scan) {
        counters.addSystemCalls(scan.systemCalls());
        usedThreads(scan.threads());
    }

    /** Add calls that wrote output. */
    public void addWrites(final long writes) {
        counters.addSystemCalls(writes);
    }

    /** Note how many threads worked at the same time. */
    public void usedThreads(final int count) {
        threads = Math.max(threads, count);
    }

    /**
     * What it came to up to now.
     *
     * @return the cost of the process so far.
     * @throws ErrnoException if the kernel does not tell.
     */
    public Cost cost() throws ErrnoException {
        final long allocated = ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
        final long wallMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        if (!NativeAccess.isAvailable()) {
            throw new ErrnoException("getrusage", Errno.EPERM, NativeAccess.unavailableBecause());
        }
        final ResourceUsage usage = ResourceUsage.ofThisProcess();
        return new Cost(
                counters.sockets(),
                counters.messages(),
                counters.bytes(),
                counters.systemCalls(),
                counters.retries(),
                threads,
                usage.userMicros(),
                usage.systemMicros(),
                wallMillis * MICROS_PER_MILLI,
                usage.peakKib(),
                allocated,
                NativeAccess.isLinkDirect() ? "direct" : "linker");
    }
}
