package io.sockeye.collector.process;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a scanner is at, for the one who watches over it: a file or directory that another process, or whoever made a
 * copy, may keep from ever being read. Threads: one tells, any may look.
 */
final class ScanPulse {
    private final AtomicLong steps = new AtomicLong();
    private volatile int pid;
    /** Null while it waits for nobody outside. */
    private volatile ProcReader.ProcFile file;

    /** Reading of a file begins. */
    void enter(final int process, final ProcReader.ProcFile read) {
        pid = process;
        step();
        file = read;
    }

    /** Reading goes on. A plain store on most machines: it is called for each descriptor. */
    void step() {
        steps.lazySet(steps.getPlain() + 1);
    }

    /** Reading has ended. */
    void leave() {
        file = null;
        step();
    }

    /** How far it has come; the same number twice means that it is still at the same. */
    long steps() {
        return steps.get();
    }

    /** The process whose file is read. */
    int pid() {
        return pid;
    }

    /** The file that is read, or null. */
    ProcReader.ProcFile file() {
        return file;
    }
}
