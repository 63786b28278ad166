package io.sockeye.collector.query;

import java.io.IOException;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowSink;

/**
 * A place that sockets come from. Confined to one thread at a time.
 */
public interface SocketSource extends AutoCloseable {
    /**
     * Deliver the sockets of one protocol and family. Rows are a superset of what {@code query} selects:
     * {@link io.sockeye.collector.filter.SocketFilter} makes it exact.
     *
     * <p>With several handlers they are delivered at the same time, each socket to one of them, by as many threads as
     * there are handlers or fewer, the caller's among them; each handler is called by one thread only. All threads but
     * the caller's are gone when this returns.
     *
     * @param protocol of the sockets.
     * @param family   of the sockets; {@link Family#UNIX} goes with {@link Protocol#UNIX} only. Of {@link
     *                 Family#UNSPEC} IPv4 tells whether the protocol is known; IPv6 is passed over where it is not
     *                 there.
     * @param query    what is needed of them.
     * @param handlers to deliver to, at least one; one that wants no more does not stop the others.
     * @return how it ended.
     * @throws IOException if reading failed in another way.
     */
    DumpResult collect(Protocol protocol, Family family, SocketQuery query, List<? extends RowSink> handlers)
            throws IOException;

    /**
     * Deliver the sockets of one protocol and family to one handler, on the caller's thread.
     *
     * @param protocol of the sockets.
     * @param family   of the sockets.
     * @param query    what is needed of them.
     * @param handler  to deliver to.
     * @return as {@link #collect(Protocol, Family, SocketQuery, List)}.
     * @throws IOException if reading failed.
     */
    default DumpResult collect(
            final Protocol protocol, final Family family, final SocketQuery query, final RowSink handler)
            throws IOException {
        return collect(protocol, family, query, List.of(handler));
    }

    /**
     * What this source has done since it was made.
     *
     * @return a sum, not updated any more.
     */
    SourceCounters counters();

    @Override
    void close();
}
