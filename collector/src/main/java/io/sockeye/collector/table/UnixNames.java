package io.sockeye.collector.table;

import org.agrona.collections.Long2ObjectHashMap;

import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/**
 * The names of UNIX sockets by their inodes: kept of all that have one, so that those of peers are known when sockets
 * are listed. What is made later is not known. Filled by one thread; then read by any number.
 */
public final class UnixNames implements RowSink {
    private final Long2ObjectHashMap<byte[]> names = new Long2ObjectHashMap<>();
    private final SocketRecord row = new SocketRecord();

    /** No names yet. */
    public UnixNames() {}

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row);
            if (row.pathLength() > 0) {
                final byte[] name = new byte[row.pathLength()];
                row.getBytes(RowLayout.PATH_OFFSET, name, 0, name.length);
                names.put(row.inode(), name);
            }
        }
        return true;
    }

    /** Whoever runs the source counts them. */
    @Override
    public void onMalformed(final String what, final long position) {}

    /**
     * The name of a socket.
     *
     * @param inode of the socket.
     * @return its path, or after an @ its abstract name, not to be changed; null if it has none, or is not known.
     */
    public byte[] find(final long inode) {
        return names.get(inode);
    }
}
