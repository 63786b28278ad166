package io.sockeye.collector.legacy.route;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.legacy.ColumnBuffer;
import io.sockeye.collector.legacy.LegacyTable;

/**
 * Reads {@code /proc/net/ax25_route}: a line of names, then {@code callsign  dev  mode digipeaters}: the destination in
 * the first nine bytes, the device in five after the next, then what netstat calls the use count.
 *
 * <p>See {@code ax25_rt_seq_show} in the kernel's {@code net/ax25/ax25_route.c}.
 */
public final class Ax25Routes {
    private static final int DEVICE_COLUMN = 10;
    private static final int USE_COLUMN = 15;

    /**
     * A route.
     *
     * @param destination callsign.
     * @param device      to send on.
     * @param use         the number in the third column.
     */
    public record Route(String destination, String device, int use) {}

    private Ax25Routes() {}

    /**
     * Read all routes.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<Route> read(final Path procRoot) throws IOException {
        final Path path = procRoot.resolve("net/ax25_route");
        final LegacyTable<Route> table = new LegacyTable<>(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, ColumnBuffer.CAPACITY, table);
        if (line == null || !line.next()) {
            return table;
        }
        while (line.next()) {
            line.end(DEVICE_COLUMN - 1);
            line.end(USE_COLUMN - 1);
            table.add(new Route(line.text(0), line.text(DEVICE_COLUMN), line.decimal(USE_COLUMN)));
        }
        return table;
    }
}
