package io.sockeye.collector.legacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.record.LegacyRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/**
 * Reads the sockets of a legacy family as rows. What the lines hold is told by {@link Ax25Reader}, {@link X25Reader},
 * {@link IpxReader}, {@link NetRomReader} and {@link RoseReader}, which read them for netstat's tables, as netstat
 * does.
 *
 * <p>A row has what the kernel means, also where netstat reads something else: logical channels are hexadecimal, so
 * that no line is malformed for a letter in one; queues of IPX are not swapped, nor are the bytes of its ports; what a
 * line does not tell is not there, rather than 0 or what the line before had; and where {@code x25} is a directory, as
 * it is since Linux 2.6, the sockets are in it. A malformed line is told to the sink by the family's word, and the next
 * one is read. Confined to one thread.
 */
public final class LegacySocketReader {
    private static final byte[] AX25_HEADER = "dest_addr".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_LINES = {};

    private final ProcRoot root;
    private final SourceCounters counters;
    private final RowWriter<LegacyRecord> rows;
    private final LegacySocketLine line = new LegacySocketLine();
    private byte[] content = NO_LINES;

    /**
     * Prepare; nothing is read yet.
     *
     * @param root     where /proc is.
     * @param counters to count what reading takes.
     */
    public LegacySocketReader(final ProcRoot root, final SourceCounters counters) {
        this.root = root;
        this.counters = counters;
        rows = new RowWriter<>(
                new LegacyRecord(), new RowBatch(LegacyRecord.LENGTH, LegacyRecord.BATCH_ROWS), counters);
    }

    /**
     * Deliver the sockets of a family.
     *
     * @param family {@code AF_*}, a constant of {@link LegacyFamilies} but {@link LegacyFamilies#DDP}.
     * @param what   they are, the word for the sink.
     * @param sink   of rows.
     * @return how it ended; a refusal where the file is not there.
     * @throws FileSystemException if the file is there in some way and cannot be opened.
     * @throws IOException         if reading failed after opening.
     */
    public DumpResult read(final int family, final String what, final RowSink sink) throws IOException {
        try (TextFile file = open(family)) {
            if (file.outcome() == TextFile.Outcome.MISSING) {
                return DumpResult.refused("proc", file);
            }
            if (!file.isOpen()) {
                throw new FileSystemException(file.path(), null, file.reason());
            }
            content = file.isDirectory() ? NO_LINES : file.readAllBytes();
            sink.onTable();
            rows.begin(sink, file.path());
        }
        readLines(family, what);
        rows.flush();
        return rows.complete("proc");
    }

    private TextFile open(final int family) throws IOException {
        final TextFile file = TextFile.open(root.netFile(name(family)), counters);
        if (family != LegacyFamilies.X25 || !file.isDirectory()) {
            return file;
        }
        final TextFile inside = TextFile.open(root.netFile("x25/socket"), counters);
        if (inside.outcome() == TextFile.Outcome.MISSING) {
            return file;
        }
        file.close();
        return inside;
    }

    private static String name(final int family) {
        return switch (family) {
            case LegacyFamilies.AX25 -> "ax25";
            case LegacyFamilies.IPX -> "ipx/socket";
            case LegacyFamilies.NETROM -> "nr";
            case LegacyFamilies.X25 -> "x25";
            case LegacyFamilies.ROSE -> "rose";
            default -> throw new IllegalArgumentException("no sockets: family=" + family);
        };
    }

    private void readLines(final int family, final String what) {
        final LineReader lines = new LineReader().wrap(content, 0, content.length);
        boolean isHeaded = family != LegacyFamilies.AX25;
        while (rows.isWanted() && lines.next()) {
            final boolean isFirst = lines.number() == 1;
            if (isFirst && family == LegacyFamilies.AX25) {
                isHeaded = beginsWithHeader(lines);
            }
            if (isFirst && isHeaded) {
                continue;
            }
            if (!line.read(family, isHeaded, lines, rows.next().family(family))) {
                rows.removeLast();
                rows.malformed(what, lines.number(), lines.text(), lines.offset(), lines.limit());
            }
        }
    }

    private static boolean beginsWithHeader(final LineReader line) {
        boolean isHeader = line.length() >= AX25_HEADER.length;
        for (int i = 0; isHeader && i < AX25_HEADER.length; i++) {
            isHeader = line.text()[line.offset() + i] == AX25_HEADER[i];
        }
        return isHeader;
    }
}
