package io.sockeye.collector.parallel;

/** What it means that the system does not allow another thread. Threads: stateless. */
public final class Threads {
    private Threads() {}

    /**
     * Start a thread, if the system has one to give: a limit of processes, of memory or of address space may not allow
     * it. The JDK then throws an error of memory, though nothing is wrong with the heap. Who has the thread's work goes
     * on with fewer threads, or does it itself.
     *
     * @param thread not started yet.
     * @return whether it was started.
     */
    public static boolean start(final Thread thread) {
        try {
            thread.start();
            return true;
        } catch (final OutOfMemoryError e) {
            return false;
        }
    }
}
