package io.sockeye.collector.netlink;

import java.util.zip.CRC32C;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** What rows are, in one number, for who compares very many. */
public final class RowDigest implements RowSink {
    private final CRC32C digest = new CRC32C();
    private final Row row = new Row();
    private byte[] bytes = {};
    private long rows;
    private long malformed;

    @Override
    public boolean onRows(final RowBatch batch) {
        if (bytes.length != batch.rowLength()) {
            bytes = new byte[batch.rowLength()];
        }
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row).getBytes(0, bytes, 0, bytes.length);
            digest.update(bytes);
        }
        rows += batch.count();
        return true;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        malformed++;
    }

    public long malformed() {
        return malformed;
    }

    @Override
    public String toString() {
        return "rows=" + rows + ", malformed=" + malformed + ", digest=" + digest.getValue();
    }
}
