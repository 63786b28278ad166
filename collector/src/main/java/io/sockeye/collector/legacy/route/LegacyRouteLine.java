package io.sockeye.collector.legacy.route;

import io.sockeye.collector.legacy.LegacyWord;
import io.sockeye.collector.record.LegacyNeighbourRecord;
import io.sockeye.collector.record.LegacyRouteRecord;
import io.sockeye.collector.record.TextPlace;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/** Reads a line of a route of a legacy family, as {@link LegacyRouteReader} says. Confined to one thread. */
final class LegacyRouteLine {
    private static final byte[] NO_LINES = {};
    /** As long as the row has room for them, and one more byte. */
    private static final int DIGIPEATERS_LENGTH = LegacyRouteRecord.DIGIPEATERS.room() + 1;

    private final FieldCursor fields = new FieldCursor();
    private final LegacyNeighbourRecord neighbour = new LegacyNeighbourRecord();
    private final byte[] digipeaters = new byte[DIGIPEATERS_LENGTH];

    private final LineReader neighbourLines = new LineReader();
    private final FieldCursor neighbourFields = new FieldCursor();
    private final byte[] neighbours;
    private byte[] content = NO_LINES;

    /**
     * A reader of lines.
     *
     * @param neighbours content of the file of neighbours, empty for families without.
     */
    LegacyRouteLine(final byte[] neighbours) {
        this.neighbours = neighbours;
    }

    /**
     * Read a line.
     *
     * @param family {@code AF_*}, a constant of {@link LegacyFamilies}.
     * @param line   to read.
     * @param row    to be filled, which has its family.
     * @return false if it is malformed; then the row may have something of it.
     */
    boolean read(final int family, final LineReader line, final LegacyRouteRecord row) {
        content = line.text();
        fields.wrap(line);
        return switch (family) {
            case LegacyFamilies.AX25 -> ax25(row);
            case LegacyFamilies.IPX -> ipx(row);
            case LegacyFamilies.DDP -> appleTalk(row);
            case LegacyFamilies.NETROM -> netRom(row);
            case LegacyFamilies.ROSE -> rose(row);
            default -> x25(line, row);
        };
    }

    /** {@code callsign dev mode digipeaters}, or as old kernels have it {@code callsign dev uses digipeaters}. */
    private boolean ax25(final LegacyRouteRecord row) {
        if (!text(row, LegacyRouteRecord.DESTINATION) || !text(row, LegacyRouteRecord.DEVICE)) {
            return false;
        }
        if (fields.nextField()) {
            final long uses = fields.fieldDigits(Integer.MAX_VALUE);
            if (uses >= 0) {
                row.uses((int) uses);
            } else {
                LegacyWord.put(row, LegacyRouteRecord.MODE, content, fields.fieldOffset(), fields.fieldLimit());
            }
        }
        int length = 0;
        while (fields.nextField() && length < DIGIPEATERS_LENGTH) {
            if (length > 0) {
                digipeaters[length] = ',';
                length++;
            }
            final int count = Math.min(fields.fieldLimit() - fields.fieldOffset(), DIGIPEATERS_LENGTH - length);
            System.arraycopy(content, fields.fieldOffset(), digipeaters, length, count);
            length += count;
        }
        LegacyRouteRecord.DIGIPEATERS.put(row, digipeaters, 0, length);
        return true;
    }

    /** {@code Network Router_Net Router_Node}; of a network that is directly connected two words say so. */
    private boolean ipx(final LegacyRouteRecord row) {
        if (!text(row, LegacyRouteRecord.DESTINATION) || !fields.nextField()) {
            return false;
        }
        final int network = fields.fieldOffset();
        final int networkEnd = fields.fieldLimit();
        final boolean isDirect = fields.isField("Directly");
        if (!fields.nextField()) {
            return false;
        }
        if (!isDirect || !fields.isField("Connected")) {
            joined(row, network, networkEnd, fields.fieldOffset(), fields.fieldLimit());
        }
        return true;
    }

    private void joined(
            final LegacyRouteRecord row, final int network, final int networkEnd, final int node, final int nodeEnd) {
        final byte[] gateway = new byte[networkEnd - network + 1 + nodeEnd - node];
        System.arraycopy(content, network, gateway, 0, networkEnd - network);
        gateway[networkEnd - network] = ':';
        System.arraycopy(content, node, gateway, networkEnd - network + 1, nodeEnd - node);
        LegacyRouteRecord.GATEWAY.put(row, gateway, 0, gateway.length);
    }

    /** {@code Target Router Flags Dev}; the router is all zero where there is none. */
    private boolean appleTalk(final LegacyRouteRecord row) {
        if (!text(row, LegacyRouteRecord.DESTINATION) || !fields.nextField()) {
            return false;
        }
        final int from = fields.fieldOffset();
        final int to = fields.fieldLimit();
        boolean isRouter = false;
        for (int i = from; i < to; i++) {
            isRouter |= content[i] != '0' && content[i] != ':';
        }
        if (isRouter) {
            LegacyWord.put(row, LegacyRouteRecord.GATEWAY, content, from, to);
        }
        row.flags(fields.decimalOr(0));
        return fields.count() == 1 && text(row, LegacyRouteRecord.DEVICE);
    }

    /**
     * {@code callsign mnemonic w n} and n times {@code qual obs neigh}, of which the one in use is the {@code w}-th.
     */
    private boolean netRom(final LegacyRouteRecord row) {
        if (!text(row, LegacyRouteRecord.DESTINATION) || !text(row, LegacyRouteRecord.MNEMONIC)) {
            return false;
        }
        final long which = fields.decimalOr(0);
        final int count = fields.decimalOr(0);
        if (which < 1 || which > count) {
            return false;
        }
        for (int i = 1; i < which && fields.count() == 2 + 3 * (i - 1); i++) {
            fields.decimalOr(0);
            fields.decimalOr(0);
            fields.decimalOr(0);
        }
        row.quality(fields.decimalOr(0));
        fields.decimalOr(0);
        final int number = fields.decimalOr(0);
        if (fields.count() != 2 + 3 * which) {
            return false;
        }
        addNeighbours(row, number, 1);
        return true;
    }

    /** {@code address mask n} and n numbers of neighbours, or {@code loopback} in place of them. */
    private boolean rose(final LegacyRouteRecord row) {
        if (!text(row, LegacyRouteRecord.DESTINATION)) {
            return false;
        }
        final int digits = fields.decimalOr(0);
        final int count = fields.decimalOr(0);
        if (fields.count() < 2 || digits < 0 || digits > 255) {
            return false;
        }
        row.digits(digits).toldNeighbours();
        for (int i = 0; i < count; i++) {
            final int number = fields.decimalOr(0);
            if (fields.count() != 3 + i) {
                return fields.nextField() && fields.isField("loopback");
            }
            addNeighbours(row, number, LegacyRouteRecord.MAX_NEIGHBOURS);
        }
        return true;
    }

    /** Add the neighbours of a number, at least one, of which nothing but the number may be known. */
    private void addNeighbours(final LegacyRouteRecord row, final int number, final int most) {
        row.toldNeighbours();
        int found = 0;
        neighbourLines.wrap(neighbours, 0, neighbours.length);
        neighbourLines.next(); // the names of the columns
        while (found < most && neighbourLines.next()) {
            if (neighbourFields.wrap(neighbourLines).decimal() && neighbourFields.value() == number) {
                addNeighbour(row, number);
                found++;
            }
        }
        if (found == 0 && row.neighbourCount() < LegacyRouteRecord.MAX_NEIGHBOURS) {
            row.addNeighbour(neighbour).number(number);
        }
    }

    /** {@code addr callsign dev ...}, of which the number has been read. */
    private void addNeighbour(final LegacyRouteRecord row, final int number) {
        if (row.neighbourCount() == LegacyRouteRecord.MAX_NEIGHBOURS) {
            return;
        }
        final boolean isFirst = row.neighbourCount() == 0;
        row.addNeighbour(neighbour).number(number);
        putNeighbourWord(LegacyNeighbourRecord.CALLSIGN, isFirst, row, LegacyRouteRecord.GATEWAY);
        putNeighbourWord(LegacyNeighbourRecord.DEVICE, isFirst, row, LegacyRouteRecord.DEVICE);
    }

    /** The next word of a neighbour's line; the first neighbour's is the route's too, if it says anything. */
    private void putNeighbourWord(
            final TextPlace place, final boolean isFirst, final LegacyRouteRecord row, final TextPlace placeInRow) {
        if (LegacyWord.putNext(neighbour, place, neighbours, neighbourFields) && isFirst) {
            LegacyWord.put(row, placeInRow, neighbours, neighbourFields.fieldOffset(), neighbourFields.fieldLimit());
        }
    }

    /** {@code address digits device}; the address is blank where none of its digits counts. */
    private boolean x25(final LineReader line, final LegacyRouteRecord row) {
        int from = line.offset();
        int length = 0;
        if (line.length() > 0 && content[from] != ' ') {
            fields.nextField();
            from = fields.fieldOffset();
            length = fields.fieldLimit() - from;
        }
        final int digits = fields.decimalOr(0);
        if (fields.count() != 1 || digits < 0 || digits > 255 || !text(row, LegacyRouteRecord.DEVICE)) {
            return false;
        }
        row.digits(digits);
        LegacyRouteRecord.DESTINATION.put(row, content, from, Math.min(length, digits));
        return true;
    }

    private boolean text(final LegacyRouteRecord row, final TextPlace place) {
        return LegacyWord.putNext(row, place, content, fields);
    }
}
