package io.sockeye.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every benchmark starts in a fork of its own, and the checks of its set-up hold; the times mean nothing. */
@Timeout(180)
class JmhSmokeIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void shouldRunEveryBenchmarkOnce() throws Exception {
        final List<String> names = run("-l").lines().skip(1).toList();
        final String output = run("-foe", "true", "-f", "1", "-wi", "0", "-i", "1", "-r", "10ms", "-p", "sockets=1000");

        assertTrue(names.size() >= 7, names.toString());
        for (final String name : names) {
            assertTrue(output.contains("# Benchmark: " + name), name + " did not run");
        }
    }

    private static String run(final String... args) throws Exception {
        final List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-Djmh.ignoreLock=true",
                "-jar",
                System.getProperty("sockeye.benchmarks.jar")));
        command.addAll(List.of(args));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
