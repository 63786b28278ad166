package io.sockeye.cli.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.sockeye.collector.cgroup.CgroupTree;
import io.sockeye.collector.process.ProcessLookup;
import io.sockeye.collector.table.UnixNames;

/**
 * What is the same for all rows of a round. Set between rounds by one thread; read by any number while a round runs,
 * whose threads are started after that.
 */
public final class RoundFacts {
    private ProcessLookup processes;
    private UnixNames unixNames;
    private CgroupTree cgroups;
    private byte[] time;

    /** Nothing is known yet. */
    public RoundFacts() {}

    /**
     * Another round begins: only control groups are still known, and the time, which is to the millisecond.
     *
     * @param isTimed whether rows tell the time.
     */
    public void begin(final boolean isTimed) {
        processes = null;
        unixNames = null;
        if (cgroups != null) {
            cgroups.begin();
        }
        time = isTimed
                ? Instant.now().truncatedTo(ChronoUnit.MILLIS).toString().getBytes(StandardCharsets.US_ASCII)
                : null;
    }

    /**
     * Tell who holds sockets.
     *
     * @param index of processes, or null where it is not known.
     */
    public void processes(final ProcessLookup index) {
        processes = index;
    }

    /** {@return the processes that hold sockets; null if they were not scanned} */
    ProcessLookup processes() {
        return processes;
    }

    /**
     * Tell the names of UNIX sockets.
     *
     * @param names by inodes.
     */
    public void unixNames(final UnixNames names) {
        unixNames = names;
    }

    /** {@return the names of UNIX sockets; null if they were not read} */
    UnixNames unixNames() {
        return unixNames;
    }

    /** {@return the control groups of this host, which are read by who first asks for one} */
    synchronized CgroupTree cgroups() {
        if (cgroups == null) {
            cgroups = new CgroupTree();
        }
        return cgroups;
    }

    /** {@return a sentence on control groups that could not be read, given once; null if there is none} */
    public synchronized String takeCgroupWords() {
        return cgroups == null ? null : cgroups.takeWords();
    }

    /** {@return the time, as in RFC 3339; null without rounds} */
    byte[] time() {
        return time;
    }
}
