package io.sockeye.cli.serve.look;

/**
 * How often to look. A look that has taken more than its share of a processor makes the time to the next one longer, so
 * that the share holds; cheaper ones make it short again. Confined to one thread.
 */
final class LookPace {
    private static final long PERCENT = 100;

    private final long wishedNanos;
    private final int cpuPercent;
    private long intervalNanos;

    /**
     * Looks as often as is wished.
     *
     * @param wishedNanos between the beginnings of two looks.
     * @param cpuPercent  the most of a core that looks may take, 1 to 100.
     */
    LookPace(final long wishedNanos, final int cpuPercent) {
        this.wishedNanos = wishedNanos;
        this.cpuPercent = cpuPercent;
        intervalNanos = wishedNanos;
    }

    /** A look has taken so much CPU time, in nanoseconds. */
    void looked(final long cpuNanos) {
        intervalNanos = Math.max(wishedNanos, cpuNanos * PERCENT / cpuPercent);
    }

    /** {@return time between the beginnings of two looks, in nanoseconds} */
    long intervalNanos() {
        return intervalNanos;
    }

    /** {@return whether looks come more seldom than was wished} */
    boolean isStretched() {
        return intervalNanos > wishedNanos;
    }
}
