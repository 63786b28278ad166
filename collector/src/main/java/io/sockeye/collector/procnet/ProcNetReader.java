package io.sockeye.collector.procnet;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.BadEntries;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.LineReader;

/**
 * Turns the lines of one file of {@code /proc/net} into rows, where they lie in memory.
 *
 * <p>The first line names the columns and makes no row. A line that is no socket is reported and skipped. Nothing is
 * allocated. Threads: confined to one.
 */
final class ProcNetReader {
    /** A line longer than this many bytes is reported and skipped; the kernel's own end long before. */
    public static final int MAX_LINE_LENGTH = 1 << 20;

    private final SourceCounters counters = new SourceCounters();
    private final RowWriter<SocketRecord> rows =
            new RowWriter<>(new SocketRecord(), new RowBatch(SocketRecord.LENGTH, SocketRecord.BATCH_ROWS), counters);
    private final InetLine inetLine = new InetLine(rows);
    private final UnixLine unixLine = new UnixLine(rows);
    private final SctpLine endpointLine = new SctpLine(rows, false);
    private final SctpLine associationLine = new SctpLine(rows, true);
    private LineParser parser;
    private Protocol protocol;
    /** A reader of no file yet. */
    ProcNetReader() {}

    /**
     * Begin a file; whatever was left of the one before is forgotten.
     *
     * @param format   of the file.
     * @param protocol of its sockets.
     * @param family   of its sockets; not used for SCTP, whose addresses tell.
     * @param handler  to deliver to.
     */
    public void begin(final ProcNetFormat format, final Protocol protocol, final Family family, final RowSink handler) {
        begin(handler);
        select(format, protocol, family);
    }

    /**
     * Begin to take chunks.
     *
     * @param handler to deliver to.
     */
    void begin(final RowSink handler) {
        rows.begin(handler);
    }

    /**
     * Say which file it is, for words about its lines.
     *
     * @param path of the file, one char per byte.
     */
    void from(final String path) {
        rows.from(path);
    }

    private void select(final ProcNetFormat format, final Protocol protocol, final Family family) {
        this.protocol = protocol;
        this.parser = switch (format) {
            case INET -> inetLine.begin(protocol, family);
            case UNIX -> unixLine;
            case SCTP_ENDPOINTS -> endpointLine;
            case SCTP_ASSOCIATIONS -> associationLine;
        };
    }

    /**
     * Take lines of the file, as many as are in memory.
     *
     * @param lines of the file, each with its newline.
     * @return false if the handler wants no more.
     */
    public boolean accept(final LineReader lines) {
        while (rows.isWanted() && lines.enter()) {
            final int offset = lines.offset();
            if (lines.number() == 1) {
                lines.leave(offset);
                readHeader(lines);
            } else {
                final int end = parser.parse(lines.text(), offset, lines.wholeLimit());
                if (end == LineParser.MALFORMED) {
                    lines.leave(offset);
                    rows.malformed(protocol.word(), lines.number(), lines.text(), lines.offset(), lines.limit());
                } else {
                    lines.leave(end);
                }
            }
        }
        return rows.isWanted();
    }

    private void readHeader(final LineReader lines) {
        if (lines.isTooLong()) {
            rows.malformed(protocol.word(), lines.number(), lines.text(), lines.offset(), lines.limit());
        } else {
            parser.header(lines.text(), lines.offset(), lines.limit());
        }
    }

    /**
     * Take some lines of a file whose format is {@link ProcNetFormat#INET}, whatever was taken before.
     *
     * @param chunk of them; not retained.
     * @return false if the handler wants no more.
     */
    boolean accept(final LineChunk chunk) {
        final LineFile file = chunk.file();
        rows.from(file.path());
        select(ProcNetFormat.INET, file.protocol(), file.family());
        inetLine.needsDrops(file.needsDrops());
        return accept(chunk.lines());
    }

    /**
     * End the file: all rows are delivered.
     *
     * @return false if the handler wants no more.
     */
    public boolean end() {
        rows.flush();
        return rows.isWanted();
    }

    /** {@return rows that were delivered since this was made; the rest is counted by who reads} */
    SourceCounters counters() {
        return counters;
    }

    /** {@return lines that could not be read since {@link #begin}} */
    long malformed() {
        return rows.malformed();
    }

    /** {@return which lines could not be read since {@link #begin}, the first of them} */
    BadEntries bad() {
        return rows.bad();
    }

    /**
     * How reading a file to its end ended.
     *
     * @param source that served.
     * @return the result, with the lines that could not be read since {@link #begin}.
     */
    DumpResult complete(final String source) {
        return rows.complete(source);
    }
}
