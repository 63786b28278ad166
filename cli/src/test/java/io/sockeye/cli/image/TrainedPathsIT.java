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
 * tenth of a millisecond, and one that the JVM spins at run time up to a whole one.
 */
class TrainedPathsIT {
    private static final String LOADED = "source: ";
    private static final String FROM_CACHE = "source: shared objects file";
    private static final String FOR_NATIVE_CALLS = "java.lang.invoke.NativeDowncall source: ";

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
                "-tanp --source=netlink --threads=2"
            })
    void shouldHaveListingsOfSocketsInTheirCache(final String options) throws Exception {
        assertEquals(List.of(), elsewhere("sockets.aot", options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan",
                "-tanp",
                "-rn",
                "-rn6",
                "-rn --source=netlink",
                "-in",
                "-ie",
                "-gn",
                "-s",
                "-st",
                "--help",
                "--version"
            })
    void shouldHaveAllTablesInOneCache(final String options) throws Exception {
        assertEquals(List.of(), elsewhere("sockeye.aot", options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
    void shouldHaveFormatsInTheirCache(final String options) throws Exception {
        assertEquals(List.of(), elsewhere("formats.aot", options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan dport = 443",
                "-tan state established and rtt > 200ms",
                "-tan --format=jsonl dst 10.0.0.0/8 and dport lt 1024",
                "-tan --source=netlink --threads=2 sport = 22 or host ::1",
                "-tan --sort=-recv_q,remote_address --limit=10",
                "-tan --limit=10",
                "-tan --format=jsonl --sort=state,-send_q --limit=10",
                "-rn --sort=-metric"
            })
    void shouldHaveFiltersAndOrdersInTheirCache(final String options) throws Exception {
        assertEquals(List.of(), elsewhere("filters.aot", options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count --by=state",
                "count -t --by=remote_address --top=10",
                "count -t --by=remote_address/24,state --format=jsonl",
                "count -t --by=state --source=netlink --threads=2"
            })
    void shouldHaveCountsInTheirCache(final String options) throws Exception {
        assertEquals(List.of(), elsewhere("counts.aot", options));
    }

    /**
     * What a listing loads that is not in a cache, but for the class that is defined at run time for all native calls.
     */
    private List<String> elsewhere(final String cache, final String options) throws IOException, InterruptedException {
        final Path log = directory.resolve("loaded");
        final ProcessBuilder builder = ImageJvm.command(
                        cache,
                        List.of("@" + ImageJvm.IMAGE.resolve("lib/jvm.options"), "-Xlog:class+load=info:file=" + log),
                        List.of(options.split(" ")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        assertEquals(0, builder.start().waitFor());
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            final List<String> loaded =
                    lines.filter(line -> line.contains(LOADED)).collect(Collectors.toCollection(ArrayList::new));
            assertTrue(loaded.size() > 500, "no log of classes: lines=" + loaded.size());
            loaded.removeIf(line -> line.contains(FROM_CACHE) || line.contains(FOR_NATIVE_CALLS));
            return loaded;
        }
    }
}
