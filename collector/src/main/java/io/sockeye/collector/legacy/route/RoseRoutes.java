package io.sockeye.collector.legacy.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.legacy.ColumnBuffer;
import io.sockeye.collector.legacy.LegacyTable;

/**
 * Reads {@code /proc/net/rose_nodes} and {@code rose_neigh}. A node's line is {@code address    mask n neigh neigh
 * neigh}: ten digits, the mask, how many neighbours there are, one digit, and their numbers in columns of six bytes. A
 * neighbour's line is {@code addr  callsign  dev ...}. Without a file of neighbours nothing but their numbers is known.
 *
 * <p>See {@code rose_node_show} and {@code rose_neigh_show} in the kernel's {@code net/rose/rose_route.c}.
 */
public final class RoseRoutes {
    private static final int MASK_END = 15;
    private static final int COUNT_COLUMN = 16;
    private static final int ADDRESS_END = 10;
    private static final int NEIGHBOUR_COLUMN = 18;
    private static final int NEIGHBOUR_LENGTH = 6;
    /** Neighbours whose numbers end with a column of their own. */
    private static final int NEIGHBOURS = 3;

    private static final int CALLSIGN_COLUMN = 6;
    private static final int DEVICE_COLUMN = 16;
    private static final int DEVICE_END = 21;

    /**
     * A way to a neighbour.
     *
     * @param callsign of the neighbour.
     * @param device   that leads to it.
     */
    public record Way(String callsign, String device) {}

    /**
     * A neighbour of a route.
     *
     * @param number of the neighbour.
     * @param ways   to it: the lines of that number in the other file.
     */
    public record Neighbour(int number, List<Way> ways) {}

    /**
     * A route.
     *
     * @param destination address.
     * @param neighbours  to go by, the best first.
     */
    public record Route(String destination, List<Neighbour> neighbours) {}

    private RoseRoutes() {}

    /**
     * Read all routes.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<Route> read(final Path procRoot) throws IOException {
        final Path path = procRoot.resolve("net/rose_nodes");
        final Path otherPath = procRoot.resolve("net/rose_neigh");
        final LegacyTable<Route> table = new LegacyTable<>(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, ColumnBuffer.CAPACITY, table);
        if (line == null || !line.next()) {
            return table;
        }
        final LegacyTable<Way> ways = new LegacyTable<>(otherPath.toString());
        final ColumnBuffer other = ColumnBuffer.open(otherPath, ColumnBuffer.CAPACITY, ways);
        table.isBeside(ways);
        while (line.next()) {
            line.end(ADDRESS_END);
            line.end(MASK_END);
            line.end(COUNT_COLUMN + 1);
            for (int i = 1; i <= NEIGHBOURS; i++) {
                line.end(NEIGHBOUR_COLUMN + NEIGHBOUR_LENGTH * i - 1);
            }
            final int count = line.decimal(COUNT_COLUMN);
            final List<Neighbour> neighbours = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                final int number = line.decimal(NEIGHBOUR_COLUMN + NEIGHBOUR_LENGTH * i);
                neighbours.add(new Neighbour(number, other == null ? List.of() : find(other, number)));
            }
            table.add(new Route(line.text(0), neighbours));
        }
        return table;
    }

    private static List<Way> find(final ColumnBuffer line, final int number) {
        final List<Way> ways = new ArrayList<>();
        line.rewind();
        if (!line.next()) {
            return ways;
        }
        while (line.next()) {
            line.end(DEVICE_COLUMN - 1);
            line.end(DEVICE_END);
            if (line.decimal(0) == number) {
                ways.add(new Way(line.text(CALLSIGN_COLUMN), line.text(DEVICE_COLUMN)));
            }
        }
        return ways;
    }
}
