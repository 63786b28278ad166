package io.sockeye.collector.masquerade;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

import io.sockeye.collector.DumpResult;
import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FileFailure;
import io.sockeye.collector.text.ProcRoot;

/**
 * Tracked connections from {@code /proc/net/nf_conntrack}, which root can read. It does not tell of adjusted sequence numbers.
 * Nothing is allocated per connection. Confined to one thread at a time.
 */
public final class ProcConntrackSource implements ConnectionSource {
    /** What users call it. */
    static final String NAME = "proc";
    /** What a line or a message should be. */
    static final String WHAT = "conntrack";

    private static final String FILE = "nf_conntrack";
    /**
     * How much is asked for at once, in bytes. The kernel gives a page at most; up to this length the JDK reads through
     * the stack, beyond it through memory that it allocates anew each time.
     */
    private static final int READ_LENGTH = 8192;
    /** A line longer than this many bytes is none; the kernel's own end long before. */
    private static final int MAX_LINE_LENGTH = 1 << 16;

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private final RowWriter<ConnectionRecord> rows = new RowWriter<>(
            new ConnectionRecord(), new RowBatch(ConnectionRecord.LENGTH, ConnectionRecord.BATCH_ROWS), counters);
    private final ConntrackLine line = new ConntrackLine();
    private byte[] buffer = new byte[2 * READ_LENGTH];
    private Family family;
    private long lines;

    /**
     * A source.
     *
     * @param root where the file is.
     */
    public ProcConntrackSource(final ProcRoot root) {
        this.root = root;
    }

    @Override
    public DumpResult collect(final Family family, final RowSink sink) throws IOException {
        this.family = family;
        lines = 0;
        final String path = root.netFile(FILE);
        try (FileInputStream file = new FileInputStream(path)) {
            rows.begin(sink);
            read(file, path);
            rows.flush();
            return DumpResult.complete(NAME, rows.malformed());
        } catch (final FileNotFoundException e) {
            return refusalOf(path, e);
        } finally {
            counters.addMessages(lines);
            counters.addSystemCalls(2); // to open it and to close it
        }
    }

    private static DumpResult refusalOf(final String path, final FileNotFoundException cause) throws IOException {
        final FileSystemException failure = FileFailure.ofOpening(path);
        if (failure instanceof NoSuchFileException || failure instanceof AccessDeniedException) {
            final DumpStatus status =
                    failure instanceof AccessDeniedException ? DumpStatus.DENIED : DumpStatus.UNSUPPORTED;
            return DumpResult.refused(status, NAME, path + ": " + FileFailure.reasonOf(failure));
        }
        throw failure == null ? cause : failure;
    }

    private void read(final FileInputStream file, final String path) throws IOException {
        int length = 0;
        int received = READ_LENGTH;
        while (received > 0 && rows.isWanted()) {
            if (buffer.length - length < READ_LENGTH) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            }
            received = readChunk(file, path, length);
            length += Math.max(0, received);
            if (received <= 0 && length > 0 && buffer[length - 1] != '\n') {
                // The last line may come without its newline.
                buffer[length] = '\n';
                length++;
            }
            length = parseLines(length);
        }
    }

    private int readChunk(final FileInputStream file, final String path, final int offset) throws IOException {
        try {
            final int received = file.read(buffer, offset, READ_LENGTH);
            counters.addReceive(received);
            return received;
        } catch (final IOException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** Parse the whole lines of the buffer, and move what is left to its start; its length in bytes. */
    private int parseLines(final int length) {
        int from = 0;
        int newline = AsciiScan.indexOfNewline(buffer, from, length);
        while (newline < length && rows.isWanted()) {
            parseLine(from, newline);
            from = newline + 1;
            newline = AsciiScan.indexOfNewline(buffer, from, length);
        }
        int left = length - from;
        if (left > MAX_LINE_LENGTH) {
            // Its end is taken for a line of its own, which is none either.
            lines++;
            rows.malformed(WHAT, lines);
            from = length;
            left = 0;
        }
        System.arraycopy(buffer, from, buffer, 0, left);
        return left;
    }

    private void parseLine(final int from, final int newline) {
        lines++;
        final ConnectionRecord row = rows.next();
        final boolean isWhole = line.parse(buffer, from, newline, row);
        if (!isWhole) {
            rows.removeLast();
            rows.malformed(WHAT, lines);
        } else if (family != Family.UNSPEC && row.family() != family.number()) {
            rows.removeLast();
        }
    }

    @Override
    public SourceCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        // The file is open only while it is read.
    }
}
