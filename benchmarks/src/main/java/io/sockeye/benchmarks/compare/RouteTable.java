package io.sockeye.benchmarks.compare;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sockeye.benchmarks.farm.FarmNamespace;

/** A network namespace with a table of IPv4 routes. To be made and closed by the same thread. */
final class RouteTable implements AutoCloseable {
    private static final int GATEWAYS = 200;
    /** The routes are to networks of 24 bits from 20.0.0.0 on. */
    private static final int FIRST_NETWORK = 20 << 16;

    private final FarmNamespace namespace;
    private final int routes;
    private NamespaceVisit visit;

    private RouteTable(final FarmNamespace namespace, final int routes) {
        this.namespace = namespace;
        this.routes = routes;
    }

    /**
     * Make it.
     *
     * @param routes  there are to be, at least 2: the first is that of the network that the gateways are in.
     * @param scratch directory for a file that is removed again.
     * @return the table.
     * @throws IOException if it cannot be made.
     */
    static RouteTable make(final int routes, final Path scratch) throws IOException, InterruptedException {
        final FarmNamespace namespace = FarmNamespace.make("sockeye-routes-" + Long.toHexString(System.nanoTime()));
        try {
            final Path file = scratch.resolve("routes");
            try {
                writeCommands(file, routes);
                run("ip", "-n", namespace.name(), "-batch", file.toString());
            } finally {
                Files.deleteIfExists(file);
            }
            return new RouteTable(namespace, routes);
        } catch (final IOException | InterruptedException e) {
            namespace.close();
            throw e;
        }
    }

    private static void writeCommands(final Path file, final int routes) throws IOException {
        try (BufferedWriter commands = Files.newBufferedWriter(file)) {
            commands.write("""
                    link add wire type veth peer name end
                    addr add 10.255.0.1/24 dev wire
                    link set wire up
                    link set end up
                    """);
            for (int i = 0; i < routes - 1; i++) {
                final int network = FIRST_NETWORK + i;
                commands.write("route add " + (network >>> 16) + "." + (network >>> 8 & 0xFF) + "." + (network & 0xFF)
                        + ".0/24 via 10.255.0." + (2 + i % GATEWAYS) + "\n");
            }
        }
    }

    private static void run(final String... command) throws IOException, InterruptedException {
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("cannot make routes: " + said.trim());
        }
    }

    /**
     * Move this thread, and so the processes that it starts from now on, into the namespace until this is closed.
     *
     * @throws IOException if the kernel refuses.
     */
    void enter() throws IOException {
        visit = NamespaceVisit.to(namespace.name());
    }

    /** {@return what is in it, for people} */
    String description() {
        return (routes - 1) + " networks of 24 bits by " + Math.min(GATEWAYS, routes - 1)
                + " gateways, and that of the gateways.";
    }

    @Override
    public void close() throws IOException {
        try {
            if (visit != null) {
                visit.close();
            }
        } finally {
            namespace.close();
        }
    }
}
