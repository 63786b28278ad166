package io.sockeye.collector.legacy;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.text.FieldCursor;

/**
 * Reads {@code /proc/net/rose}: a line of names, then {@code dest_addr  dest_call src_addr   src_call  dev   lci neigh
 * st vs vr ...}. States are 0 listening, 1 call sent, 2 clear sent, 3 established. The logical channel is read as a
 * decimal number, though the kernel writes it in hexadecimal, so that lines with a letter in it count as malformed;
 * netstat does so.
 *
 * <p>netstat's buffers are one byte short for an address of ten digits, which is what all addresses have: it writes
 * over its own memory, and what it then prints depends on how it was compiled. This reads addresses whole.
 *
 * <p>See {@code rose_info_show} in the kernel's {@code net/rose/af_rose.c}.
 */
public final class RoseReader {
    private static final int FIELDS = 8;

    private RoseReader() {}

    /**
     * Read all sockets.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<RoseSocket> read(final Path procRoot) throws IOException {
        final Path path = procRoot.resolve("net/rose");
        final LegacyTable<RoseSocket> table = new LegacyTable<>(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, ColumnBuffer.CAPACITY, table);
        if (line == null || !line.next()) {
            return table;
        }
        while (line.next()) {
            final FieldCursor fields = line.fields(0);
            final RoseSocket socket = new RoseSocket(
                    fields.wordOr(""),
                    fields.wordOr(""),
                    fields.wordOr(""),
                    fields.wordOr(""),
                    fields.wordOr(""),
                    fields.decimalOr(0),
                    fields.decimalOr(0),
                    fields.decimalOr(0));
            if (fields.count() == FIELDS) {
                table.add(socket);
            } else {
                table.addMalformed();
            }
        }
        return table;
    }
}
