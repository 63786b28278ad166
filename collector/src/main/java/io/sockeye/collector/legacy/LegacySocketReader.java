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
import io.sockeye.collector.record.TextPlace;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;
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
    private final FieldCursor fields = new FieldCursor();
    private final FieldCursor digits = new FieldCursor();
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
        }
        sink.onTable();
        rows.begin(sink);
        readLines(family, what);
        rows.flush();
        return DumpResult.complete("proc", rows.malformed());
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
            fields.wrap(lines);
            final LegacyRecord row = rows.next().family(family);
            if (!readLine(family, isHeaded, row)) {
                rows.removeLast();
                rows.malformed(what, lines.number());
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

    private boolean readLine(final int family, final boolean isHeaded, final LegacyRecord row) {
        return switch (family) {
            case LegacyFamilies.AX25 -> isHeaded ? oldAx25(row) : ax25(row);
            case LegacyFamilies.IPX -> ipx(row);
            case LegacyFamilies.NETROM -> netRom(row);
            case LegacyFamilies.X25 -> x25(row);
            default -> rose(row);
        };
    }

    private boolean ax25(final LegacyRecord row) {
        if (!fields.skipWord() || !text(row, LegacyRecord.DEVICE) || !sourceOfAx25(row) || !destinationOfAx25(row)) {
            return false;
        }
        final boolean isConnection = readState(row);
        // From va to paclen.
        fields.skipDecimals(14);
        return isConnection && readQueues(row, 3, true);
    }

    private boolean oldAx25(final LegacyRecord row) {
        if (!destinationOfAx25(row) || !sourceOfAx25(row) || !text(row, LegacyRecord.DEVICE)) {
            return false;
        }
        final boolean isConnection = readState(row);
        fields.skipDecimals(1);
        fields.skipPairs(5, false);
        fields.skipDecimals(3);
        return isConnection && readQueues(row, 3, true);
    }

    /** A digipeater has an asterisk behind its address. */
    private boolean sourceOfAx25(final LegacyRecord row) {
        if (!fields.nextField()) {
            return false;
        }
        final int end = fields.fieldLimit();
        if (LegacyWord.isTold(content, fields.fieldOffset(), end) && content[end - 1] == '*') {
            row.digipeats();
            LegacyWord.put(row, LegacyRecord.LOCAL_ADDRESS, content, fields.fieldOffset(), end - 1);
        } else {
            LegacyWord.put(row, LegacyRecord.LOCAL_ADDRESS, content, fields.fieldOffset(), end);
        }
        return true;
    }

    private boolean destinationOfAx25(final LegacyRecord row) {
        if (!fields.nextField()) {
            return false;
        }
        final int end = fields.fieldLimit();
        final int comma = AsciiScan.indexOf(content, fields.fieldOffset(), end, (byte) ',');
        LegacyWord.put(row, LegacyRecord.REMOTE_ADDRESS, content, fields.fieldOffset(), comma);
        LegacyWord.put(row, LegacyRecord.DIGIPEATERS, content, Math.min(comma + 1, end), end);
        return true;
    }

    private boolean netRom(final LegacyRecord row) {
        if (!text(row, LegacyRecord.USER)
                || !text(row, LegacyRecord.REMOTE_ADDRESS)
                || !text(row, LegacyRecord.LOCAL_ADDRESS)
                || !text(row, LegacyRecord.DEVICE)) {
            return false;
        }
        fields.skipPairs(2, true);
        final boolean isConnection = readState(row);
        fields.skipDecimals(1);
        fields.skipPairs(5, false);
        fields.skipDecimals(1);
        return isConnection && readQueues(row, 3, false);
    }

    private boolean x25(final LegacyRecord row) {
        if (!text(row, LegacyRecord.REMOTE_ADDRESS)
                || !text(row, LegacyRecord.LOCAL_ADDRESS)
                || !text(row, LegacyRecord.DEVICE)) {
            return false;
        }
        row.channel((int) fields.hexOr(0));
        final boolean isConnection = readState(row);
        // From va to t23.
        fields.skipDecimals(6);
        return isConnection && readQueues(row, 4, true);
    }

    private boolean rose(final LegacyRecord row) {
        if (!text(row, LegacyRecord.REMOTE_ADDRESS)
                || !text(row, LegacyRecord.REMOTE_CALLSIGN)
                || !text(row, LegacyRecord.LOCAL_ADDRESS)
                || !text(row, LegacyRecord.LOCAL_CALLSIGN)
                || !text(row, LegacyRecord.DEVICE)) {
            return false;
        }
        row.channel((int) fields.hexOr(0)).neighbour(fields.decimalOr(0)).state(fields.decimalOr(0));
        if (fields.count() < 3) {
            return false;
        }
        final int send = fields.decimalOr(0);
        final int receive = fields.decimalOr(0);
        if (fields.count() < 5) {
            return true;
        }
        row.sequences(send, receive);
        // From va to hb.
        fields.skipDecimals(6);
        fields.skipPairs(1, false);
        return readQueues(row, 5, true);
    }

    /** State, V(S) and V(R); false if one is missing. */
    private boolean readState(final LegacyRecord row) {
        final int before = fields.count();
        row.state(fields.decimalOr(0));
        final int send = fields.decimalOr(0);
        final int receive = fields.decimalOr(0);
        if (fields.count() - before < 3) {
            return false;
        }
        row.sequences(send, receive);
        return true;
    }

    /**
     * Both queues and the inode.
     *
     * @param before   how many numbers the line has before them.
     * @param mayLack  whether they may be missing, as they are where no user holds a socket of AX.25.
     */
    private boolean readQueues(final LegacyRecord row, final int before, final boolean mayLack) {
        final long send = fields.unsignedDecimalOr(0);
        final long receive = fields.unsignedDecimalOr(0);
        final int queues = fields.count() - before;
        if (queues < 2) {
            return queues == 0 && mayLack;
        }
        row.queues(send, receive).inode(fields.unsignedDecimalOr(0));
        return true;
    }

    private boolean ipx(final LegacyRecord row) {
        final boolean hasAddresses = addressOfIpx(row, true) && addressOfIpx(row, false);
        final long send = fields.hexOr(0);
        final long receive = fields.hexOr(0);
        row.queues(send, receive).state(fields.hexOr(0)).uid((int) fields.unsignedDecimalOr(0));
        return hasAddresses && fields.count() == 4;
    }

    /** The port is behind the last colon; a peer without a colon is none. */
    private boolean addressOfIpx(final LegacyRecord row, final boolean isLocal) {
        if (!fields.nextField()) {
            return false;
        }
        final int from = fields.fieldOffset();
        final int end = fields.fieldLimit();
        if (!isLocal && fields.isField("Not_Connected")) {
            return true;
        }
        int colon = end - 1;
        while (colon >= from && content[colon] != ':') {
            colon--;
        }
        if (colon < from || !digits.wrap(content, colon + 1, end).hex() || !digits.isAtEnd()) {
            return false;
        }
        if (isLocal) {
            row.localPort((int) digits.value());
        } else {
            row.remotePort((int) digits.value());
        }
        LegacyWord.put(row, isLocal ? LegacyRecord.LOCAL_ADDRESS : LegacyRecord.REMOTE_ADDRESS, content, from, colon);
        return true;
    }

    private boolean text(final LegacyRecord row, final TextPlace place) {
        return LegacyWord.putNext(row, place, content, fields);
    }
}
