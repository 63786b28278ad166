package io.sockeye.collector.process;

import java.nio.file.Path;

import io.sockeye.linux.NativeAccess;

/**
 * The processes that hold each socket, as they were when they were scanned. Made once for each listing, since
 * descriptors come and go; closing it frees its memory. Look-ups allocate nothing.
 *
 * <p>Threads: any number may look up at the same time, none during or after {@link #close()}.
 */
public final class ProcessIndex implements AutoCloseable {
    /** Open files from which on linking native code, 45 to 50 ms in a cold process, is made good by what it saves. */
    private static final long BREAK_EVEN_FILES = 10_000;

    private final InodeIndex index;
    private final ProcessNames names;
    private final ScanReport report;

    private ProcessIndex(final InodeIndex index, final ProcessNames names, final ScanReport report) {
        this.index = index;
        this.names = names;
        this.report = report;
    }

    /**
     * Scan all processes, by system calls where those can be made and there is enough to read that linking them pays.
     *
     * @param procRoot    where proc is mounted, {@code /proc} as a rule.
     * @param withContext whether security contexts are wanted too.
     * @return the index; what could not be read is in its {@link #report()}.
     * @throws IllegalStateException if there are more descriptors than {@link InodeIndex#MAX_DESCRIPTORS}.
     */
    public static ProcessIndex scan(final Path procRoot, final boolean withContext) {
        final long files = OpenFiles.estimate(procRoot);
        return scan(procRoot, withContext, files == OpenFiles.UNKNOWN || files > BREAK_EVEN_FILES);
    }

    /**
     * Scan all processes. Linking native code costs tens of milliseconds in a cold process, which is more than reading
     * some thousand descriptors without it; a caller that has not linked it yet can do without.
     *
     * @param procRoot      where proc is mounted, {@code /proc} as a rule.
     * @param withContext   whether security contexts are wanted too.
     * @param nativeAllowed false to leave native code alone, true to use it where it can be called.
     * @return the index; what could not be read is in its {@link #report()}.
     * @throws IllegalStateException if there are more descriptors than {@link InodeIndex#MAX_DESCRIPTORS}.
     */
    public static ProcessIndex scan(final Path procRoot, final boolean withContext, final boolean nativeAllowed) {
        final InodeIndex index = new InodeIndex();
        final ProcessNames names = new ProcessNames();
        boolean complete = false;
        try (ProcReader reader = nativeAllowed && NativeAccess.isAvailable()
                ? new NativeProcReader(procRoot)
                : new NioProcReader(procRoot)) {
            final ScanReport report = new ProcessScanner(reader, index, names, withContext).scan();
            complete = true;
            return new ProcessIndex(index, names, report);
        } finally {
            if (!complete) {
                index.close();
            }
        }
    }

    /**
     * What netstat prints for a socket's owner: the pid and name of the first process that holds it, uncut.
     *
     * @param inode of the socket.
     * @return the text, which must not be changed; {@code -} where no owner is known, as for inode 0.
     */
    public byte[] label(final long inode) {
        return names.label(index.firstOwner(inode));
    }

    /**
     * The security context of the first process that holds a socket, uncut.
     *
     * @param inode of the socket.
     * @return the text, which must not be changed; {@code -} where none is known or none was asked for.
     */
    public byte[] context(final long inode) {
        return names.context(index.firstOwner(inode));
    }

    /**
     * The process that netstat names as the owner of a socket: of those that hold it, the one with the lowest pid.
     *
     * @param inode of the socket.
     * @return its pid, or {@link InodeIndex#NO_OWNER}.
     */
    public int firstOwner(final long inode) {
        return index.firstOwner(inode);
    }

    /**
     * Visit every descriptor that refers to a socket, by ascending pid.
     *
     * @param inode   of the socket.
     * @param handler to be told of them.
     * @return how many there are.
     */
    public int owners(final long inode, final OwnerHandler handler) {
        return index.owners(inode, handler);
    }

    /** {@return the names and contexts of the processes that hold sockets} */
    public ProcessNames names() {
        return names;
    }

    /** {@return what the scan saw and what it could not see} */
    public ScanReport report() {
        return report;
    }

    /** {@return off-heap memory of the index, in bytes} */
    public long capacityBytes() {
        return index.capacityBytes();
    }

    @Override
    public void close() {
        index.close();
    }
}
