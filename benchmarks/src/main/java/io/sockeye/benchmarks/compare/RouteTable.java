package io.sockeye.benchmarks.compare;

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
            final Path file = Files.writeString(scratch.resolve("routes"), commands(routes));
            try {
                run("ip", "-n", namespace.name(), "-batch", file.toString());
            } finally {
                Files.delete(file);
            }
            return new RouteTable(namespace, routes);
        } catch (final IOException | InterruptedException e) {
            namespace.close();
            throw e;
        }
    }

    private static String commands(final int routes) {
        final StringBuilder text = new StringBuilder("""
                link add wire type veth peer name end
                addr add 10.255.0.1/24 dev wire
                link set wire up
                link set end up
                """);
        for (int i = 0; i < routes - 1; i++) {
            final int network = FIRST_NETWORK + i;
            text.append("route add ")
                    .append(network >>> 16)
                    .append('.')
                    .append(network >>> 8 & 0xFF)
                    .append('.')
                    .append(network & 0xFF)
                    .append(".0/24 via 10.255.0.")
                    .append(2 + i % GATEWAYS)
                    .append('\n');
        }
        return text.toString();
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
