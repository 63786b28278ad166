package io.sockeye.collector.masquerade;

import java.io.IOException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowSink;

/** Where tracked connections come from. Confined to one thread at a time. */
interface ConnectionSource extends AutoCloseable {
    /**
     * Deliver the connections there are, translated or not.
     *
     * @param family of them, {@link Family#UNSPEC} for IPv4 and IPv6.
     * @param sink   to deliver to.
     * @return how it ended.
     * @throws IOException if it failed in the middle, or for a reason that no other source could make up for.
     */
    DumpResult collect(Family family, RowSink sink) throws IOException;

    /** {@return what was done so far; {@link SourceCounters#sockets()} are rows delivered} */
    SourceCounters counters();

    @Override
    void close();
}
