package io.sockeye.collector.process;

/**
 * What scanners fill. Threads: the index and the names under the monitor of the index, the rest is safe or immutable.
 *
 * @param index       of sockets.
 * @param names       of processes.
 * @param late        files that were not read in time.
 * @param known       null, or an index whose sockets are left out, and of whose kind no descriptor is added twice.
 * @param withContext whether security contexts are wanted.
 * @param asNetstat   whether a process is named by its command line alone, be that name empty.
 */
record ScanTarget(
        OwnerIndex index,
        ProcessNames names,
        LateFiles late,
        OwnerIndex known,
        boolean withContext,
        boolean asNetstat) {}
