package io.sockeye.collector.filter;

import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowSink;

/** Which routes netstat prints of a table. Threads: immutable. */
public enum RouteFilter implements RowFilter<RouteRecord> {
    /** Routes that are usable: {@code -r}. */
    UP {
        @Override
        public boolean matches(final RouteRecord route) {
            return route.isUp();
        }
    },
    /** Routes of the IPv6 cache: {@code -6rC}. */
    CACHED {
        @Override
        public boolean matches(final RouteRecord route) {
            return route.isCached();
        }
    },
    /** IPv6 routes that are none of the cache: {@code -6r}. */
    NOT_CACHED {
        @Override
        public boolean matches(final RouteRecord route) {
            return !route.isCached();
        }
    };

    /**
     * Leave out the others.
     *
     * @param sink of the routes that pass.
     * @return the sink of all routes.
     */
    public RowSink before(final RowSink sink) {
        return new FilterStage<>(this, new RouteRecord(), sink);
    }
}
