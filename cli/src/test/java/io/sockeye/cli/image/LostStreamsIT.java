package io.sockeye.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Streams that are closed, full or without a reader, in every mode: what can still be said is said, in one line and in
 * netstat's English, the exit code is the listing's where only words are lost, and nothing else is written to.
 */
@Execution(ExecutionMode.CONCURRENT)
class LostStreamsIT {
    private static final Path BIN =
            Path.of(System.getProperty("sockeye.image")).toAbsolutePath().resolve("bin");
    private static final List<String> MODES = List.of(
            "-tan", "-tanp", "-xanp", "-an", "-rn", "-rn -6", "-rCn", "-i", "-ie", "-s", "-g", "-Mn", "-A ax25",
            "-A ipx");
    private static final List<String> WITHOUT_ROWS = List.of(
            "--masquerade=conntrack -n",
            "-an --sctp",
            "schema",
            "schema legacy",
            "--help",
            "-V",
            "--bogus",
            "-tan --format=bogus",
            "-tan --fields=help",
            "-tan --cost",
            "-s --cost=json",
            "-tanp --proc-root=/nonexistent");
    /** What a pipe is whose reader has gone. */
    private static final String DEAF = "exec 3> >(:); wait $!; ";

    private static final String CLOSED = "sockeye: cannot write: Bad file descriptor\n";
    private static final String FULL = "sockeye: cannot write: No space left on device\n";

    @TempDir
    private Path directory;

    static Stream<String> everyMode() {
        return Stream.of(
                        MODES.stream(),
                        MODES.stream().map(mode -> mode + " --format=jsonl"),
                        Stream.of("-tanp --cost --format=csv", "-rn --cost --format=json"),
                        WITHOUT_ROWS.stream())
                .flatMap(modes -> modes);
    }

    @ParameterizedTest
    @MethodSource("everyMode")
    void shouldLoseNothingElse(final String options) throws Exception {
        final Finished whole = sockeye("", options, "");
        for (final Finished finished : List.of(
                sockeye("", options, "<&- 2>&-"),
                sockeye("", options, "2>/dev/full"),
                sockeye(DEAF, options, "2>&3"))) {
            assertEquals(whole.code(), finished.code(), options);
            assertEquals("", finished.err(), options);
            assertEquals(firstLine(whole.out()), firstLine(finished.out()), options);
        }
        final boolean isSilent = whole.out().isEmpty();
        final int failed = isSilent ? whole.code() : 1;
        assertLost(whole, failed, isSilent ? "" : CLOSED, sockeye("", options, "<&- >&-"), options);
        assertLost(whole, failed, isSilent ? "" : FULL, sockeye("", options, ">/dev/full"), options);
        assertLost(whole, isSilent ? whole.code() : 0, "", sockeye(DEAF, options, ">&3"), options);
        assertEquals(failed, sockeye("", options, "<&- >&- 2>&-").code(), options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tan -c", "-i -c", "-s -c", "-tan -c --format=jsonl", "-rn -c --cost"})
    void shouldEndRoundsWhereDataAreLostOnly(final String options) throws Exception {
        assertTrue(sockeye("", options, ">/dev/full").err().endsWith(FULL), options);
        assertEquals(0, sockeye(DEAF, options, ">&3").code(), options);
        // Two rounds and the interval between them.
        final Finished two = shell("timeout 5 \"$bin\"/sockeye " + options + " 2>/dev/full | head -c 3000; echo");
        assertTrue(two.out().length() > 1, options);
    }

    /** What is said anyway is said, and after it, or in place of the cost, the given words. */
    private static void assertLost(
            final Finished whole, final int code, final String words, final Finished finished, final String options) {
        assertEquals(code, finished.code(), options);
        assertEquals("", finished.out(), options);
        final boolean tellsCost = options.contains("--cost");
        assertEquals((tellsCost ? "" : whole.err()) + words, finished.err(), options);
    }

    /** Of a table, its heading; of rows, that there are some: which is the first one changes on a live host. */
    private static String firstLine(final String text) {
        final String line = text.lines().findFirst().orElse("");
        return line.startsWith("{") || line.startsWith("[") ? line.substring(0, 1) : line;
    }

    private Finished sockeye(final String before, final String options, final String redirections)
            throws IOException, InterruptedException {
        return shell(before + "LANGUAGE=de exec \"$bin\"/sockeye " + options + " " + redirections);
    }

    /** Runs in an empty directory, which must be empty afterwards. */
    private Finished shell(final String script) throws IOException, InterruptedException {
        final Path out = Files.createTempFile("lost", ".out");
        final Path err = Files.createTempFile("lost", ".err");
        final ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("bin", BIN.toString());
        final Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "still runs: " + script);
            try (Stream<Path> written = Files.list(directory)) {
                assertEquals(List.of(), written.toList(), script);
            }
            return new Finished(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.ISO_8859_1),
                    UserWords.removedFrom(Files.readString(err, StandardCharsets.ISO_8859_1)));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    private record Finished(int code, String out, String err) {}
}
