package io.sockeye.collector.process;

/**
 * How a scan was done and what it took. Threads: immutable.
 *
 * @param way         that served.
 * @param reason      why a faster way that was allowed did not serve; null if none was allowed.
 * @param threads     that read.
 * @param systemCalls that were made; of {@link ScanWay#JAVA} those that are sure to be behind what the JDK was asked
 *                    for, which may make more. Those of a way that was given up are not counted.
 */
public record ScanCost(ScanWay way, String reason, int threads, long systemCalls) {}
