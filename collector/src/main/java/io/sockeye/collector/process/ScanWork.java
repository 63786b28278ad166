package io.sockeye.collector.process;

import java.util.Arrays;

/**
 * The processes that are still to be scanned, shared out to scanners: processes by ascending pid, and the rests of
 * those that have more descriptors than one read of their directory gives. As long as there are processes, each scanner
 * stays with its own to the end, for two in the same process wait for each other in the kernel; after that, one large
 * process keeps all of them busy.
 *
 * <p>Threads: safe.
 */
final class ScanWork implements ScanTask, PartSource {
    private final int[] pids;
    private final boolean shared;
    private int nextPid;
    private int[] restPids = new int[4];
    private long[] restPositions = new long[4];
    private int rests;
    private int active;
    private boolean stopped;

    /**
     * Work to be done.
     *
     * @param pids   processes, ascending.
     * @param shared whether there are several scanners.
     */
    ScanWork(final int[] pids, final boolean shared) {
        this.pids = pids;
        this.shared = shared;
    }

    @Override
    public void scan(final ProcessScanner scanner) {
        scanner.scan(this);
    }

    /**
     * Take the next part, and wait for one as long as others may still find some. Each that was taken must be followed
     * by {@link #done}.
     *
     * @param part to fill.
     * @return false if all is done.
     */
    @Override
    public synchronized boolean take(final Part part) {
        boolean interrupted = false;
        while (!stopped && rests == 0 && nextPid == pids.length && active > 0) {
            try {
                wait();
            } catch (final InterruptedException e) {
                interrupted = true; // what the others are at takes milliseconds
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (stopped || (rests == 0 && nextPid == pids.length)) {
            return false;
        }
        if (rests > 0) {
            rests--;
            part.set(restPids[rests], restPositions[rests]);
        } else {
            part.set(pids[nextPid++], 0);
        }
        active++;
        return true;
    }

    @Override
    public synchronized void done(final ProcReader.Outcome outcome, final long descriptors) {
        active--;
        if (active == 0) {
            notifyAll();
        }
    }

    /**
     * Leave the rest of a process to whoever is free.
     *
     * @param pid      of the process.
     * @param position in its directory at which the rest begins.
     * @return false if nobody else is going to be free, so that the caller has to go on.
     */
    @Override
    public synchronized boolean give(final int pid, final long position) {
        if (!shared || nextPid < pids.length) {
            return false;
        }
        addRest(pid, position);
        return true;
    }

    @Override
    public synchronized void onStuck(final int pid, final long position) {
        active--;
        addRest(pid, position);
    }

    private void addRest(final int pid, final long position) {
        if (rests == restPids.length) {
            restPids = Arrays.copyOf(restPids, rests * 2);
            restPositions = Arrays.copyOf(restPositions, rests * 2);
        }
        restPids[rests] = pid;
        restPositions[rests] = position;
        rests++;
        notifyAll();
    }

    /** Give nothing out any more, since a scanner has failed. */
    @Override
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
