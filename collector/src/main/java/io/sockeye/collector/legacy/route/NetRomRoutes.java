package io.sockeye.collector.legacy.route;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.legacy.ColumnBuffer;
import io.sockeye.collector.legacy.LegacyTable;

/**
 * Reads {@code /proc/net/nr_nodes} and {@code nr_neigh}. A node's line is {@code callsign  mnemonic w n qual obs neigh
 * ...}: callsign and mnemonic in columns, which of the routes is in use, how many there are, and of each 15 bytes with
 * quality, obsolescence and the number of a neighbour. A neighbour's line is {@code addr  callsign  dev  qual lock
 * count failed digipeaters}.
 *
 * <p>netstat reads the lines of both files into one buffer, so that what a short line lacks is what a line of either
 * file had there.
 *
 * <p>See {@code nr_node_show} and {@code nr_neigh_show} in the kernel's {@code net/netrom/nr_route.c}.
 */
public final class NetRomRoutes {
    private static final int MNEMONIC_COLUMN = 10;
    private static final int MNEMONIC_END = 17;
    private static final int WHICH_COLUMN = 19;
    private static final int QUALITY_COLUMN = 24;
    private static final int NEIGHBOUR_COLUMN = 32;
    private static final int ROUTE_LENGTH = 15;

    private static final int CALLSIGN_COLUMN = 6;
    private static final int DEVICE_COLUMN = 16;
    private static final int DEVICE_END = 20;

    private final LegacyTable<Route> nodes;
    private final LegacyTable<Neighbour> neighbours;

    /**
     * A neighbour.
     *
     * @param callsign of it.
     * @param device   that leads to it.
     */
    public record Neighbour(String callsign, String device) {}

    /**
     * The route in use to a node.
     *
     * @param destination callsign.
     * @param mnemonic    name of the node.
     * @param quality     of the route.
     * @param neighbour   to go by, or null if there is none of that number.
     */
    public record Route(String destination, String mnemonic, int quality, Neighbour neighbour) {}

    private NetRomRoutes(final LegacyTable<Route> nodes, final LegacyTable<Neighbour> neighbours) {
        this.nodes = nodes;
        this.neighbours = neighbours;
    }

    /**
     * Read all routes.
     *
     * @param procRoot directory where proc is mounted.
     * @return both tables; that of neighbours has the ones that routes go by.
     * @throws IOException if reading failed after opening.
     */
    public static NetRomRoutes read(final Path procRoot) throws IOException {
        final Path nodesPath = procRoot.resolve("net/nr_nodes");
        final Path neighboursPath = procRoot.resolve("net/nr_neigh");
        final NetRomRoutes routes =
                new NetRomRoutes(new LegacyTable<>(nodesPath.toString()), new LegacyTable<>(neighboursPath.toString()));
        final ColumnBuffer line = ColumnBuffer.open(nodesPath, ColumnBuffer.CAPACITY, routes.nodes);
        final ColumnBuffer other = line == null
                ? ColumnBuffer.open(neighboursPath, ColumnBuffer.CAPACITY, routes.neighbours)
                : line.share(neighboursPath, routes.neighbours);
        routes.nodes.isBeside(routes.neighbours);
        if (line != null && other != null && line.next()) {
            routes.read(line, other);
        }
        return routes;
    }

    private void read(final ColumnBuffer line, final ColumnBuffer other) {
        while (line.next()) {
            line.end(MNEMONIC_COLUMN - 1);
            line.end(MNEMONIC_END);
            final int which = ROUTE_LENGTH * (line.decimal(WHICH_COLUMN) - 1);
            final String destination = line.text(0);
            final String mnemonic = line.text(MNEMONIC_COLUMN);
            final int quality = line.decimal(QUALITY_COLUMN + which);
            final Neighbour neighbour = find(other, line.decimal(NEIGHBOUR_COLUMN + which));
            nodes.add(new Route(destination, mnemonic, quality, neighbour));
            if (neighbour != null) {
                neighbours.add(neighbour);
            }
        }
    }

    private static Neighbour find(final ColumnBuffer line, final int number) {
        line.rewind();
        if (!line.next()) {
            return null;
        }
        while (line.next()) {
            if (line.decimal(0) == number) {
                line.end(DEVICE_COLUMN - 1);
                line.end(DEVICE_END);
                return new Neighbour(line.text(CALLSIGN_COLUMN), line.text(DEVICE_COLUMN));
            }
        }
        return null;
    }

    /** {@return whether both files are there and could be opened} */
    public boolean isOpen() {
        return nodes.isOpen() && neighbours.isOpen();
    }

    /** {@return the routes} */
    public LegacyTable<Route> nodes() {
        return nodes;
    }

    /** {@return the neighbours that the routes go by} */
    public LegacyTable<Neighbour> neighbours() {
        return neighbours;
    }
}
