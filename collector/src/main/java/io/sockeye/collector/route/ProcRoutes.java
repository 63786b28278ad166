package io.sockeye.collector.route;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.FileFailure;
import io.sockeye.collector.text.ProcRoot;

/**
 * Routes from the text files of {@code /proc/net}. A file that is not there is {@link DumpStatus#UNSUPPORTED}, one that may
 * not be read {@link DumpStatus#DENIED}, and {@link #refusal()} says why; then the handler hears nothing. Confined to one
 * thread at a time.
 */
public final class ProcRoutes {
    /** Of netstat's buffers, in bytes: of a line, of a header, and of a header whose layout is guessed. */
    private static final int LINE_CAPACITY = 1023;

    private static final int HEADER_CAPACITY = 511;

    /** Fewer fields are no route. */
    private static final int MIN_COLUMNS = 10;

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private final RouteBatch batch = new RouteBatch(RouteBatch.DEFAULT_CAPACITY);
    private final RouteRecord row = new RouteRecord();
    private final Ipv6RouteLine ipv6Line = new Ipv6RouteLine();

    private LineReader lines;
    private RouteHandler handler;
    private boolean isWanted;
    private DumpStatus refusalStatus = DumpStatus.COMPLETE;
    private String refusal = "";

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

    /** {@return why the last table was refused: the file and the reason} */
    public String refusal() {
        return refusal;
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
    public DumpStatus table(final RouteHandler routes) throws IOException {
        try (LineReader opened = open(tablePath())) {
            if (opened == null) {
                return refusalStatus;
            }
            begin(opened, routes);
            final ColumnLine line = ColumnLine.ofTable();
            readHeader(line, tablePath());
            boolean isMore = true;
            while (isMore) {
                isMore = readSome(line);
            }
            flush();
        }
        return DumpStatus.COMPLETE;
    }

    /** Apart, so that it is called often enough to be compiled soon, which a long loop is much later. */
    private boolean readSome(final ColumnLine line) throws IOException {
        for (int i = 0; i < RouteBatch.DEFAULT_CAPACITY; i++) {
            if (!isWanted || !lines.next(LINE_CAPACITY)) {
                return false;
            }
            readRoute(line);
        }
        return true;
    }

    private void readRoute(final ColumnLine line) {
        if (!line.scanUsual(lines.text(), lines.offset(), lines.limit())) {
            lines.cutAtNul();
            final int count = line.scan(lines.text(), lines.offset(), lines.limit());
            if (count < MIN_COLUMNS || line.isAddressMissing()) {
                handler.onMalformed(lines.line());
                return;
            }
        }
        line.fill(lines.text(), batch.append(row)).mask(line.value(RouteColumn.MASK));
        flushIfFull();
    }

    /**
     * Deliver the routing cache of IPv4, which since Linux 3.6 is empty.
     *
     * @param routes to deliver to.
     * @return how it ended.
     * @throws RouteHeaderException if the file's header does not tell where the columns are.
     * @throws IOException          if reading failed.
     */
    public DumpStatus cache(final CacheHandler routes) throws IOException {
        final String path = root.netFile("rt_cache");
        final int marks;
        try (LineReader first = open(path)) {
            if (first == null) {
                return refusalStatus;
            }
            begin(first, routes);
            if (!first.next(HEADER_CAPACITY)) {
                throw new RouteHeaderException(RouteHeaderException.Reason.NO_HEADER, path, "");
            }
            first.cutAtNul();
            marks = CacheLayout.marks(new String(
                    first.text(), first.offset(), first.limit() - first.offset(), StandardCharsets.ISO_8859_1));
        }
        final CacheLayout layout = CacheLayout.of(marks);
        routes.onLayout(layout, marks);
        if (layout == null) {
            return DumpStatus.COMPLETE;
        }
        // As netstat, which goes back to the start: the header of one buffer may be a piece of that of another.
        try (LineReader second = open(path)) {
            if (second == null) {
                return refusalStatus;
            }
            lines = second;
            final ColumnLine line = new ColumnLine(layout.columns());
            readHeader(line, path);
            while (isWanted && lines.next(LINE_CAPACITY)) {
                readCached(line, layout);
            }
            flush();
        }
        return DumpStatus.COMPLETE;
    }

    private void readCached(final ColumnLine line, final CacheLayout layout) {
        lines.cutAtNul();
        final int count = line.scan(lines.text(), lines.offset(), lines.limit());
        if (count < CacheLayout.MIN_COLUMNS || line.isAddressMissing()) {
            handler.onMalformed(lines.line());
            return;
        }
        line.fill(lines.text(), batch.append(row)).sourceWord(0, line.value(RouteColumn.SOURCE));
        if (layout == CacheLayout.LINUX_2_0) {
            row.headerReferences(line.value(RouteColumn.HEADER)).headerUpToDate(line.value(RouteColumn.ARP));
        } else {
            // Of a line that lacks the last field netstat prints the source in its place.
            final boolean isWhole = count == layout.columns().length;
            row.typeOfService(line.value(RouteColumn.TYPE_OF_SERVICE))
                    .headerReferences(line.value(RouteColumn.HEADER_REFERENCES))
                    .headerUpToDate(line.value(RouteColumn.HEADER_UP_TO_DATE))
                    .specificDestination(line.value(isWhole ? RouteColumn.SPECIFIC_DESTINATION : RouteColumn.SOURCE));
        }
        flushIfFull();
    }

    /**
     * Deliver all IPv6 routes, those of the cache and of all tables included.
     *
     * @param routes to deliver to.
     * @return how it ended.
     * @throws IOException if reading failed.
     */
    public DumpStatus table6(final RouteHandler routes) throws IOException {
        try (LineReader opened = open(root.netFile("ipv6_route"))) {
            if (opened == null) {
                return refusalStatus;
            }
            begin(opened, routes);
            while (isWanted && lines.next(LINE_CAPACITY)) {
                batch.append(row).family(Family.INET6.number());
                if (!ipv6Line.readUsual(lines.text(), lines.offset(), lines.limit(), row)) {
                    readUnusual();
                }
                flushIfFull();
            }
            flush();
        }
        return DumpStatus.COMPLETE;
    }

    private void readUnusual() {
        lines.cutAtNul();
        if (!ipv6Line.read(lines.text(), lines.offset(), lines.limit(), row)) {
            batch.removeLast();
            handler.onMalformed(lines.line());
        }
    }

    /**
     * Deliver the neighbours of IPv6, of Linux 2.2 to 2.4.
     *
     * @param onTable     called once if the file is there.
     * @param onNeighbour called for each.
     * @param onMalformed called with the number of each line that is none, from 1.
     * @return how it ended.
     * @throws IOException if reading failed.
     */
    public DumpStatus neighbours(
            final Runnable onTable, final Consumer<Neighbour> onNeighbour, final Consumer<Long> onMalformed)
            throws IOException {
        try (LineReader opened = open(root.netFile("ndisc"))) {
            if (opened == null) {
                return refusalStatus;
            }
            onTable.run();
            while (opened.next(LINE_CAPACITY)) {
                opened.cutAtNul();
                final Neighbour neighbour = Neighbour.read(opened.text(), opened.offset(), opened.limit());
                if (neighbour == null) {
                    onMalformed.accept(opened.line());
                } else {
                    counters.addSockets(1);
                    onNeighbour.accept(neighbour);
                }
            }
        }
        return DumpStatus.COMPLETE;
    }

    private void begin(final LineReader opened, final RouteHandler routes) {
        lines = opened;
        handler = routes;
        isWanted = true;
        batch.reset();
        routes.onTable();
    }

    private void readHeader(final ColumnLine line, final String path) throws IOException {
        if (!lines.next(HEADER_CAPACITY)) {
            throw new RouteHeaderException(RouteHeaderException.Reason.NO_HEADER, path, "");
        }
        lines.cutAtNul();
        line.header(lines.text(), lines.offset(), lines.limit(), path);
    }

    private void flushIfFull() {
        if (batch.isFull()) {
            flush();
        }
    }

    private void flush() {
        if (batch.count() > 0) {
            counters.addSockets(batch.count());
            isWanted = handler.onRoutes(batch);
            batch.reset();
        }
    }

    private LineReader open(final String path) throws IOException {
        refusal = "";
        try {
            return new LineReader(new FileInputStream(path), path, counters);
        } catch (final FileNotFoundException e) {
            if (Files.isDirectory(Path.of(path))) {
                // fopen(3) opens a directory, and reads nothing of it.
                return new LineReader(new FileInputStream("/dev/null"), path, counters);
            }
            refusalStatus = refuse(path);
            if (refusalStatus == DumpStatus.COMPLETE) {
                throw e;
            }
            return null;
        }
    }

    private DumpStatus refuse(final String path) throws IOException {
        final FileSystemException failure = FileFailure.ofOpening(path);
        if (failure == null) {
            return DumpStatus.COMPLETE;
        }
        refusal = path + ": " + FileFailure.reasonOf(failure);
        return failure instanceof AccessDeniedException ? DumpStatus.DENIED : DumpStatus.UNSUPPORTED;
    }
}
