package io.sockeye.collector.process;

/** Who holds which socket. How an implementation may be used by threads it says itself. */
interface OwnerIndex extends AutoCloseable {
    /**
     * Add a descriptor.
     *
     * @param inode of the socket, any 64-bit number but 0.
     * @param pid   of the process that holds it.
     * @param fd    number of the descriptor in that process.
     * @throws IllegalStateException if there are too many.
     */
    void add(long inode, int pid, int fd);

    /** Whether a descriptor was added. */
    boolean contains(long inode, int pid, int fd);

    /**
     * The process with the lowest pid that holds a socket.
     *
     * @param inode of the socket.
     * @return its pid, or {@link InodeIndex#NO_OWNER}.
     */
    int firstOwner(long inode);

    /**
     * Visit every descriptor that refers to a socket.
     *
     * @param inode   of the socket.
     * @param handler to be told of them.
     * @return how many there are.
     */
    int owners(long inode, OwnerHandler handler);

    /** Bring the descriptors of each socket into the order of pids and descriptors, if that is yet to be done. */
    void sortOwners();

    /** {@return off-heap memory that is allocated, in bytes} */
    long capacityBytes();

    @Override
    void close();
}
