package io.sockeye.collector.legacy;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.text.FieldCursor;

/**
 * Reads {@code /proc/net/ax25}. Since Linux 2.1 a line is
 * {@code magic dev src_addr dest_addr,digi1,digi2,.. st vs vr va t1 t1 t2 t2 t3 t3 idle idle n2 n2 rtt window paclen
 * Snd-Q Rcv-Q inode}, the last three {@code *} where no user holds the socket; before, there was a line of names first
 * and the addresses stood in columns. States are 0 listening, 1 SABM sent, 2 DISC sent, 3 established, 4 recovery.
 *
 * <p>See {@code ax25_info_show} in the kernel's {@code net/ax25/af_ax25.c}.
 */
public final class Ax25Reader {
    private static final String HEADER = "dest_addr";
    private static final int SOURCE_COLUMN = 10;
    private static final int DEVICE_COLUMN = 20;

    /** From va to paclen. */
    private static final int FIELDS_SKIPPED = 14;

    private Ax25Reader() {}

    /**
     * Read all sockets. Digipeaters are left out.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<PacketSocket> read(final Path procRoot) throws IOException {
        final Path path = procRoot.resolve("net/ax25");
        final LegacyTable<PacketSocket> table = new LegacyTable<>(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, ColumnBuffer.CAPACITY, table);
        if (line == null || !line.next()) {
            return table;
        }
        final boolean headed = line.text(0).startsWith(HEADER);
        boolean more = true;
        if (headed) {
            more = line.next();
        } else {
            table.headless();
        }
        while (more) {
            final PacketSocket socket = headed ? inColumns(line) : inFields(line);
            if (socket == null) {
                table.addMalformed();
            } else {
                table.add(socket);
            }
            more = line.next();
        }
        return table;
    }

    private static PacketSocket inColumns(final ColumnBuffer line) {
        line.end(SOURCE_COLUMN - 1);
        line.end(DEVICE_COLUMN - 1);
        final FieldCursor fields = line.fields(DEVICE_COLUMN);
        final String device = fields.wordOr("");
        final int state = fields.decimalOr(0);
        final int sendSequence = fields.decimalOr(0);
        final int receiveSequence = fields.decimalOr(0);
        fields.skipDecimals(1);
        fields.skipPairs(5, false);
        fields.skipDecimals(3);
        final int sendQueue = fields.decimalOr(0);
        final int receiveQueue = fields.decimalOr(0);
        if (fields.count() != 4 && fields.count() != 6) {
            return null;
        }
        return new PacketSocket(
                "",
                line.text(0),
                line.text(SOURCE_COLUMN),
                device,
                0,
                state,
                sendSequence,
                receiveSequence,
                sendQueue,
                receiveQueue);
    }

    private static PacketSocket inFields(final ColumnBuffer line) {
        final int device = line.indexOfBlank(0) + 1;
        final int source = device == 0 ? 0 : line.indexOfBlank(device) + 1;
        final int destination = source == 0 ? 0 : line.indexOfBlank(source) + 1;
        final int rest = destination == 0 ? 0 : line.indexOfBlank(destination) + 1;
        if (rest == 0) {
            return null;
        }
        line.end(source - 1);
        line.end(destination - 1);
        line.end(rest - 1);
        final FieldCursor fields = rest < ColumnBuffer.CAPACITY ? line.fields(rest) : FieldCursor.of("");
        final int state = fields.decimalOr(0);
        final int sendSequence = fields.decimalOr(0);
        final int receiveSequence = fields.decimalOr(0);
        fields.skipDecimals(FIELDS_SKIPPED);
        final int sendQueue = fields.decimalOr(0);
        final int receiveQueue = fields.decimalOr(0);
        if (fields.count() != 3 && fields.count() != 5) {
            return null;
        }
        final String path = line.text(destination);
        final int digipeaters = path.indexOf(',');
        return new PacketSocket(
                "",
                digipeaters < 0 ? path : path.substring(0, digipeaters),
                line.text(source),
                line.text(device),
                0,
                state,
                sendSequence,
                receiveSequence,
                sendQueue,
                receiveQueue);
    }
}
