package io.sockeye.collector.process;

import java.io.IOException;

/**
 * What scanners do. One that gets stuck at a file is left to itself, and another goes on in its place: so all that has
 * to be remembered of the work is kept here. Threads: what several scanners do at the same time is safe for that.
 */
interface ScanTask {
    /**
     * Scan until there is no more to do. Called again with another scanner after {@link #onStuck}.
     *
     * @param scanner to scan with, on its own thread.
     * @throws IOException if the work is broken off.
     */
    void scan(ProcessScanner scanner) throws IOException;

    /**
     * A scanner got stuck. What it was at is to be done again, which leaves out what was late.
     *
     * @param pid      of the process that it was at.
     * @param position in its directory at which its part began.
     */
    void onStuck(int pid, long position);

    /** Give nothing out any more. */
    void stop();
}
