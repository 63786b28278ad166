package io.sockeye.benchmarks.compare;

/**
 * One run of a program.
 *
 * @param wallNanos from its start to its end, in nanoseconds.
 * @param cpuMillis user and system time of it and its children, in milliseconds; GNU time knows hundredths of a second.
 * @param peakKib   the most memory that was resident, in KiB.
 * @param exitCode  of the program.
 * @param complaint the first line that it wrote to standard error, or nothing.
 */
record Measurement(long wallNanos, long cpuMillis, long peakKib, int exitCode, String complaint) {}
