package io.sockeye.benchmarks.farm;

import java.util.ArrayList;
import java.util.List;

/**
 * How the sockets are shared out to processes.
 *
 * @param shares of the processes, at least one.
 */
public record FarmPlan(List<WorkerShare> shares) {
    /** Descriptors that one process opens at most, whatever its limit allows. */
    public static final int MAX_DESCRIPTORS = 20_000;
    /** Descriptors of a process that are left to the JVM, to listeners, and to uneven shares. */
    static final int RESERVED_DESCRIPTORS = 100;
    /** Connections that one process opens and closes a second at most: about a third of what one thread can. */
    static final int MAX_CHURN = 2500;
    /** 127.1.0.1 to 127.1.255.254. */
    static final int MAX_PROCESSES = 256 * 254;

    private static final int PERCENT = 100;

    /**
     * Share out evenly to as few processes as can hold the sockets.
     *
     * @param options         what is asked for.
     * @param descriptorLimit hard limit of descriptors of a process.
     * @return the plan.
     * @throws FarmException if the limit is too low.
     */
    public static FarmPlan of(final FarmOptions options, final long descriptorLimit) throws FarmException {
        final long capacity = Math.min(descriptorLimit, MAX_DESCRIPTORS) - RESERVED_DESCRIPTORS;
        if (capacity < RESERVED_DESCRIPTORS) {
            throw new FarmException("too few descriptors: a process may open " + descriptorLimit + ", at least "
                    + 2 * RESERVED_DESCRIPTORS + " are needed, better " + MAX_DESCRIPTORS
                    + "; raise the hard limit (ulimit -Hn)");
        }
        final long total = 2L * (options.connections() + options.unix()) + options.udp();
        final long processes =
                Math.max(1, Math.max((total + capacity - 1) / capacity, (options.churn() + MAX_CHURN - 1) / MAX_CHURN));
        if (processes > MAX_PROCESSES) {
            throw new FarmException(
                    "too few descriptors: " + total + " are needed, a process may open " + descriptorLimit
                            + ", so that it would take " + processes + " processes; at most " + MAX_PROCESSES
                            + " have an address; raise the hard limit (ulimit -Hn)");
        }
        final int connections6 = part(options.connections(), options.ipv6Percent(), PERCENT);
        final int udp6 = part(options.udp(), options.ipv6Percent(), PERCENT);
        final List<WorkerShare> shares = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            shares.add(new WorkerShare(
                    i,
                    share(options.connections() - connections6, i, processes),
                    share(connections6, i, processes),
                    share(options.udp() - udp6, i, processes),
                    share(udp6, i, processes),
                    share(options.unix(), i, processes),
                    share(options.churn(), i, processes)));
        }
        return new FarmPlan(List.copyOf(shares));
    }

    /** {@return how many descriptors all processes open, listeners left out} */
    public long descriptors() {
        return shares.stream().mapToLong(WorkerShare::descriptors).sum();
    }

    private static int part(final int count, final long numerator, final long denominator) {
        return (int) (count * numerator / denominator);
    }

    private static int share(final int count, final int index, final long processes) {
        return part(count, index + 1, processes) - part(count, index, processes);
    }
}
