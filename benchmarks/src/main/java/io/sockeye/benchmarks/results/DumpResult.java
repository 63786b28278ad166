package io.sockeye.benchmarks.results;

/**
 * A dump of all TCP sockets in a warm process.
 *
 * @param name       {@code drain}, {@code one_thread}, {@code two_threads}.
 * @param sockets    that it delivered.
 * @param rounds     in turn with the others.
 * @param ms         median, in milliseconds.
 * @param leastMs    in milliseconds.
 * @param greatestMs in milliseconds.
 */
public record DumpResult(String name, long sockets, int rounds, double ms, double leastMs, double greatestMs) {}
