package io.sockeye.collector.process;

/** The processes that hold each socket. How an implementation may be used by threads it says itself. */
public interface ProcessLookup {
    /**
     * The process that netstat names as the owner of a socket: of those that hold it, the one with the lowest pid.
     *
     * @param inode of the socket.
     * @return its pid, or {@link InodeIndex#NO_OWNER}.
     */
    int firstOwner(long inode);

    /**
     * Visit every descriptor that refers to a socket, by ascending pid.
     *
     * @param inode   of the socket.
     * @param handler to be told of them.
     * @return how many there are.
     */
    int owners(long inode, OwnerHandler handler);

    /**
     * The name of a process that was answered as an owner, as it wrote it itself.
     *
     * @param pid of the process.
     * @return the name, which must not be changed; may hold any byte but NUL.
     */
    byte[] name(int pid);

    /**
     * The command line of a process that was answered as an owner.
     *
     * @param pid of the process.
     * @return the command line, which must not be changed; null where it is empty, unknown or was not asked for.
     */
    byte[] command(int pid);
}
