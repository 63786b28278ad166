package io.sockeye.collector.legacy;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.text.FieldCursor;

/**
 * Reads {@code /proc/net/x25}: a line of names, then {@code dest_addr  src_addr   dev   lci st vs vr va   t  t2 t21 t22
 * t23 Snd-Q Rcv-Q inode}, the addresses in columns of eleven bytes. On kernels where that is a directory it has no
 * lines. The logical channel is read as a decimal number up to its first other digit, though the kernel writes it in
 * hexadecimal, and a line that ends early keeps what the one before had; netstat does so.
 *
 * <p>See {@code x25_seq_socket_show} in the kernel's {@code net/x25/x25_proc.c}.
 */
public final class X25Reader {
    private static final int DESTINATION_END = 10;
    private static final int SOURCE_COLUMN = 11;
    private static final int SOURCE_END = 20;
    private static final int DEVICE_COLUMN = 22;

    /** From va to t23. */
    private static final int FIELDS_SKIPPED = 6;

    private X25Reader() {}

    /**
     * Read all sockets.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<PacketSocket> read(final Path procRoot) throws IOException {
        final Path path = procRoot.resolve("net/x25");
        final LegacyTable<PacketSocket> table = new LegacyTable<>(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, ColumnBuffer.CAPACITY, table);
        if (line == null || !line.next()) {
            return table;
        }
        PacketSocket last = new PacketSocket("", "", "", "", 0, 0, 0, 0, 0, 0);
        while (line.next()) {
            line.end(DESTINATION_END);
            line.end(SOURCE_END);
            last = socket(line, last);
            table.add(last);
        }
        return table;
    }

    private static PacketSocket socket(final ColumnBuffer line, final PacketSocket last) {
        final FieldCursor fields = line.fields(DEVICE_COLUMN);
        final String device = fields.wordOr(last.device());
        final int channel = fields.decimalOr(last.channel());
        final int state = fields.decimalOr(last.state());
        final int sendSequence = fields.decimalOr(last.sendSequence());
        final int receiveSequence = fields.decimalOr(last.receiveSequence());
        fields.skipDecimals(FIELDS_SKIPPED);
        final int sendQueue = fields.decimalOr(last.sendQueue());
        final int receiveQueue = fields.decimalOr(last.receiveQueue());
        return new PacketSocket(
                "",
                line.text(0),
                line.text(SOURCE_COLUMN),
                device,
                channel,
                state,
                sendSequence,
                receiveSequence,
                sendQueue,
                receiveQueue);
    }
}
