package io.sockeye.collector.survey;

import io.sockeye.collector.ledger.SocketLedger;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.sockdiag.TcpInfo;

/**
 * Sockets that the kernel has told to be destroyed, kept until the next look has come: only then it is known which of
 * them no look has seen, as they lived and died between two. So many are kept; those beyond are counted as lost.
 * Threads: rows come on one, and are told on another.
 */
public final class DestroyedSockets implements RowSink {
    /** Sockets that are kept at most. */
    public static final int MOST = 1 << 17;

    /** Told of sockets that no look has seen. */
    interface Handler {
        /** A socket that lived and died between two looks, with the bytes of its life. */
        void onShortLived(int protocol, int localPort, long acked, long received);
    }

    /** Lets them go untold. */
    static final Handler NOBODY = (protocol, localPort, acked, received) -> {};

    private static final int PORT_BITS = 16;
    private static final int LEAST_INFO = TcpInfo.TCPI_BYTES_RECEIVED_OFFSET + Long.BYTES;

    private final SocketRecord row = new SocketRecord();
    private final long[] cookies = new long[MOST];
    private final int[] kinds = new int[MOST];
    private final long[] acked = new long[MOST];
    private final long[] received = new long[MOST];
    private int count;
    private long lost;

    /** None yet. */
    public DestroyedSockets() {}

    @Override
    public synchronized boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row);
            // Without a port it was never to be found in a dump.
            if (row.cookie() != 0 && row.localPort() != 0) {
                add();
            }
        }
        return true;
    }

    private void add() {
        if (count == MOST) {
            lost++;
            return;
        }
        cookies[count] = row.cookie();
        kinds[count] = row.protocol() << PORT_BITS | row.localPort();
        acked[count] = bytes(TcpInfo.TCPI_BYTES_ACKED_OFFSET);
        received[count] = bytes(TcpInfo.TCPI_BYTES_RECEIVED_OFFSET);
        count++;
    }

    private long bytes(final int offset) {
        final boolean isThere = row.hasDetails() && row.getShort(RowLayout.INFO_LENGTH_OFFSET) >= LEAST_INFO;
        return isThere ? Math.max(0, row.getLong(RowLayout.INFO_OFFSET + offset)) : 0;
    }

    @Override
    public synchronized void onMalformed(final String what, final long position) {
        lost++;
    }

    /** All rows of a look have come, and none is closed yet: what the ledger does not know lived between two looks. */
    synchronized void settle(final SocketLedger ledger, final Handler handler) {
        for (int i = 0; i < count; i++) {
            if (!ledger.isTracked(cookies[i])) {
                final int kind = kinds[i];
                handler.onShortLived(kind >>> PORT_BITS, kind & 0xFFFF, acked[i], received[i]);
            }
        }
        count = 0;
    }

    /** {@return sockets that were told and not kept, or could not be read} */
    public synchronized long lost() {
        return lost;
    }
}
