package io.sockeye.collector.table;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/**
 * Tells which rows are of one thing: they stay together, behind the first of them, which says where they all stand.
 * Confined to one thread.
 */
public class RowChain {
    /** Each row stands for itself. Threads: safe. */
    public static final RowChain NONE = new RowChain();

    private RowChain() {}

    /** {@return the rows of sockets, of which one of SCTP has a row for each pair of its addresses} */
    public static RowChain ofSockets() {
        return new OfSockets();
    }

    /**
     * Whether a row is of the same thing as the one before it.
     *
     * @param batch with the row.
     * @param index of it; of the first row of a batch, the one before it was the last of the batch before.
     */
    boolean continues(final RowBatch batch, final int index) {
        return false;
    }

    /**
     * Whether the row behind it is of the same thing.
     *
     * @param batch with the row.
     * @param index of it.
     */
    boolean isContinued(final RowBatch batch, final int index) {
        return false;
    }

    /** Sockets. */
    private static final class OfSockets extends RowChain {
        private static final int SCTP = Protocol.SCTP.code();

        private final SocketRecord row = new SocketRecord();

        @Override
        boolean continues(final RowBatch batch, final int index) {
            return has(batch, index, SocketRecord.CONTINUED);
        }

        @Override
        boolean isContinued(final RowBatch batch, final int index) {
            return has(batch, index, SocketRecord.CONTINUES);
        }

        private boolean has(final RowBatch batch, final int index, final int flag) {
            return batch.get(index, row).protocol() == SCTP && (row.flags() & flag) != 0;
        }
    }
}
