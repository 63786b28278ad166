package io.sockeye.collector.source;

import io.sockeye.collector.filter.FilterStage;
import io.sockeye.collector.filter.RowFilter;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/**
 * Stands before the sink of UNIX sockets from netlink, which passes over connections that nobody has accepted yet: they
 * have no inode. How many there are the listeners tell; /proc has them. Confined to one thread at a time.
 */
final class WaitingConnections implements RowSink, RowFilter<SocketRecord> {
    private final RowSink sink;
    private final SocketRecord row = new SocketRecord();
    private long waiting;
    private boolean isMoreWanted = true;

    WaitingConnections(final RowSink sink) {
        this.sink = sink;
    }

    @Override
    public void onTable() {
        sink.onTable();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            if ((batch.get(i, row).flags() & SocketRecord.SO_ACCEPTCON) != 0) {
                waiting += row.recvQueue();
            }
        }
        isMoreWanted = sink.onRows(batch);
        return isMoreWanted;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        sink.onMalformed(what, position);
    }

    /** {@return whether /proc has rows that are missing} */
    boolean areMissing() {
        return isMoreWanted && waiting > 0;
    }

    /** {@return the sink of all rows of /proc, which lets through what is missing} */
    RowSink missing() {
        return new FilterStage<>(this, new SocketRecord(), sink);
    }

    /** No more of them than wait, whatever a name with line feeds makes of the file. */
    @Override
    public boolean matches(final SocketRecord socket) {
        if (socket.inode() != 0 || waiting == 0) {
            return false;
        }
        waiting--;
        return true;
    }
}
