package io.sockeye.collector.legacy.route;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.legacy.ColumnBuffer;
import io.sockeye.collector.legacy.LegacyTable;

/**
 * Reads {@code /proc/net/x25/route}, or {@code x25_routes} where that is not there (Linux 2.4): a line of names, then
 * {@code address          digits device}: the address in 16 bytes, how many of its digits count, and the device from
 * byte 25.
 *
 * <p>See {@code x25_seq_route_show} in the kernel's {@code net/x25/x25_proc.c}.
 */
public final class X25Routes {
    private static final int DIGITS_COLUMN = 17;
    private static final int DEVICE_COLUMN = 25;
    private static final int DEVICE_END = 35;
    private static final int MAX_DIGITS = 15;

    /**
     * A route.
     *
     * @param prefix of addresses, as many of its digits as count.
     * @param digits how many count, 0 for all addresses.
     * @param device to send on.
     */
    public record Route(String prefix, int digits, String device) {}

    private X25Routes() {}

    /**
     * Read all routes.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<Route> read(final Path procRoot) throws IOException {
        final LegacyTable<Route> table = readFile(procRoot.resolve("net/x25/route"));
        return table.isOpen() ? table : readFile(procRoot.resolve("net/x25_routes"));
    }

    private static LegacyTable<Route> readFile(final Path path) throws IOException {
        final LegacyTable<Route> table = new LegacyTable<>(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, ColumnBuffer.CAPACITY, table);
        if (line == null || !line.next()) {
            return table;
        }
        while (line.next()) {
            line.endAtNewline();
            line.end(DEVICE_COLUMN - 1);
            line.end(DEVICE_END);
            final int number = line.decimal(DIGITS_COLUMN);
            final int digits = number < 0 || number > MAX_DIGITS ? MAX_DIGITS : number;
            line.end(digits);
            table.add(new Route(line.text(0), digits, line.text(DEVICE_COLUMN)));
        }
        return table;
    }
}
