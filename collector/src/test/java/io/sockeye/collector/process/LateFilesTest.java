package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.linux.NativeAccess;

/** A scan of processes whose files never come: pipes to which nobody writes. */
class LateFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private ProcFixture proc;

    @BeforeEach
    void makeProc() throws IOException {
        proc = new ProcFixture(directory);
        proc.process(700, "/usr/bin/exporter|").socket(700, 3, 61001);
        proc.process(702, "last|").socket(702, 3, 61003);
    }

    /** Who waits for a pipe goes on when it is opened for writing, and must have ended before the directory goes. */
    @AfterEach
    void openPipes() throws Exception {
        if (waiting() > 0) {
            new ProcessBuilder(
                            "sh", "-c", "find \"$0\" -type p | while read -r p; do : <> \"$p\"; done", directory + "")
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        awaitWaiting(0);
    }

    /** Those that took the place of one that waits have ended when the scan answers, but may be at their last step. */
    private static void awaitWaiting(final int threads) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            while (waiting() != threads) {
                Thread.sleep(10);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldNameAProcessWhoseCommandLineNeverComes(final ScanWay way) throws IOException {
        proc.socket(701, 3, 61002).socket(701, 4, 61004).pipe(701, "cmdline").file(701, "comm", "tape-reader\n");

        try (ProcessIndex index = scan(way, false)) {
            assertEquals("700/exporter", text(index.label(61001)));
            assertEquals("701/tape-reader", text(index.label(61002)));
            assertEquals("701/tape-reader", text(index.label(61004)));
            assertEquals("702/last", text(index.label(61003)));
            assertEquals("not read in time: " + directory + "/701/cmdline", index.takeWords());
            assertNull(index.takeWords());
            assertEquals(new ScanReport(true, 3, 0, 4, 4, 1), index.report());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldNameAProcessByWhatIsLeft(final ScanWay way) throws IOException {
        proc.socket(701, 3, 61002).pipe(701, "cmdline").pipe(701, "comm");
        proc.file(701, "stat", "701 (tape) (reader) S 1 701 701 0 -1");
        proc.socket(710, 3, 61010).pipe(710, "cmdline");
        proc.process(711, "labelled|").socket(711, 3, 61011).pipe(711, "attr/current");

        try (ProcessIndex index = scan(way, true)) {
            assertEquals("701/tape) (reader", text(index.label(61002)));
            assertEquals("710/", text(index.label(61010)));
            assertEquals("711/labelled", text(index.label(61011)));
            assertEquals("-", text(index.context(61011)));
            assertEquals("702/last", text(index.label(61003)));
            final String words = index.takeWords();
            assertTrue(words.startsWith("not read in time: "), words);
            assertTrue(words.contains("/701/cmdline, ") && words.endsWith(" and 1 more"), words);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldNotWaitLongForAPipeInADirectorysPlace(final ScanWay way) throws IOException {
        proc.pipe(701, "fd").file(703, "cmdline", "x|").pipe(703, "fd/3").socket(703, 4, 61005);

        try (ProcessIndex index = scan(way, false)) {
            assertEquals("700/exporter", text(index.label(61001)));
            assertEquals("703/x", text(index.label(61005)));
            // The JDK waits for a pipe that it is to list, and the scan for half a second.
            assertEquals(way == ScanWay.JAVA ? "not read in time: " + directory + "/701/fd" : null, index.takeWords());
            assertEquals(new ScanReport(true, 4, 0, 3, 3, 2), index.report());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldNotWaitInTheSecondLookEither(final ScanWay way) throws IOException {
        proc.threadSocket(701, 801, 3, 61002).pipe(701, "cmdline").file(701, "comm", "tape-reader");
        proc.process(720, "further|").threadSocket(720, 820, 3, 61020);

        try (ProcessIndex index = scan(way, false)) {
            assertNull(index.takeWords());
            assertEquals("701/tape-reader", text(index.label(61002)));
            assertEquals("720/further", text(index.label(61020)));
            assertEquals("not read in time: " + directory + "/701/cmdline", index.takeWords());
        }
    }

    @Test
    void shouldWaitForAFileWithOneThreadHoweverOftenItIsScanned() throws IOException {
        proc.socket(701, 3, 61002).pipe(701, "cmdline").file(701, "comm", "tape-reader");

        for (int round = 0; round < 5; round++) {
            try (ProcessIndex index = scan(ScanWay.JAVA, false)) {
                assertEquals("701/tape-reader", text(index.label(61002)));
                assertEquals("not read in time: " + directory + "/701/cmdline", index.takeWords());
                awaitWaiting(1);
            }
        }
    }

    @Test
    void shouldNotWaitForEachOfMany() throws IOException {
        for (int pid = 801; pid <= 860; pid++) {
            proc.socket(pid, 3, 70000 + pid).pipe(pid, "cmdline").file(pid, "comm", "hung");
        }
        proc.process(900, "cmd|").socket(900, 3, 61090).file(900, "comm", "comm");

        try (ProcessIndex index = scan(ScanWay.JAVA, false)) {
            for (int pid = 801; pid <= 860; pid++) {
                assertEquals(pid + "/hung", text(index.label(70000 + pid)));
            }
            assertEquals("900/comm", text(index.label(61090)));
            final String words = index.takeWords();
            assertTrue(
                    words.endsWith(" and " + (LateFiles.MAX_COMMAND_LINES - 3)
                            + " more; the command lines of the rest were not tried"),
                    words);
        }
    }

    private ProcessIndex scan(final ScanWay way, final boolean withContext) {
        assumeTrue(way == ScanWay.JAVA || NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        return assertTimeoutPreemptively(PATIENCE, () -> ProcessIndex.scan(proc.root(), withContext, way, 2));
    }

    private static long waiting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("sockeye-scan"))
                .count();
    }

    private static String text(final byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
