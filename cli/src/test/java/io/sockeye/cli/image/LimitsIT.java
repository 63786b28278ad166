package io.sockeye.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits that are too low: one line, or all that was asked for, and no file in the current directory. */
class LimitsIT {
    private static final Path BIN =
            Path.of(System.getProperty("sockeye.image")).toAbsolutePath().resolve("bin");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {60_000, 100_000, 200_000, 300_000, 400_000, 450_000, 480_000, 500_000, 520_000, 550_000})
    void shouldSayInOneLineThatThereIsTooLittleAddressSpace(final int kilobytes) throws Exception {
        final Finished finished = shell("ulimit -v " + kilobytes + "; exec \"$bin\"/netstat -tanp");
        assertEquals("netstat: cannot start: too little address space, see ulimit -v\n", finished.err());
        assertEquals("", finished.out());
        assertEquals(1, finished.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ulimit -v 800000",
                "ulimit -v 4000000",
                "ulimit -S -v 100000",
                "ulimit -S -s 64",
                "ulimit -S -n 20",
                "ulimit -n 20",
                "ulimit -s 256",
                "ulimit -c 0"
            })
    void shouldListUnderALimitThatIsHighEnough(final String limit) throws Exception {
        for (final String options : List.of("-tan", "-xanp", "-rn", "-i", "-tanp --format=jsonl")) {
            final Finished finished = shell(limit + "; exec \"$bin\"/sockeye " + options);
            assertEquals("", finished.err(), options);
            assertEquals(0, finished.code(), options);
            assertTrue(finished.out().length() > 0, options);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n 8", "-n 10", "-n 11", "-n 12", "-n 13", "-n 14", "-n 16", "-s 40", "-s 48", "-s 64"})
    void shouldListOrSayInOneLineWhyNot(final String limit) throws Exception {
        final Finished finished = shell("ulimit " + limit + "; exec \"$bin\"/sockeye -tanp --format=jsonl");
        assertEquals(finished.code() == 0 ? 0 : 1, finished.err().lines().count(), finished::toString);
        assertEquals(finished.code() == 0, finished.out().startsWith("{"), finished::toString);
        if (finished.code() == 1 && limit.startsWith("-s")) {
            assertEquals("sockeye: cannot start: the stack is too small, see ulimit -s\n", finished.err());
        }
    }

    /** Of a thread that it does not get the JVM itself tells, in words of its own. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 10, 11, 12, 13, 16})
    void shouldListOrSayThatThereIsNoThread(final int processes) throws Exception {
        final String user = "setpriv --reuid=" + (64_000 + processes) + " --clear-groups ";
        assumeTrue(shell(user + "true").code() == 0, "cannot become another user");
        assumeTrue(shell(user + "test -x \"$bin\"/netstat").code() == 0, "the image is in a directory of root's");
        final Finished finished =
                shell("exec " + user + "prlimit --nproc=" + processes + " \"$bin\"/netstat -tan --program");
        assertEquals(finished.code() == 0, finished.out().startsWith("Active"), finished::toString);
        assertEquals(finished.code() == 0 ? 0 : 1, finished.code());
        assertTrue(finished.code() == 0 || finished.err().contains("thread"), finished::toString);
    }

    @Test
    void shouldWriteNoFileWhereNoneMayBeWritten() throws Exception {
        final Finished finished = shell("{ ulimit -f 0; \"$bin\"/netstat -tan; } | cat");
        assertEquals("", finished.err());
        assertTrue(finished.out().startsWith("Active Internet connections"), finished.out());
    }

    @Test
    void shouldStartWithoutAnyStream() throws Exception {
        assertEquals(
                "0\n",
                shell("\"$bin\"/netstat -tan <&- >/dev/null 2>&-; echo $?").out());
        assertEquals(
                "0\n",
                shell("TMPDIR=/nonexistent \"$bin\"/netstat -tan <&- >/dev/null; echo $?")
                        .out());
        final Finished closed = shell("\"$bin\"/netstat -tan >&-");
        assertEquals(new Finished(1, "", "netstat: cannot write: Bad file descriptor\n"), closed);
    }

    @Test
    void shouldStartInADirectoryThatWasRemoved() throws Exception {
        final Finished finished = shell("mkdir gone; cd gone; rmdir ../gone; \"$bin\"/netstat -tan");
        assertEquals(0, finished.code());
        assertTrue(finished.out().startsWith("Active Internet connections"), finished.out());
        // What is there is the shell's own word.
        assertTrue(finished.err().lines().count() <= 1 && !finished.err().contains("VM"), finished.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANGUAGE=de LC_ALL=C.UTF-8", "LANGUAGE=fr:de LANG=de_DE.UTF-8", "LC_ALL=C"})
    void shouldSpeakEnglishWhateverTheLanguage(final String environment) throws Exception {
        final String start = environment + " \"$bin\"/sockeye ";
        assertEquals(
                "sockeye: cannot write: No space left on device\n",
                shell(start + "-tan >/dev/full").err());
        assertEquals(
                "sockeye: cannot read /nonexistent: No such file or directory\n",
                shell(start + "--proc-root=/nonexistent -tan").err());
        assertEquals(new Finished(0, "0\n", ""), shell("exec 3> >(:); wait $!; " + start + "-tan >&3; echo $?"));
    }

    /** Runs in an empty directory, which must be empty afterwards. */
    private Finished shell(final String script) throws IOException, InterruptedException {
        final Path out = Files.createTempFile("limits", ".out");
        final Path err = Files.createTempFile("limits", ".err");
        final ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(Map.of("bin", BIN.toString()));
        final Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "still runs: " + script);
            try (Stream<Path> written = Files.list(directory)) {
                assertEquals(List.of(), written.toList(), script);
            }
            return new Finished(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    UserWords.removedFrom(Files.readString(err, StandardCharsets.UTF_8)));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    private record Finished(int code, String out, String err) {}
}
