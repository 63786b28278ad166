package io.sockeye.collector.process;

/** What is remembered of a process from look to look. Confined to one thread at a time. */
final class KnownProcess {
    private static final long NOT_READ = 0;

    private final int pid;
    private final ProcReader.DirectoryStatus status = new ProcReader.DirectoryStatus();
    private long startTime;
    private int listed;
    private boolean isDenied;
    /** Whether it waits to be read, or to be read on. */
    private boolean isQueued;
    /** Whether it has to be read again once it was read to its end. */
    private boolean isDueAgain;

    private int readingSince;
    private long position;
    private long counted;
    private int lastRead;
    private int floor;
    private long descriptors;

    /** A process that was not read yet. */
    KnownProcess(final int pid) {
        this.pid = pid;
    }

    /** {@return its id} */
    int pid() {
        return pid;
    }

    /** It was there when processes were listed for a look. */
    void list(final int look) {
        listed = look;
    }

    /** Whether it was there when processes were listed for a look. */
    boolean isListed(final int look) {
        return listed == look;
    }

    /** Whether its directory may be another process's, or looks at least as if it was changed by others. */
    boolean isOther(final ProcReader.DirectoryStatus now) {
        return status.inode != now.inode || status.modifiedNanos != now.modifiedNanos || status.uid != now.uid;
    }

    /** Whether as many descriptors are open as before, as far as the kernel tells. */
    boolean isAsLarge(final ProcReader.DirectoryStatus now) {
        return status.size == now.size;
    }

    /** Its directory is like this now. */
    void keep(final ProcReader.DirectoryStatus now) {
        status.inode = now.inode;
        status.modifiedNanos = now.modifiedNanos;
        status.uid = now.uid;
        status.size = now.size;
    }

    /** {@return when it was started, as {@code /proc/PID/stat} has it; -1 if that cannot be read} */
    long startTime() {
        return startTime;
    }

    /** It is a process that was started then, of which nothing that was read before holds. */
    void start(final long time, final int look) {
        startTime = time;
        floor = look;
        position = NOT_READ;
        isDenied = false;
    }

    /** It may have come to be readable. */
    void allow() {
        isDenied = false;
    }

    /** It may not be read. */
    void deny() {
        isDenied = true;
    }

    /** {@return whether it may not be read} */
    boolean isDenied() {
        return isDenied;
    }

    /** It is to be read: answers whether it has to be queued for that. */
    boolean queue() {
        if (isDenied) {
            return false;
        }
        if (isQueued) {
            isDueAgain |= position != NOT_READ;
            return false;
        }
        isQueued = true;
        return true;
    }

    /** {@return whether it waits to be read} */
    boolean isQueued() {
        return isQueued;
    }

    /** {@return where in its directory to read on, 0 for its start} */
    long position() {
        return position;
    }

    /** Reading begins, or goes on, for a look. */
    void read(final int look) {
        isQueued = true;
        if (position == NOT_READ) {
            readingSince = look;
            counted = 0;
        }
    }

    /** So many descriptors were read, and there are more from here on. */
    void pause(final long read, final long next) {
        counted += read;
        position = next;
    }

    /** What was tried is to be tried again from here. */
    void retry(final long from) {
        position = from;
    }

    /**
     * Reading has come to its end.
     *
     * @param outcome of it.
     * @param read    descriptors that were read last.
     * @param look    for which it was read.
     * @return whether it is to be read once more.
     */
    boolean end(final ProcReader.Outcome outcome, final long read, final int look) {
        isQueued = false;
        position = NOT_READ;
        lastRead = readingSince;
        switch (outcome) {
            case READ:
                floor = Math.max(floor, readingSince);
                descriptors = counted + read;
                break;
            case DENIED:
                isDenied = true;
                floor = look;
                break;
            case GONE:
                floor = look;
                break;
            default:
                break; // what is known stays
        }
        final boolean isDue = isDueAgain && outcome == ProcReader.Outcome.READ;
        isDueAgain = false;
        return isDue;
    }

    /** {@return the look since whose beginning all was read at least once} */
    int lastRead() {
        return lastRead;
    }

    /** {@return the look before which what was read does not hold any more, if it was not read since} */
    int floor() {
        return floor;
    }

    /** {@return how many descriptors of all kinds it had} */
    long descriptors() {
        return descriptors;
    }
}
