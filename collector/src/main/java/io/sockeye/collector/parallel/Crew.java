package io.sockeye.collector.parallel;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads that do one piece of work each and are gone when it is done. The caller is one of them, so a crew of one is a
 * plain call. Threads: stateless.
 */
public final class Crew {
    /** What a member does. */
    public interface Task {
        /**
         * Do one member's piece of the work, on a thread of its own.
         *
         * @param member number of the member, from 0, which is the caller.
         * @throws IOException if it fails.
         */
        void run(int member) throws IOException;
    }

    private Crew() {}

    /**
     * Have all members work, and wait until the last one is done, also where one of them fails. Members for whom the
     * system allows no thread work one after the other on the caller's, when that is done with its own piece.
     *
     * @param members how many, at least 1.
     * @param task    of each.
     * @throws IOException what the first one to fail threw, as an unchecked exception or an error where it was one;
     *                     what others threw is suppressed in it.
     */
    public static void run(final int members, final Task task) throws IOException {
        if (members == 1) {
            task.run(0);
            return;
        }
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        final Thread[] threads = new Thread[members];
        int started = 1;
        while (started < members && start(threads, started, task, failure)) {
            started++;
        }
        run(0, task, failure);
        for (int member = started; member < members; member++) {
            run(member, task, failure);
        }
        join(threads, started);
        rethrow(failure.get());
    }

    private static boolean start(
            final Thread[] threads, final int member, final Task task, final AtomicReference<Throwable> failure) {
        threads[member] = new Thread(() -> run(member, task, failure), "sockeye-".concat(Integer.toString(member)));
        threads[member].setDaemon(true);
        return Threads.start(threads[member]);
    }

    private static void run(final int member, final Task task, final AtomicReference<Throwable> failure) {
        try {
            task.run(member);
        } catch (final IOException | RuntimeException | Error e) {
            // Two members may have thrown the same one, which cannot be suppressed in itself.
            if (!failure.compareAndSet(null, e) && failure.get() != e) {
                failure.get().addSuppressed(e);
            }
        }
    }

    /** Members hold system resources of the caller's, so an interrupt does not end the wait; it is kept for later. */
    private static void join(final Thread[] threads, final int count) {
        boolean interrupted = false;
        for (int i = 1; i < count; i++) {
            boolean joined = false;
            while (!joined) {
                try {
                    threads[i].join();
                    joined = true;
                } catch (final InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(final Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
