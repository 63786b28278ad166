package io.sockeye.cli.serve.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image pushes its looks to a receiver that decodes them by OpenTelemetry's own protocol buffers. */
class OtlpIT {
    private static final Path IMAGE =
            Path.of(System.getProperty("sockeye.image")).toAbsolutePath();
    private static final String SERVE = "127.0.0.1:0";

    @TempDir
    private Path directory;

    @Test
    void shouldPushTheNumbersOfThisHost() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            final List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                clients.add(new Socket(server.getInetAddress(), server.getLocalPort()));
            }
            final Process serve = start(
                    Map.of("OTEL_EXPORTER_OTLP_HEADERS", "x-key=secret", "OTEL_RESOURCE_ATTRIBUTES", "rack=7"),
                    "--otlp=" + receiver.url());
            try {
                receiver.next();
                final OtlpReceiver.Request request = receiver.next();
                assertEquals("secret", request.headers().getFirst("X-Key"));
                checkResource(request);
                checkSockets(request.metrics(), server.getLocalPort());
                checkNames(request.metrics());
            } finally {
                end(serve);
                for (final Socket client : clients) {
                    client.close();
                }
            }
            final String said = Files.readString(directory.resolve("err"));
            assertEquals(1, said.lines().count(), said);
        }
    }

    private static void checkResource(final OtlpReceiver.Request request) throws IOException {
        final Map<String, String> resource =
                OtlpReceiver.attributes(request.resource().getResource().getAttributesList());
        final String host =
                Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        assertEquals("sockeye", resource.get("service.name"));
        assertEquals(host, resource.get("host.name"));
        assertEquals("7", resource.get("rack"));
    }

    /** Nobody else uses the port: the test knows what has to come. */
    private static void checkSockets(final Map<String, Metric> metrics, final int port) {
        final String local = "int " + port;
        final Metric connections = metrics.get("sockeye.service.connections");
        assertEquals(1, value(connections, "network.local.port", local, "network.connection.state", "listen"));
        assertEquals(7, value(connections, "network.local.port", local, "network.connection.state", "established"));
        final Metric waiting = metrics.get("sockeye.service.accept_queue");
        assertEquals(7, value(waiting, "network.local.port", local));
        final Metric all = metrics.get("system.network.connection.count");
        assertFalse(all.getSum().getIsMonotonic());
        assertTrue(value(all, "network.type", "ipv4", "network.connection.state", "listen")
                        + value(all, "network.type", "ipv6", "network.connection.state", "listen")
                >= 1);
        final ExponentialHistogramDataPoint roundTrips =
                metrics.get("sockeye.tcp.rtt").getExponentialHistogram().getDataPoints(0);
        assertTrue(roundTrips.getCount() >= 14, "both ends: count=" + roundTrips.getCount());
        assertTrue(roundTrips.getStartTimeUnixNano() < roundTrips.getTimeUnixNano());
        final Metric events = metrics.get("sockeye.kernel.events");
        assertTrue(value(events, "sockeye.section", "Tcp", "sockeye.name", "PassiveOpens") >= 7);
    }

    private static long value(final Metric metric, final String... attributes) {
        final List<NumberDataPoint> points = metric.hasSum()
                ? metric.getSum().getDataPointsList()
                : metric.getGauge().getDataPointsList();
        final List<Long> values = new ArrayList<>();
        for (final NumberDataPoint point : points) {
            final Map<String, String> all = OtlpReceiver.attributes(point.getAttributesList());
            boolean isIt = true;
            for (int i = 0; i < attributes.length; i += 2) {
                isIt &= attributes[i + 1].equals(all.get(attributes[i]));
            }
            if (isIt) {
                values.add(point.getAsInt());
            }
        }
        assertEquals(1, values.size(), () -> metric.getName() + " " + List.of(attributes) + ": " + metric);
        return values.getFirst();
    }

    /** As OpenTelemetry wants names: words with dots between, and no name a namespace of another. */
    private static void checkNames(final Map<String, Metric> metrics) {
        assertTrue(
                metrics.keySet()
                        .containsAll(Set.of(
                                "system.network.io",
                                "system.network.packet.count",
                                "system.network.packet.dropped",
                                "system.network.errors",
                                "process.cpu.time",
                                "process.memory.usage",
                                "process.uptime",
                                "sockeye.otlp.exports")),
                metrics.keySet()::toString);
        for (final String name : metrics.keySet()) {
            assertTrue(name.matches("(sockeye|system|process)(\\.[a-z][a-z0-9_]*)+"), name);
            assertFalse(name.matches(".*_(total|seconds|bytes)"), name);
            for (final String other : metrics.keySet()) {
                assertFalse(other.startsWith(name + "."), () -> name + " is a namespace of " + other);
            }
        }
    }

    /** A class that is loaded costs time and memory, and serve alone must not pay for what it does not do. */
    @Test
    void shouldLoadNothingOfThisUnlessItIsAskedFor() throws Exception {
        assertEquals(Set.of(), pushing(List.of()));
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            assertNotEquals(Set.of(), pushing(List.of("--otlp=" + receiver.url())), "the test sees nothing");
        }
    }

    private Set<String> pushing(final List<String> more) throws IOException, InterruptedException {
        final Path log = directory.resolve("classes" + more.size());
        final List<String> command = new ArrayList<>(List.of(
                IMAGE.resolve("runtime/bin/sockeye").toString(),
                "@" + IMAGE.resolve("lib/service.options"),
                "-Xlog:class+load:file=" + log,
                "-cp",
                IMAGE.resolve("lib/sockeye.jar") + ":" + IMAGE.resolve("lib/serve.jar"),
                "io.sockeye.cli.Main",
                "serve",
                "--listen=" + SERVE,
                "--interval=0.2"));
        command.addAll(more);
        final Process serve = run(Map.of(), command);
        awaitLine();
        TimeUnit.SECONDS.sleep(3);
        end(serve);
        try (Stream<String> lines = Files.lines(log)) {
            final Set<String> loaded = lines.filter(line -> line.contains("io.opentelemetry.")
                            || line.contains(".otlp.")
                            || line.contains("java.net.http"))
                    .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ *", "").split(" ")[0])
                    .collect(Collectors.toCollection(TreeSet::new));
            return loaded;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4318", "ftp://host", "http://user:secret@host:4318", "http://host:0", ""})
    void shouldRefuseWhatIsNoReceiver(final String url) throws Exception {
        final Process serve = start(Map.of(), "--otlp=" + url);
        assertTrue(serve.waitFor(60, TimeUnit.SECONDS));
        assertEquals(3, serve.exitValue());
        final String said = Files.readString(directory.resolve("err"));
        assertTrue(said.startsWith("sockeye: serve: invalid argument for '--otlp': "), said);
        assertFalse(said.contains("secret"), said);
    }

    @Test
    void shouldServeAllTheSameWithoutAReceiver() throws Exception {
        final int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        final Process serve = start(Map.of(), "--otlp=http://127.0.0.1:" + port);
        final String said = awaitLine();
        final String url = said.substring(said.indexOf("http://")).strip();
        String page = "";
        for (int i = 0; i < 300 && !page.contains("sockeye_otlp_failures_total 1"); i++) {
            TimeUnit.MILLISECONDS.sleep(200);
            try (var in = URI.create(url).toURL().openStream()) {
                page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (final IOException e) {
                page = ""; // there was no look yet
            }
        }
        assertTrue(page.contains("sockeye_otlp_failures_total 1"), page);
        assertTrue(page.contains("sockeye_otlp_exports_total 0"), page);
        end(serve);
        assertTrue(
                Files.readString(directory.resolve("err")).contains("cannot push to http://127.0.0.1:" + port), page);
    }

    private Process start(final Map<String, String> variables, final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(
                List.of(IMAGE.resolve("bin/sockeye").toString(), "serve", "--listen=" + SERVE, "--interval=1"));
        command.addAll(List.of(arguments));
        return run(variables, command);
    }

    private Process run(final Map<String, String> variables, final List<String> command) throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
        builder.environment().putAll(variables);
        return builder.start();
    }

    private String awaitLine() throws IOException, InterruptedException {
        final Path err = directory.resolve("err");
        for (int i = 0; i < 600 && !Files.readString(err).contains("/metrics\n"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Files.readString(err);
    }

    private static void end(final Process serve) throws InterruptedException {
        serve.destroy();
        assertTrue(serve.waitFor(20, TimeUnit.SECONDS), "it goes on");
        assertEquals(0, serve.exitValue());
    }
}
