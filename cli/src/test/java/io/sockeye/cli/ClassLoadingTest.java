package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What a listing loads, by the JVM's own log: netstat's tables do without fields and formats. */
class ClassLoadingTest {
    @Test
    void shouldLoadNoFieldsAndFormatsForNetstatsTables() throws Exception {
        for (final String options : List.of("-tan", "-tuxanp", "-tulpn", "--ax25", "-rAax25")) {
            final List<String> loaded = loadedBy(options);
            assertTrue(contains(loaded, "io.sockeye.cli.output."), "nothing of ours was loaded: " + loaded.size());
            assertEquals(List.of(), ofFormats(loaded), options);
        }
    }

    @Test
    void shouldSeeWhatAFormatLoads() throws Exception {
        final List<String> loaded = loadedBy("-tan", "--format=jsonl");
        assertTrue(contains(loaded, "io.sockeye.collector.field."));
        assertTrue(contains(loaded, "io.sockeye.cli.format."));
    }

    private static boolean contains(final List<String> classes, final String prefix) {
        return classes.stream().anyMatch(name -> name.startsWith(prefix));
    }

    private static List<String> ofFormats(final List<String> classes) {
        return classes.stream()
                .filter(name -> name.startsWith("io.sockeye.collector.field.")
                        || name.startsWith("io.sockeye.cli.feed.")
                        || name.startsWith("io.sockeye.cli.format."))
                .toList();
    }

    private static List<String> loadedBy(final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.sockeye.cli.Main"));
        command.addAll(List.of(arguments));
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        final List<String> classes = new ArrayList<>();
        for (final String line : log.split("\n")) {
            final int name = line.indexOf("io.sockeye.");
            if (line.contains("[class,load]") && name >= 0) {
                classes.add(line.substring(name).split(" ", 2)[0]);
            }
        }
        return classes;
    }
}
