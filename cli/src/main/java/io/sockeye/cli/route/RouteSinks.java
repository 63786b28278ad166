package io.sockeye.cli.route;

import io.sockeye.collector.record.RowSink;

/** Where the rows of each table of routes go. */
interface RouteSinks {
    /** {@return the sink of the IPv4 routes} */
    RowSink table();

    /**
     * The sink of the IPv4 cache, which may be a {@link io.sockeye.collector.route.CacheSink}.
     *
     * @param path of its file.
     */
    RowSink cache(String path);

    /**
     * The sink of the IPv6 routes.
     *
     * @param isCache whether it is those of the cache.
     */
    RowSink table6(boolean isCache);

    /** {@return the sink of the IPv6 neighbours} */
    RowSink neighbours();

    /** The rows of the table at hand have come, as far as they can. */
    void end();

    /**
     * Say that the kernel does not have a family.
     *
     * @param words to say.
     */
    void sayNotConfigured(String words);
}
