package io.sockeye.collector.legacy.route;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.legacy.ColumnBuffer;
import io.sockeye.collector.legacy.IpxAddress;
import io.sockeye.collector.legacy.LegacyTable;
import io.sockeye.collector.text.FieldCursor;

/**
 * Reads {@code /proc/net/ipx/route}, or {@code ipx_route} where that is not there: a line of names, then
 * {@code Network Router_Net Router_Node}, 8, 8 and 12 hexadecimal digits. Of a route without a router the kernel writes
 * {@code Directly Connected}, which netstat takes for numbers as well: for network D by way of node C0.
 *
 * <p>See {@code ipx_seq_route_show} in {@code net/ipx/ipx_proc.c} of kernels before 5.15.
 */
public final class IpxRoutes {
    /** What netstat reads a line into, in bytes. */
    private static final int CAPACITY = 1023;

    private static final int FIELDS = 3;

    /**
     * A route. Each part is empty where netstat prints nothing.
     *
     * @param network       of the destination, 8 digits.
     * @param routerNetwork network of the router, 8 digits.
     * @param routerNode    node of the router, 12 digits.
     */
    public record Route(String network, String routerNetwork, String routerNode) {}

    private IpxRoutes() {}

    /**
     * Read all routes. Lines of fewer than three words are none.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table, of the second file if neither can be opened.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<Route> read(final Path procRoot) throws IOException {
        final LegacyTable<Route> table = readFile(first(procRoot));
        return table.isOpen() ? table : readFile(second(procRoot));
    }

    /**
     * Where the table is looked for first.
     *
     * @param procRoot directory where proc is mounted.
     * @return the file.
     */
    public static Path first(final Path procRoot) {
        return procRoot.resolve("net/ipx/route");
    }

    /**
     * Where the table is looked for where it is not in the first place.
     *
     * @param procRoot directory where proc is mounted.
     * @return the file.
     */
    public static Path second(final Path procRoot) {
        return procRoot.resolve("net/ipx_route");
    }

    private static LegacyTable<Route> readFile(final Path path) throws IOException {
        final LegacyTable<Route> table = new LegacyTable<>(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, CAPACITY, table);
        if (line == null || !line.next()) {
            return table;
        }
        while (line.next()) {
            final FieldCursor fields = line.fields(0);
            final String network = fields.wordOr("");
            final String routerNetwork = fields.wordOr("");
            final String routerNode = fields.wordOr("");
            if (fields.count() == FIELDS) {
                table.add(new Route(
                        IpxAddress.network(network), IpxAddress.network(routerNetwork), IpxAddress.node(routerNode)));
            }
        }
        return table;
    }
}
