package io.sockeye.collector.route;

import java.io.IOException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.NeighbourRecord;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * Routes from the text files of {@code /proc/net}. A file that is not there is {@link DumpStatus#UNSUPPORTED}, one that
 * may not be read {@link DumpStatus#DENIED}, and the result says why; then the sink hears nothing. Confined to one
 * thread at a time.
 */
public final class ProcRoutes {
    /** Of netstat's buffers, in bytes: of a line, of a header, and of a header whose layout is guessed. */
    private static final int LINE_CAPACITY = 1023;

    private static final int HEADER_CAPACITY = 511;

    /** Fewer fields are no route. */
    private static final int MIN_COLUMNS = 10;

    private static final byte[] NOTHING = {};
    /** What users call it. */
    private static final String NAME = "proc";
    /** What a line should be. */
    private static final String ROUTE = "route";
    /** What a line of another file should be. */
    private static final String NEIGHBOUR = "neighbour";

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private final RowWriter<RouteRecord> rows =
            new RowWriter<>(new RouteRecord(), new RowBatch(RouteRecord.LENGTH, RouteRecord.BATCH_ROWS), counters);
    private final Ipv6RouteLine ipv6Line = new Ipv6RouteLine();

    private final LineReader lines = new LineReader();

    /**
     * A source.
     *
     * @param root where the files are.
     */
    public ProcRoutes(final ProcRoot root) {
        this.root = root;
    }

    /** {@return what was done so far, not updated any more} */
    public SourceCounters counters() {
        return new SourceCounters().add(counters);
    }

    /** {@return the path of the file that has IPv4 routes} */
    public String tablePath() {
        return root.netFile("route");
    }

    /**
     * Deliver the IPv4 routes of the table main.
     *
     * @param routes to deliver to.
     * @return how it ended.
     * @throws RouteHeaderException if the file's header does not tell where the columns are.
     * @throws IOException          if reading failed.
     */
    public DumpResult table(final RowSink routes) throws IOException {
        try (TextFile file = open(tablePath())) {
            if (!file.isOpen()) {
                return DumpResult.refused(NAME, file);
            }
            begin(routes, file.path());
            final ColumnLine line = ColumnLine.ofTable();
            readHeader(line, tablePath());
            boolean isMore = true;
            while (isMore) {
                isMore = readSome(line);
            }
            rows.flush();
        } finally {
            countLines();
        }
        return rows.complete(NAME);
    }

    /** Apart, so that it is called often enough to be compiled soon, which a long loop is much later. */
    private boolean readSome(final ColumnLine line) throws IOException {
        for (int i = 0; i < RouteRecord.BATCH_ROWS; i++) {
            if (!rows.isWanted() || !lines.read(LINE_CAPACITY)) {
                return false;
            }
            readRoute(line);
        }
        return true;
    }

    private void readRoute(final ColumnLine line) {
        int missing = 0;
        if (!line.scanUsual(lines.text(), lines.offset(), lines.limit())) {
            lines.cutAtNul();
            final int count = line.scan(lines.text(), lines.offset(), lines.limit());
            if (count < MIN_COLUMNS || line.isAddressMissing()) {
                rows.malformed(ROUTE, lines.number(), lines.text(), lines.offset(), lines.limit());
                return;
            }
            missing = RouteColumn.TABLE.length - count;
        }
        line.fill(lines.text(), rows.next()).mask(line.value(RouteColumn.MASK)).missing(missing);
    }

    /**
     * Deliver the routing cache of IPv4, which since Linux 3.6 is empty.
     *
     * @param routes to deliver to.
     * @return how it ended.
     * @throws RouteHeaderException if the file's header does not tell where the columns are.
     * @throws IOException          if reading failed.
     */
    public DumpResult cache(final CacheSink routes) throws IOException {
        final String path = root.netFile("rt_cache");
        final int marks;
        try (TextFile first = open(path)) {
            if (!first.isOpen()) {
                return DumpResult.refused(NAME, first);
            }
            begin(routes, path);
            if (!lines.read(HEADER_CAPACITY)) {
                throw new RouteHeaderException(RouteHeaderException.Reason.NO_HEADER, path, "");
            }
            lines.cutAtNul();
            marks = CacheLayout.marks(lines.string());
        } finally {
            countLines();
        }
        final CacheLayout layout = CacheLayout.of(marks);
        routes.onLayout(layout, marks);
        return layout == null ? rows.complete(NAME) : readCache(path, layout);
    }

    /** As netstat, which goes back to the start: the header of one buffer may be a piece of that of another. */
    private DumpResult readCache(final String path, final CacheLayout layout) throws IOException {
        try (TextFile second = open(path)) {
            if (!second.isOpen()) {
                return DumpResult.refused(NAME, second);
            }
            final ColumnLine line = new ColumnLine(layout.columns());
            readHeader(line, path);
            while (rows.isWanted() && lines.read(LINE_CAPACITY)) {
                readCached(line, layout);
            }
            rows.flush();
        } finally {
            countLines();
        }
        return rows.complete(NAME);
    }

    private void readCached(final ColumnLine line, final CacheLayout layout) {
        lines.cutAtNul();
        final int count = line.scan(lines.text(), lines.offset(), lines.limit());
        if (count < CacheLayout.MIN_COLUMNS || line.isAddressMissing()) {
            rows.malformed(ROUTE, lines.number(), lines.text(), lines.offset(), lines.limit());
            return;
        }
        final RouteRecord row = line.fill(lines.text(), rows.next())
                .sourceWord(0, line.value(RouteColumn.SOURCE))
                .missing(layout.columns().length - count);
        if (layout == CacheLayout.LINUX_2_0) {
            row.cache(RouteRecord.OLD_CACHE)
                    .headerReferences(line.value(RouteColumn.HEADER))
                    .headerUpToDate(line.value(RouteColumn.ARP));
        } else {
            // Of a line that lacks the last field netstat prints the source in its place.
            final boolean isWhole = count == layout.columns().length;
            row.cache(RouteRecord.CACHE)
                    .typeOfService(line.value(RouteColumn.TYPE_OF_SERVICE))
                    .headerReferences(line.value(RouteColumn.HEADER_REFERENCES))
                    .headerUpToDate(line.value(RouteColumn.HEADER_UP_TO_DATE))
                    .specificDestination(line.value(isWhole ? RouteColumn.SPECIFIC_DESTINATION : RouteColumn.SOURCE));
        }
    }

    /**
     * Deliver all IPv6 routes, those of the cache and of all tables included.
     *
     * @param routes to deliver to.
     * @return how it ended.
     * @throws IOException if reading failed.
     */
    public DumpResult table6(final RowSink routes) throws IOException {
        try (TextFile file = open(root.netFile("ipv6_route"))) {
            if (!file.isOpen()) {
                return DumpResult.refused(NAME, file);
            }
            begin(routes, file.path());
            while (rows.isWanted() && lines.read(LINE_CAPACITY)) {
                final RouteRecord row = rows.next().family(Family.INET6.number());
                if (!ipv6Line.readUsual(lines.text(), lines.offset(), lines.limit(), row)) {
                    readUnusual(row);
                }
            }
            rows.flush();
        } finally {
            countLines();
        }
        return rows.complete(NAME);
    }

    private void readUnusual(final RouteRecord row) {
        lines.cutAtNul();
        if (!ipv6Line.read(lines.text(), lines.offset(), lines.limit(), row)) {
            rows.removeLast();
            rows.malformed(ROUTE, lines.number(), lines.text(), lines.offset(), lines.limit());
        }
    }

    /**
     * Deliver the neighbours of IPv6, of Linux 2.2 to 2.4.
     *
     * @param sink of rows.
     * @return how it ended.
     * @throws IOException if reading failed.
     */
    public DumpResult neighbours(final RowSink sink) throws IOException {
        try (TextFile file = open(root.netFile("ndisc"))) {
            if (!file.isOpen()) {
                return DumpResult.refused(NAME, file);
            }
            final RowWriter<NeighbourRecord> neighbours = new RowWriter<>(
                    new NeighbourRecord(), new RowBatch(NeighbourRecord.LENGTH, NeighbourRecord.BATCH_ROWS), counters);
            sink.onTable();
            neighbours.begin(sink, file.path());
            final NeighbourLine line = new NeighbourLine();
            while (neighbours.isWanted() && lines.read(LINE_CAPACITY)) {
                lines.cutAtNul();
                if (!line.read(lines.text(), lines.offset(), lines.limit(), neighbours.next())) {
                    neighbours.removeLast();
                    neighbours.malformed(NEIGHBOUR, lines.number(), lines.text(), lines.offset(), lines.limit());
                }
            }
            neighbours.flush();
            return neighbours.complete(NAME);
        } finally {
            countLines();
        }
    }

    private void begin(final RowSink routes, final String path) {
        rows.begin(routes, path);
        routes.onTable();
    }

    private void readHeader(final ColumnLine line, final String path) throws IOException {
        if (!lines.read(HEADER_CAPACITY)) {
            throw new RouteHeaderException(RouteHeaderException.Reason.NO_HEADER, path, "");
        }
        lines.cutAtNul();
        lines.dropSpaceAtEnd();
        line.header(lines.text(), lines.offset(), lines.limit(), path);
    }

    /** Also begins with its lines; fopen(3) opens a directory, and reads nothing of it. */
    private TextFile open(final String path) {
        final TextFile file = TextFile.open(path, counters).readAhead();
        if (file.isDirectory()) {
            lines.wrap(NOTHING, 0, 0);
        } else if (file.isOpen()) {
            lines.begin(file, LINE_CAPACITY);
        }
        return file;
    }

    private void countLines() {
        counters.addMessages(lines.number());
        lines.wrap(NOTHING, 0, 0);
    }
}
