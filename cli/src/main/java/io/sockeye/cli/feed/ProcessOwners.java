package io.sockeye.cli.feed;

import java.util.Arrays;

import io.sockeye.collector.field.Owners;
import io.sockeye.collector.process.InodeIndex;
import io.sockeye.collector.process.OwnerHandler;
import io.sockeye.collector.process.ProcessLookup;

/** The owners of sockets, from the process index of the round. Confined to one thread. */
final class ProcessOwners implements Owners, OwnerHandler {
    private final RoundFacts facts;
    private int[] pids = new int[16];
    private int[] fds = new int[16];
    private int count;
    private int at;

    ProcessOwners(final RoundFacts facts) {
        this.facts = facts;
    }

    @Override
    public int first(final long inode) {
        final ProcessLookup processes = facts.processes();
        if (processes == null) {
            return NONE;
        }
        final int pid = processes.firstOwner(inode);
        return pid == InodeIndex.NO_OWNER ? NONE : pid;
    }

    /** A process that has neither a command line nor any other name has none here. */
    @Override
    public byte[] name(final int pid) {
        final byte[] name = facts.processes().name(pid);
        return name.length == 0 ? null : name;
    }

    @Override
    public byte[] command(final int pid) {
        return facts.processes().command(pid);
    }

    @Override
    public void begin(final long inode) {
        count = 0;
        at = -1;
        facts.processes().owners(inode, this);
    }

    @Override
    public void onOwner(final int pid, final int fd) {
        if (count == pids.length) {
            pids = Arrays.copyOf(pids, count * 2);
            fds = Arrays.copyOf(fds, count * 2);
        }
        pids[count] = pid;
        fds[count] = fd;
        count++;
    }

    @Override
    public boolean next() {
        at++;
        return at < count;
    }

    @Override
    public int pid() {
        return pids[at];
    }

    @Override
    public int fd() {
        return fds[at];
    }
}
