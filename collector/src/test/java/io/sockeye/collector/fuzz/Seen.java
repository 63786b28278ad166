package io.sockeye.collector.fuzz;

import java.nio.file.Path;
import java.util.zip.CRC32;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * Looks at every byte of every row and sums it up, so that two runs over the same inputs can be compared. Confined to
 * one thread at a time.
 */
final class Seen implements RowSink {
    private final String directory;
    private final CRC32 digest = new CRC32();
    private final Row row = new Row();
    private byte[] bytes = new byte[512];
    private long rows;
    private long malformed;

    /**
     * Nothing is seen yet.
     *
     * @param directory of the files that are read: another one in each run, so it does not count in what is said.
     */
    Seen(final Path directory) {
        this.directory = directory.toString();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row);
            if (row.length() > bytes.length) {
                bytes = new byte[row.length()];
            }
            row.getBytes(0, bytes, 0, row.length());
            digest.update(bytes, 0, row.length());
        }
        rows += batch.count();
        return true;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        digest.update((int) position);
        malformed++;
    }

    /** Note something else that came out, by what it says of itself. */
    void value(final Object value) {
        final String text = String.valueOf(value).replace(directory, "");
        for (int i = 0; i < text.length(); i++) {
            digest.update(text.charAt(i));
        }
        rows++;
    }

    /** Note that the input was refused. */
    void refused() {
        digest.update(1);
    }

    long digest() {
        return digest.getValue();
    }

    @Override
    public String toString() {
        return "rows=" + rows + ", malformed=" + malformed + ", digest=" + Long.toHexString(digest());
    }
}
