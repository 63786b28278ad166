package io.sockeye.collector;

import io.sockeye.collector.record.SocketRecord;

/** What is done with a socket and the processes that hold it. */
@FunctionalInterface
public interface OwnedRowAction {
    /**
     * One socket.
     *
     * @param row    of the socket; valid only during this call.
     * @param owners that hold it; valid only during this call.
     */
    void accept(SocketRecord row, SocketOwners owners);
}
