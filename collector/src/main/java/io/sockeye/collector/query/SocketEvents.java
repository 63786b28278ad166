package io.sockeye.collector.query;

import java.io.IOException;

/**
 * Tells of sockets that are destroyed, when it happens: those that live and die between two looks are known to nobody
 * else. Confined to one thread, but for {@link #lost()}.
 */
public interface SocketEvents extends AutoCloseable {
    /**
     * Begin to listen, in the network namespace of this thread. From then on the kernel makes a message for each socket
     * that is destroyed.
     *
     * @throws IOException if the kernel refuses.
     */
    void open() throws IOException;

    /**
     * Wait for what is told next, and hand it on.
     *
     * @throws IOException if nothing can be received any more; what is lost is counted instead.
     */
    void receive() throws IOException;

    /** {@return how often more was told than was received} */
    long lost();

    /** Stop listening. */
    @Override
    void close();
}
