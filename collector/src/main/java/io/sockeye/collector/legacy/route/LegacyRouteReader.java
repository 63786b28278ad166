package io.sockeye.collector.legacy.route;

import java.io.IOException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.record.LegacyRecord;
import io.sockeye.collector.record.LegacyRouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/**
 * Reads the routes of a legacy family as rows. What the lines hold is told by {@link Ax25Routes}, {@link IpxRoutes},
 * {@link AppleTalkRoutes}, {@link NetRomRoutes}, {@link RoseRoutes} and {@link X25Routes}, which read them for
 * netstat's tables, as netstat does.
 *
 * <p>A row has what the kernel means, also where netstat reads something else: names of devices are whole, the mode of
 * a route of AX.25 is a word, and a network of IPX that is directly connected has no router. A malformed line is told
 * to the sink by the family's word, and the next one is read. Confined to one thread.
 */
public final class LegacyRouteReader {
    private static final byte[] NO_LINES = {};

    private final ProcRoot root;
    private final SourceCounters counters;
    private final RowWriter<LegacyRouteRecord> rows;
    private byte[] content = NO_LINES;
    private byte[] neighbours = NO_LINES;
    /** Of the file that {@link #content} is from. */
    private String path;

    /**
     * Prepare; nothing is read yet.
     *
     * @param root     where /proc is.
     * @param counters to count what reading takes.
     */
    public LegacyRouteReader(final ProcRoot root, final SourceCounters counters) {
        this.root = root;
        this.counters = counters;
        rows = new RowWriter<>(
                new LegacyRouteRecord(),
                new RowBatch(LegacyRouteRecord.LENGTH, LegacyRouteRecord.BATCH_ROWS),
                counters);
    }

    /**
     * Deliver the routes of a family.
     *
     * @param family {@code AF_*}, a constant of {@link LegacyRecord}.
     * @param what   they are, the word for the sink.
     * @param sink   of rows.
     * @return how it ended; a refusal where a file is not there, or cannot be opened.
     * @throws IOException if reading failed after opening.
     */
    public DumpResult read(final int family, final String what, final RowSink sink) throws IOException {
        final DumpResult refusal = readFiles(family);
        if (refusal != null) {
            return refusal;
        }
        sink.onTable();
        rows.begin(sink, path);
        final LineReader lines = new LineReader().wrap(content, 0, content.length);
        final LegacyRouteLine line = new LegacyRouteLine(neighbours);
        lines.next(); // the names of the columns
        while (rows.isWanted() && lines.next()) {
            if (!line.read(family, lines, rows.next().family(family))) {
                rows.removeLast();
                rows.malformed(what, lines.number(), lines.text(), lines.offset(), lines.limit());
            }
        }
        rows.flush();
        return rows.complete("proc");
    }

    /** Null where the family is there. */
    private DumpResult readFiles(final int family) throws IOException {
        neighbours = NO_LINES;
        return switch (family) {
            case LegacyFamilies.AX25 -> readFile("ax25_route");
            case LegacyFamilies.IPX -> readEither("ipx/route", "ipx_route");
            case LegacyFamilies.DDP -> readFile("atalk_route");
            case LegacyFamilies.X25 -> readEither("x25/route", "x25_routes");
            case LegacyFamilies.NETROM -> {
                final DumpResult refusal = readFile("nr_neigh");
                neighbours = content;
                yield refusal == null ? readFile("nr_nodes") : refusal;
            }
            case LegacyFamilies.ROSE -> {
                // Without a file of neighbours nothing but their numbers is known.
                neighbours = readFile("rose_neigh") == null ? content : NO_LINES;
                yield readFile("rose_nodes");
            }
            default -> throw new IllegalArgumentException("no routes: family=" + family);
        };
    }

    private DumpResult readEither(final String first, final String second) throws IOException {
        return readFile(first) == null ? null : readFile(second);
    }

    private DumpResult readFile(final String name) throws IOException {
        try (TextFile file = TextFile.open(root.netFile(name), counters)) {
            if (!file.isOpen()) {
                return DumpResult.refused("proc", file);
            }
            content = file.isDirectory() ? NO_LINES : file.readAllBytes();
            path = file.path();
            return null;
        }
    }
}
