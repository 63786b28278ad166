package io.sockeye.collector.process;

/** Is told which descriptors refer to a socket. Called on the thread that asks. */
@FunctionalInterface
public interface OwnerHandler {
    /**
     * One descriptor that refers to the socket. A process may hold several.
     *
     * @param pid of the process.
     * @param fd  number of the descriptor in that process.
     */
    void onOwner(int pid, int fd);
}
