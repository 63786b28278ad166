package io.sockeye.collector.masquerade;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.legacy.ColumnBuffer;
import io.sockeye.collector.legacy.LegacyTable;
import io.sockeye.collector.record.MasqueradeRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.text.BytePath;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.ProcRoot;

/**
 * Reads {@code /proc/net/ip_masquerade} of kernels up to 2.2: {@code Prc FromIP   FPrt ToIP     TPrt Masq Init-seq
 * Delta PDelta Expires (free=40959,40960,40960)}, then a row of words for each connection, addresses and ports as
 * hexadecimal numbers with a colon between them. Linux 2.0 has no {@code PDelta}.
 *
 * <p>As for netstat, line ends do not matter behind the first line, and the first row that is none breaks the table
 * off: a {@link BrokenTableException} tells one of the reasons below, and no row is delivered. Who wants the others all
 * the same has the lines that are rows. Confined to one thread.
 *
 * <p>See {@code ip_msqhst_procinfo} in the kernel's {@code net/ipv4/ip_masq.c}.
 */
public final class IpMasqueradeReader {
    /** Broken, as there is not even a line of names. */
    public static final String EMPTY = "empty";
    /** Broken at a row that lacks a field, or has one that is no number. */
    public static final String FORMAT_ERROR = "format error";
    /** What a line should have been that is no row. */
    public static final String LINE = "masquerade";
    /** Broken at a row of a protocol that netstat does not know. */
    public static final String UNKNOWN_TYPE = "unknown type";

    /** Names and numbers in turn: {@code IPPROTO_*} of {@code <linux/in.h>}. */
    private static final Object[] PROTOCOLS = {"IP", 0, "ICMP", 1, "TCP", 6, "UDP", 17, "GRE", 47, "ESP", 50};

    private static final int FIELDS = 9;

    private final String path;
    private final RowWriter<MasqueradeRecord> rows;

    /**
     * Prepare; nothing is read yet.
     *
     * @param root     where the file is.
     * @param counters to count the rows.
     */
    public IpMasqueradeReader(final ProcRoot root, final SourceCounters counters) {
        path = root.netFile("ip_masquerade");
        rows = new RowWriter<>(
                new MasqueradeRecord(), new RowBatch(MasqueradeRecord.LENGTH, MasqueradeRecord.BATCH_ROWS), counters);
    }

    /** {@return the file that is read} */
    public String path() {
        return path;
    }

    /**
     * Deliver all connections, or none if one makes no sense.
     *
     * @param sink of rows.
     * @return how it ended; a refusal where there is no such file.
     * @throws FileSystemException  if the file cannot be opened for another reason.
     * @throws BrokenTableException if a row makes no sense; its message is one of the reasons of this class.
     * @throws IOException          if reading failed after opening.
     */
    public DumpResult read(final RowSink sink) throws IOException {
        return read(sink, false);
    }

    /**
     * Deliver all connections.
     *
     * @param sink   of rows.
     * @param goesOn whether, if one makes no sense, the lines that are one row each are delivered and the others told
     *               to the sink as {@link #LINE}.
     * @return how it ended; a refusal where there is no such file.
     * @throws FileSystemException  if the file cannot be opened for another reason.
     * @throws BrokenTableException if there is not even a line of names, or a row makes no sense and the others are not
     *                              wanted; its message is one of the reasons of this class.
     * @throws IOException          if reading failed after opening.
     */
    public DumpResult read(final RowSink sink, final boolean goesOn) throws IOException {
        final LegacyTable<MasqueradeRecord> file = new LegacyTable<>(path);
        final ColumnBuffer lines = ColumnBuffer.open(BytePath.of(path), ColumnBuffer.CAPACITY, file);
        if (file.status() == LegacyTable.Status.MISSING) {
            return DumpResult.refused(DumpStatus.UNSUPPORTED, "proc", path + ": " + file.reason());
        }
        if (lines == null) {
            throw new FileSystemException(path, null, file.reason());
        }
        if (!lines.next()) {
            throw new BrokenTableException(EMPTY);
        }
        final boolean hasPreviousDelta = lines.text(0).contains("PDelta");
        // No row is wanted of a table that is broken further down, so all of it is looked at before the first one
        // leaves.
        final MasqueradeRecord probe = new RowBatch(MasqueradeRecord.LENGTH, 1).append(new MasqueradeRecord());
        final FieldCursor looked = lines.rest();
        try {
            while (!looked.isAtEnd()) {
                readRow(looked, hasPreviousDelta, probe);
            }
        } catch (final BrokenTableException e) {
            if (goesOn) {
                return readLines(lines, hasPreviousDelta, sink);
            }
            throw e;
        }
        sink.onTable();
        rows.begin(sink);
        final FieldCursor fields = lines.rest();
        while (rows.isWanted() && !fields.isAtEnd()) {
            readRow(fields, hasPreviousDelta, rows.next());
        }
        rows.flush();
        return DumpResult.complete("proc", 0);
    }

    /** A line each, as the kernel writes them. */
    private DumpResult readLines(final ColumnBuffer lines, final boolean hasPreviousDelta, final RowSink sink) {
        sink.onTable();
        rows.begin(sink, path);
        while (rows.isWanted() && lines.next()) {
            final FieldCursor fields = lines.fields(0);
            try {
                readRow(fields, hasPreviousDelta, rows.next());
            } catch (final BrokenTableException e) {
                rows.removeLast();
                rows.malformed(
                        LINE,
                        lines.line().number(),
                        lines.line().text(),
                        lines.line().offset(),
                        lines.line().limit());
            }
        }
        rows.flush();
        return rows.complete("proc");
    }

    private static void readRow(final FieldCursor fields, final boolean hasPreviousDelta, final MasqueradeRecord row)
            throws BrokenTableException {
        final int before = fields.count();
        final String word = fields.wordOr("");
        final int source = (int) fields.hexOr(0);
        fields.expect(':');
        row.source(inMemory(source), port(fields));
        final int destination = (int) fields.hexOr(0);
        fields.expect(':');
        row.destination(inMemory(destination), port(fields));
        row.masqueradePort(port(fields)).initialSequence(fields.hexOr(0)).delta((short) fields.decimalOr(0));
        if (hasPreviousDelta) {
            row.previousDelta((short) fields.decimalOr(0));
        }
        row.expiresCentis(fields.unsignedDecimalOr(0));
        if (fields.count() - before != (hasPreviousDelta ? FIELDS + 1 : FIELDS)) {
            throw new BrokenTableException(FORMAT_ERROR);
        }
        final int nul = word.indexOf(0);
        row.protocol(protocol(nul < 0 ? word : word.substring(0, nul)));
    }

    private static int protocol(final String name) throws BrokenTableException {
        for (int i = 0; i < PROTOCOLS.length; i += 2) {
            if (name.equals(PROTOCOLS[i])) {
                return (int) PROTOCOLS[i + 1];
            }
        }
        throw new BrokenTableException(UNKNOWN_TYPE);
    }

    /** The file has addresses as numbers, the first byte uppermost. */
    private static int inMemory(final int number) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(number) : number;
    }

    private static int port(final FieldCursor fields) {
        return (int) fields.hexOr(0) & 0xFFFF;
    }
}
