package io.sockeye.cli.output;

/**
 * Which process holds a socket, in the words of the table. Answers are already fit for a terminal: no control byte in
 * them. They are not cut; the table does that. A look-up allocates nothing. Threads: that of the table.
 */
public interface ProgramColumn {
    /**
     * The process that holds a socket.
     *
     * @param inode of the socket, unsigned; 0 for none.
     * @return {@code PID/name}, or {@code -} if none is known; not to be changed.
     */
    byte[] label(long inode);

    /**
     * The security context of that process.
     *
     * @param inode of the socket, unsigned; 0 for none.
     * @return the context, or {@code -} if none is known; not to be changed.
     */
    byte[] context(long inode);
}
