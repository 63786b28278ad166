package io.sockeye.collector.masquerade;

import java.io.IOException;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;

/** Where tracked connections come from. Confined to one thread at a time. */
public interface ConnectionSource extends AutoCloseable {
    /** {@return {@code netlink} or {@code proc}} */
    String name();

    /**
     * Deliver the connections there are.
     *
     * @param family         of them, {@link Family#UNSPEC} for IPv4 and IPv6.
     * @param translatedOnly whether only those are wanted of which an address or port is translated.
     * @param handler        to deliver to.
     * @return how it ended. After a refusal nothing was delivered, and {@link #refusal()} says why.
     * @throws IOException if it failed in the middle, or for a reason that no other source could make up for.
     */
    DumpStatus collect(Family family, boolean translatedOnly, ConnectionHandler handler) throws IOException;

    /** {@return why the last collection was refused, empty if it was not} */
    String refusal();

    /** {@return what was done so far; {@link SourceCounters#sockets()} are rows delivered} */
    SourceCounters counters();

    @Override
    void close();
}
