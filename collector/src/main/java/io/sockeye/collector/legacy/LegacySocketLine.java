package io.sockeye.collector.legacy;

import io.sockeye.collector.record.LegacyRecord;
import io.sockeye.collector.record.TextPlace;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/** Reads a line of a socket of a legacy family, as {@link LegacySocketReader} says. Confined to one thread. */
final class LegacySocketLine {
    private static final byte[] NO_LINES = {};

    private final FieldCursor fields = new FieldCursor();
    private final FieldCursor digits = new FieldCursor();
    private byte[] content = NO_LINES;

    /**
     * Read a line.
     *
     * @param family   {@code AF_*}, a constant of {@link LegacyFamilies} but {@link LegacyFamilies#DDP}.
     * @param isHeaded whether the file of AX.25 began with names of columns.
     * @param line     to read.
     * @param row      to be filled, which has its family.
     * @return false if it is malformed; then the row may have something of it.
     */
    boolean read(final int family, final boolean isHeaded, final LineReader line, final LegacyRecord row) {
        content = line.text();
        fields.wrap(line);
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
