package io.sockeye.collector.process;

/**
 * What keeping a {@link LivingProcessIndex} has taken so far, of all looks together. Threads: immutable.
 *
 * @param processes   whose descriptors were read, or a part of them.
 * @param descriptors that were read, of all kinds.
 * @param systemCalls that were made.
 * @param cpuMicros   CPU time of reading on other threads than the caller's, in microseconds; what was given up is not
 *                    counted.
 */
public record RefreshCost(long processes, long descriptors, long systemCalls, long cpuMicros) {
    /** Nothing yet. */
    public static final RefreshCost NONE = new RefreshCost(0, 0, 0, 0);

    /** Both together. */
    RefreshCost plus(final RefreshCost other) {
        return new RefreshCost(
                processes + other.processes,
                descriptors + other.descriptors,
                systemCalls + other.systemCalls,
                cpuMicros + other.cpuMicros);
    }
}
