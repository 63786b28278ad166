package io.sockeye.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.args.InstalledNetstat;

/**
 * The image's rows against an independent reading: a Python script that parses /proc and asks ip(8), in a network
 * namespace with something of every kind. The script says what differs, if anything.
 */
class KindsOfRowsIT {
    private static final Path SCRIPT =
            Path.of("src/test/resources/kinds/compare.py").toAbsolutePath();

    private static String sockeye() {
        final Path program = Path.of(System.getProperty("sockeye.image", "target/sockeye"), "bin", "sockeye")
                .toAbsolutePath();
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("no image to test, build it with `mvn package`: " + program);
        }
        return program.toString();
    }

    @BeforeEach
    void requirePrograms() throws IOException, InterruptedException {
        final String script = "command -v python3 && command -v ip && unshare --net --mount true";
        final InstalledNetstat.Outcome outcome = InstalledNetstat.run(new ProcessBuilder("sh", "-c", script), false);
        assumeTrue(outcome.code() == 0, "python3, ip or unshare cannot be used here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interfaces", "aliases", "routes", "routes6", "groups", "counters", "counters6", "names"})
    void shouldSayWhatAnIndependentReadingSays(final String kind) throws IOException, InterruptedException {
        final InstalledNetstat.Outcome outcome = InstalledNetstat.run(
                new ProcessBuilder("unshare", "--net", "--mount", "python3", "-B", SCRIPT.toString(), sockeye(), kind),
                false);
        assertEquals("", outcome.stdout() + outcome.stderr());
        assertEquals(0, outcome.code());
    }

    /** Rows of further rounds carry what has changed, and all carry the time. */
    @Test
    void shouldTellWhatCountersHaveBecome() throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(sockeye(), "-sc", "--format=jsonl")
                .redirectErrorStream(true)
                .start();
        final Thread traffic = Thread.startVirtualThread(KindsOfRowsIT::sendDatagrams);
        try {
            int rows = 0;
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    assertEquals(true, line.startsWith("{\"time\":\"20"), line);
                    rows++;
                    if (line.contains("\"difference\":")) {
                        assertEquals(true, rows > 1, line);
                        return;
                    }
                }
            }
            assertEquals(List.of(), List.of("no row with a difference"));
        } finally {
            traffic.interrupt();
            process.destroy();
            process.waitFor();
        }
    }

    /** On a quiet host nothing changes by itself. Ends when it is interrupted. */
    private static void sendDatagrams() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            final DatagramPacket packet = new DatagramPacket(new byte[1], 1, socket.getLocalSocketAddress());
            while (!Thread.currentThread().isInterrupted()) {
                socket.send(packet);
                Thread.sleep(Duration.ofMillis(100));
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
