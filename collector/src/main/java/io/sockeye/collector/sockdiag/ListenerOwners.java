package io.sockeye.collector.sockdiag;

import java.util.HashMap;
import java.util.Map;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/**
 * Who owns a connection that no process has accepted yet. /proc/net/tcp prints the listener's owner for it, a sock_diag
 * dump says 0; so the listeners are dumped first and looked up by local address and port. Both are few, so this is not
 * a hot path. Confined to one thread while it is filled; then any number may resolve.
 */
final class ListenerOwners implements RowSink {
    /** Compared by hand: what a record is given for it the JVM spins at run time, 8 ms of a cold process. */
    private record Endpoint(int family, long first, long last, int port) {
        @Override
        public boolean equals(final Object object) {
            return object instanceof final Endpoint other
                    && family == other.family
                    && first == other.first
                    && last == other.last
                    && port == other.port;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * family + Long.hashCode(first)) + Long.hashCode(last)) + port;
        }
    }

    private final Map<Endpoint, Long> uids = new HashMap<>();
    private final SocketRecord listener = new SocketRecord();
    private final RowSink handler;

    /**
     * No owners yet.
     *
     * @param handler to hear of malformed messages.
     */
    ListenerOwners(final RowSink handler) {
        this.handler = handler;
    }

    @Override
    public boolean onRows(final RowBatch listeners) {
        for (int i = 0; i < listeners.count(); i++) {
            add(listeners.get(i, listener));
        }
        return true;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        handler.onMalformed(what, position);
    }

    private void add(final SocketRecord socket) {
        uids.put(
                new Endpoint(
                        socket.family(), socket.localAddressHalf(0), socket.localAddressHalf(1), socket.localPort()),
                socket.uid());
    }

    /**
     * Give a connection its listener's owner, if the listener is known: the one on its address, else on any address.
     */
    void resolve(final SocketRecord connection) {
        Long uid = find(connection.family(), connection, false);
        if (uid == null) {
            uid = find(connection.family(), connection, true);
        }
        if (uid == null && connection.family() == Family.INET.number()) {
            uid = find(Family.INET6.number(), connection, true);
        }
        if (uid != null) {
            connection.uid(uid);
        }
    }

    private Long find(final int family, final SocketRecord connection, final boolean anyAddress) {
        return uids.get(new Endpoint(
                family,
                anyAddress ? 0 : connection.localAddressHalf(0),
                anyAddress ? 0 : connection.localAddressHalf(1),
                connection.localPort()));
    }
}
