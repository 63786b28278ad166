package io.sockeye.collector.route;

import io.sockeye.collector.record.RowSink;

/** Receives the routing cache of IPv4. */
public interface CacheSink extends RowSink {
    /**
     * How the table is laid out; comes after {@link #onTable()}, before any row.
     *
     * @param layout of the table, or null if its header is of none that is known; then no row comes.
     * @param marks  which columns the header has of those that tell layouts apart, a bit each: {@code IRTT} 1, {@code
     *               TOS} 2, {@code HHRef} 4, {@code HHUptod} 8, {@code SpecDst} 16, {@code HH} 32, {@code ARP} 64.
     */
    void onLayout(CacheLayout layout, int marks);
}
