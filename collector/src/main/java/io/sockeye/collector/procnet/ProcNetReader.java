package io.sockeye.collector.procnet;

import java.util.Arrays;

import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.AsciiScan;

/**
 * Turns the bytes of one file of {@code /proc/net} into rows, in chunks that may end anywhere.
 *
 * <p>Complete lines are parsed where they lie in the chunk; the beginning of a line that the chunk cuts off is kept
 * until its end comes. The first line names the columns and makes no row. A line that is no socket is reported and
 * skipped. Nothing is allocated, but for room for the longest cut line so far. Threads: confined to one.
 */
public final class ProcNetReader {
    /** A line longer than this many bytes is reported and skipped; the kernel's own end long before. */
    public static final int MAX_LINE_LENGTH = 1 << 20;

    private static final int INITIAL_CARRY_LENGTH = 4096;
    private static final byte[] NEWLINE = {'\n'};

    private final SourceCounters counters = new SourceCounters();
    private final RowWriter<SocketRecord> rows =
            new RowWriter<>(new SocketRecord(), new RowBatch(SocketRecord.LENGTH, SocketRecord.BATCH_ROWS), counters);
    private final InetLine inetLine = new InetLine(rows);
    private final UnixLine unixLine = new UnixLine(rows);
    private final SctpLine endpointLine = new SctpLine(rows, false);
    private final SctpLine associationLine = new SctpLine(rows, true);
    private LineParser parser;
    private Protocol protocol;
    private byte[] carry = new byte[INITIAL_CARRY_LENGTH];
    private int carryLength;
    private boolean isLineTooLong;
    private long line;

    /** A reader of no file yet. */
    public ProcNetReader() {}

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
        carryLength = 0;
        isLineTooLong = false;
        line = 0;
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
     * Take the next bytes of the file.
     *
     * @param chunk  containing them; not retained.
     * @param offset in bytes at which they begin.
     * @param length of them in bytes.
     * @return false if the handler wants no more.
     */
    public boolean accept(final byte[] chunk, final int offset, final int length) {
        final int limit = offset + length;
        int from = offset;
        if (carryLength > 0 || isLineTooLong) {
            final int newline = AsciiScan.indexOfNewline(chunk, from, limit);
            keep(chunk, from, Math.min(newline + 1, limit));
            if (newline == limit) {
                return rows.isWanted();
            }
            finishCarriedLine();
            from = newline + 1;
        }
        final int end = AsciiScan.lastIndexOfNewline(chunk, from, limit) + 1;
        if (end > from) {
            parseLines(chunk, from, end);
            from = end;
        }
        keep(chunk, from, limit);
        return rows.isWanted();
    }

    /**
     * Take some lines of a file whose format is {@link ProcNetFormat#INET}, whatever was taken before.
     *
     * @param chunk of them; not retained.
     * @return false if the handler wants no more.
     */
    boolean accept(final LineChunk chunk) {
        final LineFile file = chunk.file();
        select(ProcNetFormat.INET, file.protocol(), file.family());
        line = chunk.linesBefore();
        if (chunk.isLineTooLong()) {
            rows.malformed(protocol.word(), line + 1);
        } else {
            parseLines(chunk.text(), 0, chunk.length());
        }
        return rows.isWanted();
    }

    /**
     * End the file: what is left is its last line, though there be no newline behind it; all rows are delivered.
     *
     * @return false if the handler wants no more.
     */
    public boolean end() {
        if (carryLength > 0 || isLineTooLong) {
            keep(NEWLINE, 0, NEWLINE.length);
            finishCarriedLine();
        }
        rows.flush();
        return rows.isWanted();
    }

    private void keep(final byte[] chunk, final int from, final int to) {
        final int needed = carryLength + to - from;
        if (isLineTooLong || needed > MAX_LINE_LENGTH) {
            isLineTooLong = true;
            carryLength = 0;
            return;
        }
        if (needed > carry.length) {
            carry = Arrays.copyOf(carry, Math.max(needed, 2 * carry.length));
        }
        System.arraycopy(chunk, from, carry, carryLength, to - from);
        carryLength = needed;
    }

    private void finishCarriedLine() {
        if (isLineTooLong) {
            line++;
            rows.malformed(protocol.word(), line);
        } else {
            parseLines(carry, 0, carryLength);
        }
        carryLength = 0;
        isLineTooLong = false;
    }

    private void parseLines(final byte[] text, final int offset, final int limit) {
        int position = offset;
        int lastLength = 0;
        while (position < limit && rows.isWanted()) {
            line++;
            int end = position;
            if (line == 1) {
                end = AsciiScan.indexOfNewline(text, position, limit);
                parser.header(text, position, end);
            } else {
                end = parser.parse(text, position, limit);
                if (end == LineParser.MALFORMED) {
                    rows.malformed(protocol.word(), line);
                    end = position;
                }
            }
            final int next = AsciiScan.indexOfNewline(text, end, limit, position + lastLength) + 1;
            lastLength = next - position - 1;
            position = next;
        }
    }

    /** {@return lines of the file that were taken so far, the header included} */
    long lines() {
        return line;
    }

    /** {@return rows that were delivered since this was made; the rest is counted by who reads} */
    SourceCounters counters() {
        return counters;
    }

    /** {@return lines that could not be read since {@link #begin}} */
    long malformed() {
        return rows.malformed();
    }
}
