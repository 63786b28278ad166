package io.sockeye.collector.masquerade;

import java.io.IOException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * Tracked connections from {@code /proc/net/nf_conntrack}, which root can read. It does not tell of adjusted sequence
 * numbers. Nothing is allocated per connection. Confined to one thread at a time.
 */
final class ProcConntrackSource implements ConnectionSource {
    /** What users call it. */
    static final String NAME = "proc";
    /** What a line or a message should be. */
    static final String WHAT = "conntrack";

    private static final String FILE = "nf_conntrack";
    /** A line longer than this many bytes is none; the kernel's own end long before. */
    private static final int MAX_LINE_LENGTH = 1 << 16;

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private final RowWriter<ConnectionRecord> rows = new RowWriter<>(
            new ConnectionRecord(), new RowBatch(ConnectionRecord.LENGTH, ConnectionRecord.BATCH_ROWS), counters);
    private final ConntrackLine line = new ConntrackLine();
    private final LineReader lines = new LineReader();
    private Family family;

    /**
     * A source.
     *
     * @param root where the file is.
     */
    ProcConntrackSource(final ProcRoot root) {
        this.root = root;
    }

    @Override
    public DumpResult collect(final Family family, final RowSink sink) throws IOException {
        this.family = family;
        try (TextFile file = TextFile.open(root.netFile(FILE), counters)) {
            if (file.outcome() == TextFile.Outcome.REFUSED) {
                throw new IOException(file.refusal());
            }
            if (!file.isOpen()) {
                return DumpResult.refused(NAME, file);
            }
            read(file, sink);
            return DumpResult.complete(NAME, rows.malformed());
        }
    }

    private void read(final TextFile file, final RowSink sink) throws IOException {
        rows.begin(sink);
        lines.begin(file, MAX_LINE_LENGTH);
        try {
            while (rows.isWanted() && lines.fill()) {
                while (rows.isWanted() && lines.next()) {
                    parseLine();
                }
            }
        } finally {
            counters.addMessages(lines.number());
        }
        rows.flush();
    }

    private void parseLine() {
        final ConnectionRecord row = rows.next();
        final boolean isWhole = line.parse(lines.text(), lines.offset(), lines.limit(), row);
        if (!isWhole) {
            rows.removeLast();
            rows.malformed(WHAT, lines.number());
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
