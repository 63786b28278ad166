package io.sockeye.collector.route;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.ProcRoot;

/**
 * How long does it take to make a row of one line of /proc/net/route? Here a socket is a route.
 *
 * <p>Reading the file is left out: {@link ProcRoutes} allocates for each table, and reads a large one on a thread of
 * its own. The set-up checks that it makes the same rows of a file with the same lines.
 */
public class RouteLineBenchmark extends SocketBenchmark {
    /** Bytes that must follow the last line. */
    private static final int SLACK = 16;

    private final ColumnLine line = ColumnLine.ofTable();
    private final RowBatch batch = new RowBatch(RouteRecord.LENGTH, ROWS);
    private final RouteRecord row = new RouteRecord();
    private byte[][] texts;

    /** Made by JMH. */
    public RouteLineBenchmark() {}

    /**
     * Make the text, and check that all variants, and a listing's own source, read the same out of it.
     *
     * @throws IOException if the file for that source cannot be written or read.
     */
    @Setup
    public void setUp() throws IOException {
        texts = new byte[batches()][];
        for (int i = 0; i < texts.length; i++) {
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int k = 0; k < ROWS; k++) {
                text.writeBytes(SyntheticRoute.of(i * ROWS + k).line());
            }
            text.writeBytes(new byte[SLACK]);
            texts[i] = text.toByteArray();
        }
        final byte[] header = SyntheticRoute.HEADER.getBytes(US_ASCII);
        line.header(header, 0, header.length - 1, "header");
        requireSourceToAgree();
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, findLinesOnly(), "findLinesOnly");
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, parse(), "parse");
            requireRoutes(batch, i * ROWS, "parse");
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, naiveSplit(), "naiveSplit");
            requireRoutes(batch, i * ROWS, "naiveSplit");
        }
    }

    /** The floor: from newline to newline, as a listing finds them. */
    @Benchmark
    public int findLinesOnly() {
        final byte[] text = texts[nextBatch()];
        final int end = text.length - SLACK;
        int lines = 0;
        int from = 0;
        int length = 0;
        while (from < end) {
            length = AsciiScan.indexOfNewline(text, from, end, from + length) - from;
            from += length + 1;
            lines++;
        }
        return lines;
    }

    /** What a listing does. */
    @Benchmark
    public int parse() {
        final byte[] text = texts[nextBatch()];
        final int end = text.length - SLACK;
        batch.reset();
        int from = 0;
        int length = 0;
        while (from < end) {
            length = AsciiScan.indexOfNewline(text, from, end, from + length) - from;
            if (!line.scanUsual(text, from, from + length)) {
                throw new IllegalStateException("not a usual line: offset=" + from);
            }
            line.fill(text, batch.append(row)).mask(line.value(RouteColumn.MASK));
            from += length + 1;
        }
        return batch.count();
    }

    /** The baseline: strings. */
    @Benchmark
    public int naiveSplit() {
        final byte[] text = texts[nextBatch()];
        batch.reset();
        NaiveRoutes.read(text, text.length - SLACK, batch, row);
        return batch.count();
    }

    private void requireSourceToAgree() throws IOException {
        final Path root = Files.createTempDirectory("routes");
        final Path net = root.resolve("net");
        final Path file = net.resolve("route");
        try {
            Files.createDirectory(net);
            try (OutputStream content = Files.newOutputStream(file)) {
                content.write(SyntheticRoute.HEADER.getBytes(US_ASCII));
                for (final byte[] text : texts) {
                    content.write(text, 0, text.length - SLACK);
                }
            }
            final Check check = new Check();
            requireEqual(
                    DumpStatus.COMPLETE,
                    new ProcRoutes(ProcRoot.of(root.toString())).table(check).status(),
                    "ProcRoutes");
            requireEqual(batches() * ROWS, check.rows, "rows of ProcRoutes");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(net);
            Files.delete(root);
        }
    }

    private void requireRoutes(final RowBatch routes, final int first, final String who) {
        for (int i = 0; i < routes.count(); i++) {
            final SyntheticRoute route = SyntheticRoute.of(first + i);
            if (!route.isIn(routes.get(i, row))) {
                throw new IllegalStateException(who + ": wrong row: number=" + (first + i) + ", expected=" + route);
            }
        }
    }

    private final class Check implements RowSink {
        private int rows;

        @Override
        public void onTable() {
            requireEqual(0, rows, "rows before the table");
        }

        @Override
        public boolean onRows(final RowBatch routes) {
            requireRoutes(routes, rows, "ProcRoutes");
            rows += routes.count();
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new IllegalStateException("malformed: line=" + position);
        }
    }
}
