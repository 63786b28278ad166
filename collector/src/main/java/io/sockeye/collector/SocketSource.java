package io.sockeye.collector;

import java.io.IOException;

/**
 * A place that sockets come from. Confined to one thread at a time.
 */
public interface SocketSource extends AutoCloseable {
    /**
     * What users call this source, as in {@code --source=netlink}.
     *
     * @return a short lower-case word.
     */
    String name();

    /**
     * Deliver the sockets of one protocol and family. Rows are a superset of what {@code query} selects:
     * {@link io.sockeye.collector.filter.SocketFilter} makes it exact.
     *
     * @param protocol of the sockets.
     * @param family   of the sockets; {@link Family#UNIX} goes with {@link Protocol#UNIX} only.
     * @param query    what is needed of them.
     * @param handler  to deliver to.
     * @return how it ended. Whatever was delivered stands, also where the status is not COMPLETE; nothing was delivered
     *     where it is UNSUPPORTED or DENIED.
     * @throws IOException if reading failed in another way.
     */
    DumpStatus collect(Protocol protocol, Family family, SocketQuery query, SocketHandler handler) throws IOException;

    /**
     * Why the last {@code collect} ended UNSUPPORTED or DENIED.
     *
     * @return a reason for users to read, one line; empty if it did not.
     */
    String refusal();

    @Override
    void close();
}
