package io.sockeye.collector.legacy;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.text.FieldCursor;

/**
 * Reads {@code /proc/net/nr}: a line of names, then {@code user_addr dest_node src_node  dev    my  your  st  vs  vr
 * va t1  t2  t4  idle  n2  wnd Snd-Q Rcv-Q inode}, the addresses in columns of ten bytes. States are 0 listening, 1
 * connect sent, 2 disconnect sent, 3 established.
 *
 * <p>See {@code nr_info_show} in the kernel's {@code net/netrom/af_netrom.c}.
 */
public final class NetRomReader {
    private static final int DESTINATION_COLUMN = 10;
    private static final int SOURCE_COLUMN = 20;
    private static final int DEVICE_COLUMN = 30;

    private NetRomReader() {}

    /**
     * Read all sockets.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<PacketSocket> read(final Path procRoot) throws IOException {
        final Path path = procRoot.resolve("net/nr");
        final LegacyTable<PacketSocket> table = new LegacyTable<>(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, ColumnBuffer.CAPACITY, table);
        if (line == null || !line.next()) {
            return table;
        }
        while (line.next()) {
            line.end(DESTINATION_COLUMN - 1);
            line.end(SOURCE_COLUMN - 1);
            line.end(DEVICE_COLUMN - 1);
            final FieldCursor fields = line.fields(DEVICE_COLUMN);
            final String device = fields.wordOr("");
            fields.skipPairs(2, true);
            final int state = fields.decimalOr(0);
            final int sendSequence = fields.decimalOr(0);
            final int receiveSequence = fields.decimalOr(0);
            fields.skipDecimals(1);
            fields.skipPairs(5, false);
            fields.skipDecimals(1);
            final int sendQueue = fields.decimalOr(0);
            final int receiveQueue = fields.decimalOr(0);
            if (fields.count() == 6) {
                table.add(new PacketSocket(
                        line.text(0),
                        line.text(DESTINATION_COLUMN),
                        line.text(SOURCE_COLUMN),
                        device,
                        0,
                        state,
                        sendSequence,
                        receiveSequence,
                        sendQueue,
                        receiveQueue));
            } else {
                table.addMalformed();
            }
        }
        return table;
    }
}
