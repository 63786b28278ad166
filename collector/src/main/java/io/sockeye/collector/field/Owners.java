package io.sockeye.collector.field;

/**
 * The descriptors that refer to one socket at a time, by ascending process id. A cursor, which allocates nothing once
 * it has seen the socket with the most. Confined to one thread.
 */
public interface Owners {
    /** Answer of {@link #first} where no process is known. */
    int NONE = -1;

    /**
     * The first process that holds a socket.
     *
     * @param inode of the socket, unsigned; 0 for none.
     * @return its id, or {@link #NONE}.
     */
    int first(long inode);

    /**
     * The name of a process.
     *
     * @param pid of it.
     * @return the name in bytes from outside, not to be changed; null if it is not known.
     */
    byte[] name(int pid);

    /**
     * The command line of a process.
     *
     * @param pid of it.
     * @return the words with blanks between them, in bytes from outside, not to be changed; null if it is not known.
     */
    byte[] command(int pid);

    /**
     * Go before the first descriptor of a socket.
     *
     * @param inode of the socket, unsigned; 0 for none.
     */
    void begin(long inode);

    /** {@return whether there is a next descriptor, which this goes to} */
    boolean next();

    /** {@return id of the process} */
    int pid();

    /** {@return number of the descriptor} */
    int fd();
}
