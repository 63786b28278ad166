package io.sockeye.benchmarks.support;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** Checks rows against the made-up sockets that they were read from. */
public final class Rows {
    private Rows() {}

    /**
     * Refuse a batch that is not what it should be.
     *
     * @param batch  to look at.
     * @param family of the sockets.
     * @param first  number of the batch's first socket.
     * @param count  of sockets that the batch should have.
     * @param who    filled it.
     */
    public static void requireSockets(
            final RowBatch batch, final Family family, final int first, final int count, final String who) {
        if (batch.count() != count) {
            throw new IllegalStateException(who + ": rows=" + batch.count() + ", expected=" + count);
        }
        final SocketRecord row = new SocketRecord();
        for (int i = 0; i < count; i++) {
            final SyntheticSocket socket = SyntheticSocket.of(family, first + i);
            if (!socket.isIn(batch.get(i, row))) {
                throw new IllegalStateException(who + ": wrong row: number=" + (first + i) + ", expected=" + socket);
            }
        }
    }
}
