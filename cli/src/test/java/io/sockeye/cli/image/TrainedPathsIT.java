package io.sockeye.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the image's caches were trained on is all that a listing loads: a class from elsewhere costs a cold process a
 * tenth of a millisecond, and one that the JVM spins at run time up to a whole one. What makes the native calls is
 * such a one.
 */
class TrainedPathsIT {
    private static final String LOADED = "source: ";
    private static final String FROM_CACHE = "source: shared objects file";
    private static final String SPUN_FOR_A_CALL = "java.lang.invoke.NativeDowncall source";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan",
                "-ta",
                "-tane",
                "-tano",
                "-tanp",
                "-tulnp",
                "-anp",
                "-xap",
                "-tan --source=proc",
                "-tan --source=netlink",
                "-tulnp --source=netlink",
                "-tan --source=netlink --threads=2",
                "-tan --source=proc --threads=2",
                "-tanp --source=netlink --threads=2",
                "-rn",
                "-rn6",
                "-rn --source=netlink",
                "-in",
                "-ie",
                "-gn",
                "-s",
                "-st",
                "--help",
                "--version",
                "-tan --format=jsonl",
                "-tlnp --format=jsonl",
                "-tan --format=json",
                "-tan --format=csv",
                "-tan --format=tsv",
                "-rn --format=jsonl",
                "-in --format=jsonl",
                "-gn --format=jsonl",
                "-s --format=jsonl"
            })
    void shouldLoadNothingFromElsewhere(final String options) throws Exception {
        final List<String> elsewhere = elsewhere(options);
        elsewhere.removeIf(line -> line.contains(SPUN_FOR_A_CALL));
        assertEquals(List.of(), elsewhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tan", "-in", "-tlnp --format=jsonl"})
    void shouldDefineOneClassForNativeCalls(final String options) throws Exception {
        final List<String> elsewhere = elsewhere(options);
        assertTrue(
                elsewhere.stream()
                                .filter(line -> line.contains(SPUN_FOR_A_CALL))
                                .count()
                        <= 1,
                elsewhere::toString);
    }

    /** What a listing loads that is not in the cache which the launcher takes for it. */
    private List<String> elsewhere(final String options) throws IOException, InterruptedException {
        final Path log = directory.resolve("loaded");
        final ProcessBuilder builder = ImageJvm.command(
                        options.contains("--format=") ? "formats.aot" : "sockeye.aot",
                        List.of("@" + ImageJvm.IMAGE.resolve("lib/jvm.options"), "-Xlog:class+load=info:file=" + log),
                        List.of(options.split(" ")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        assertEquals(0, builder.start().waitFor());
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            final List<String> loaded =
                    lines.filter(line -> line.contains(LOADED)).collect(Collectors.toCollection(ArrayList::new));
            assertTrue(loaded.size() > 500, "no log of classes: lines=" + loaded.size());
            loaded.removeIf(line -> line.contains(FROM_CACHE));
            return loaded;
        }
    }
}
