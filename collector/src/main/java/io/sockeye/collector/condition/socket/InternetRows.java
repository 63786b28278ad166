package io.sockeye.collector.condition.socket;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;

/** Tells Internet sockets from others. Threads: stateless. */
final class InternetRows {
    private static final int INET = Family.INET.number();
    private static final int INET6 = Family.INET6.number();

    private InternetRows() {}

    /** Whether a socket has ports and addresses. */
    static boolean isInternet(final Row row) {
        final int family = row.getByte(RowLayout.FAMILY_OFFSET);
        return family == INET || family == INET6;
    }
}
