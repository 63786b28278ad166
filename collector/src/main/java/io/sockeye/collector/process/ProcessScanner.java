package io.sockeye.collector.process;

/**
 * Reads the descriptors of processes and fills an index with those that are sockets. Several scanners, each with a
 * reader of its own, can share an index and its names: they add to it in batches, while they hold the index's monitor.
 * Confined to one thread at a time.
 */
final class ProcessScanner implements ProcReader.DescriptorHandler {
    /** Sockets that are added at a time: the lock is taken once in milliseconds, and held for less than 0.1 ms. */
    static final int BATCH = 1024;

    private final ProcReader reader;
    private final InodeIndex index;
    private final ProcessNames names;
    private final boolean withContext;
    private final byte[] text = new byte[ProcessNames.CONTEXT_LENGTH];
    private final byte[] commandLine = new byte[ProcessNames.COMMAND_LINE_LENGTH];
    private final long[] inodes = new long[BATCH];
    private final int[] fds = new int[BATCH];

    private ScanWork work;
    private int processes;
    private int processesDenied;
    private long descriptors;
    private long sockets;
    private long unreadable;
    private int pid;
    private boolean named;
    private int batched;

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

    /**
     * Scan what there is to do until there is no more.
     *
     * @param toDo shared with the other scanners.
     */
    void scan(final ScanWork toDo) {
        work = toDo;
        final ScanWork.Part part = new ScanWork.Part();
        while (work.take(part)) {
            scan(part);
            work.done();
        }
    }

    /**
     * Begin with a process whose descriptors are told to {@link #onDescriptor} from elsewhere.
     *
     * @param process its pid.
     */
    void begin(final int process) {
        pid = process;
        named = false;
        processes++;
    }

    /** End with a process that was begun: what was seen of it goes into the index. */
    void end() {
        synchronized (index) {
            for (int i = 0; i < batched; i++) {
                index.add(inodes[i], pid, fds[i]);
            }
        }
        sockets += batched;
        batched = 0;
    }

    /** What was seen so far. */
    ScanReport report() {
        return new ScanReport(true, processes, processesDenied, descriptors, sockets, unreadable);
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
        if (batched == BATCH) {
            end();
        }
        inodes[batched] = inode;
        fds[batched] = fd;
        batched++;
        return true;
    }

    @Override
    public void onUnreadable() {
        unreadable++;
    }

    @Override
    public boolean onMore(final long position) {
        return work.give(pid, position);
    }

    private void scan(final ScanWork.Part part) {
        pid = part.pid();
        named = false;
        final boolean first = part.position() == 0;
        if (first) {
            processes++;
        }
        final ProcReader.Outcome outcome = reader.readDescriptors(pid, part.position(), this);
        end();
        if (first && outcome == ProcReader.Outcome.DENIED) {
            processesDenied++;
        } else if (outcome == ProcReader.Outcome.DENIED || outcome == ProcReader.Outcome.FAILED) {
            unreadable++;
        }
    }

    /** Reads the name on the first socket; without one netstat does not take the process for an owner. */
    private boolean readName() {
        synchronized (index) {
            named = names.isKnown(pid); // by the scanner of another part
        }
        if (named) {
            return true;
        }
        final int length = reader.readFile(pid, ProcReader.ProcFile.COMMAND_LINE, commandLine);
        if (length < 0) {
            if (length != ProcReader.FILE_GONE) {
                unreadable++;
            }
            return false;
        }
        // Where no security module is active there is no context to read, which is nothing to report.
        final int contextLength = withContext ? reader.readFile(pid, ProcReader.ProcFile.CONTEXT, text) : 0;
        synchronized (index) {
            names.putName(pid, commandLine, length);
            names.putContext(pid, text, contextLength);
        }
        named = true;
        return true;
    }
}
