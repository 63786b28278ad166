package io.sockeye.cli.serve.look;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last look, which all scrapes share. One that is too old for a scrape makes it wait for the next, not longer than
 * that age. Threads: safe.
 */
public final class LastLook {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isNew = lock.newCondition();
    private final long maxAgeNanos;
    private volatile LookPage page;

    /**
     * No look yet.
     *
     * @param maxAgeNanos how old a look may be, and how long is waited at most for a newer one.
     */
    public LastLook(final long maxAgeNanos) {
        this.maxAgeNanos = maxAgeNanos;
    }

    /** Another look was taken. */
    void publish(final LookPage next) {
        lock.lock();
        try {
            page = next;
            isNew.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether there is a look that is not too old} */
    public boolean isReady() {
        return isFresh(page, System.nanoTime());
    }

    /**
     * The last look; if that is too old, the next one, if that comes in time.
     *
     * @return the look, which is an old one where no newer one has come; null if there is none at all.
     * @throws InterruptedException if the thread was interrupted while it waited.
     */
    public LookPage take() throws InterruptedException {
        final LookPage last = page;
        return isFresh(last, System.nanoTime()) ? last : await();
    }

    private LookPage await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            final long start = System.nanoTime();
            long left = maxAgeNanos;
            while (!isFresh(page, System.nanoTime()) && left > 0) {
                isNew.await(left, TimeUnit.NANOSECONDS);
                left = maxAgeNanos - (System.nanoTime() - start);
            }
            return page;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFresh(final LookPage of, final long now) {
        return of != null && now - of.nanoTime() <= maxAgeNanos;
    }
}
