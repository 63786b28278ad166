package io.sockeye.collector.look;

/**
 * The descriptors of a process. Threads: immutable.
 *
 * @param open  how many it has.
 * @param limit how many it may have, RLIMIT_NOFILE; the greatest number for no limit.
 */
public record ProcessFiles(long open, long limit) {}
