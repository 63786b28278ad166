package io.sockeye.collector.condition.socket;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;

/** Tells Internet sockets from others. Threads: stateless. */
final class InternetRows {
    private static final int UNIX = Protocol.UNIX.code();

    private InternetRows() {}

    /** Whether a socket has ports and addresses. */
    static boolean isInternet(final Row row) {
        return row.getByte(RowLayout.PROTOCOL_OFFSET) != UNIX;
    }
}
