package io.sockeye.benchmarks.compare;

/**
 * One run of a program.
 *
 * @param wallNanos from its start to its end, in nanoseconds.
 * @param cpuMillis user and system time of it and its children, in milliseconds; GNU time knows hundredths of a second.
 * @param peakKib   the most memory that was resident, in KiB.
 * @param exitCode  of the program.
 */
record Measurement(long wallNanos, long cpuMillis, long peakKib, int exitCode) {}
