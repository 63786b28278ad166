package io.sockeye.collector.process;

import java.util.Arrays;

import org.agrona.collections.IntArrayList;

/**
 * Reads the descriptors of processes and fills an index with those that are sockets. A scanner holds all that it
 * changes, so a range of the processes can be given to each of several scanners with a reader of its own. Confined to one
 * thread at a time.
 */
final class ProcessScanner implements ProcReader.DescriptorHandler {
    private final ProcReader reader;
    private final InodeIndex index;
    private final ProcessNames names;
    private final boolean withContext;
    private final byte[] text = new byte[ProcessNames.CONTEXT_LENGTH];
    private final byte[] commandLine = new byte[ProcessNames.COMMAND_LINE_LENGTH];

    private int processes;
    private int processesDenied;
    private long descriptors;
    private long sockets;
    private long unreadable;
    private int pid;
    private boolean named;

    /**
     * A scanner that has seen nothing yet.
     *
     * @param reader      of the proc file system.
     * @param index       to fill.
     * @param names       to fill.
     * @param withContext whether security contexts are wanted.
     */
    ProcessScanner(
            final ProcReader reader, final InodeIndex index, final ProcessNames names, final boolean withContext) {
        this.reader = reader;
        this.index = index;
        this.names = names;
        this.withContext = withContext;
    }

    /** Scan all processes by ascending pid. */
    ScanReport scan() {
        final IntArrayList listed = new IntArrayList();
        final ProcReader.Outcome outcome = reader.readProcesses(listed::addInt);
        if (outcome != ProcReader.Outcome.READ && listed.isEmpty()) {
            return report(false);
        }
        if (outcome != ProcReader.Outcome.READ) {
            unreadable++;
        }
        final int[] pids = listed.toIntArray();
        Arrays.sort(pids);
        scan(pids, 0, pids.length);
        return report(true);
    }

    /** Scan the processes {@code pids[from]} to {@code pids[to - 1]}, and add to what was seen before. */
    void scan(final int[] pids, final int from, final int to) {
        for (int i = from; i < to; i++) {
            scan(pids[i]);
        }
    }

    /** What was seen so far. */
    ScanReport report(final boolean rootReadable) {
        return new ScanReport(rootReadable, processes, processesDenied, descriptors, sockets, unreadable);
    }

    @Override
    public boolean onDescriptor(final int fd, final long inode) {
        descriptors++;
        if (inode == SocketLink.NOT_A_SOCKET) {
            return true;
        }
        if (!named && !readName()) {
            return false;
        }
        index.add(inode, pid, fd);
        sockets++;
        return true;
    }

    @Override
    public void onUnreadable() {
        unreadable++;
    }

    private void scan(final int process) {
        pid = process;
        named = false;
        processes++;
        switch (reader.readDescriptors(process, this)) {
            case DENIED:
                processesDenied++;
                break;
            case FAILED:
                unreadable++;
                break;
            default:
                break;
        }
    }

    /** Reads the name on the first socket; without one netstat does not take the process for an owner. */
    private boolean readName() {
        final int length = reader.readFile(pid, ProcReader.ProcFile.COMMAND_LINE, commandLine);
        if (length < 0) {
            if (length != ProcReader.FILE_GONE) {
                unreadable++;
            }
            return false;
        }
        names.putName(pid, commandLine, length);
        if (withContext) {
            // Where no security module is active there is no context to read, which is nothing to report.
            names.putContext(pid, text, reader.readFile(pid, ProcReader.ProcFile.CONTEXT, text));
        }
        named = true;
        return true;
    }
}
