package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.linux.NativeAccess;

/** The second look, among threads, in a made-up proc. */
class FurtherOwnersTest {
    @TempDir
    private Path directory;

    private ProcFixture proc;

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldFindASocketThatOnlyAThreadHolds(final ScanWay way) throws IOException {
        make().process(5, "server|-x|")
                .socket(5, 3, 100)
                .threadSocket(5, 6, 3, 100)
                .threadSocket(5, 6, 4, 101);
        proc.process(9, "/bin/silent|").threadSocket(9, 10, 7, 102);

        try (ProcessIndex index = scan(way)) {
            assertEquals("5/server", text(index.label(101)));
            assertEquals(5, index.firstOwner(101));
            assertEquals(List.of("5 4"), ownersOf(index, 101));
            assertEquals("server", text(index.name(5)));
            assertEquals("9/silent", text(index.label(102)));
            assertEquals("silent", text(index.name(9)));
            assertTrue(index.isKnown(5) && index.isKnown(9));
            assertFalse(index.isKnown(8));
            // What a main thread holds is as it was.
            assertEquals(List.of("5 3"), ownersOf(index, 100));
            assertEquals("-", text(index.label(103)));
            assertEquals(1, index.report().sockets());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldTellThreadsThatShareATableOnce(final ScanWay way) throws IOException {
        // As of a process whose main thread has ended: it has no descriptors, and all others have the same.
        make().process(20, "");
        proc.file(20, "comm", "leaderless\n");
        for (int thread = 21; thread < 30; thread++) {
            proc.threadSocket(20, thread, 3, 200).threadSocket(20, thread, 4, 201);
        }
        proc.process(19, "other|").threadSocket(19, 40, 5, 200);

        try (ProcessIndex index = scan(way)) {
            assertEquals("20/leaderless", text(index.label(201)));
            assertEquals(List.of("20 4"), ownersOf(index, 201));
            assertEquals("19/other", text(index.label(200)));
            assertEquals(List.of("19 5", "20 3"), ownersOf(index, 200));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldLookOnceAndOnlyWhereAnOwnerIsMissing(final ScanWay way) throws IOException {
        make().process(5, "server|").socket(5, 3, 100).threadSocket(5, 6, 4, 101);

        try (ProcessIndex index = scan(way)) {
            final long calls = index.cost().systemCalls();
            final long capacity = index.capacityBytes();
            assertEquals("5/server", text(index.label(100)));
            assertEquals("-", text(index.label(0)));
            assertEquals(calls, index.cost().systemCalls());
            assertEquals(capacity, index.capacityBytes());

            assertEquals("-", text(index.label(77)));
            final long callsOfLook = index.cost().systemCalls();
            assertTrue(callsOfLook > calls);
            assertTrue(index.capacityBytes() > capacity);
            proc.threadSocket(5, 6, 5, 78);
            assertEquals("-", text(index.label(78)));
            assertEquals("5/server", text(index.label(101)));
            assertEquals(callsOfLook, index.cost().systemCalls());
            assertNull(index.takeWords());
        }
    }

    @Test
    void shouldNotLookForNetstatNorAfterClose() throws IOException {
        make().process(5, "server|").socket(5, 3, 100).threadSocket(5, 6, 4, 101);

        try (ProcessIndex index = ProcessIndex.scan(proc.root(), false, false, true, 1)) {
            assertEquals("-", text(index.label(101)));
            assertEquals("5/server", text(index.label(100)));
        }
        final ProcessIndex closed = scan(ScanWay.JAVA);
        closed.close();
        assertEquals("-", text(closed.label(101)));
        assertEquals(0, closed.capacityBytes());
    }

    @Test
    void shouldAnswerManyThreadsFromOneLook() throws Exception {
        make();
        for (int pid = 1; pid <= 50; pid++) {
            proc.process(pid, "p" + pid + "|").threadSocket(pid, 1000 + pid, 3, 5000 + pid);
        }
        final int threads = 6;
        try (ProcessIndex index = scan(ScanWay.JAVA);
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            final List<Callable<byte[]>> looks = new ArrayList<>();
            for (int i = 0; i < threads * 4; i++) {
                final int pid = 1 + i * 2;
                looks.add(() -> index.label(5000 + pid));
            }
            int pid = 1;
            for (final Future<byte[]> label : pool.invokeAll(looks)) {
                assertEquals(pid + "/p" + pid, text(label.get()));
                pid += 2;
            }
            assertSame(index.label(5001), index.label(5001));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldNotReadTheTablesOfThreadsWithoutEnd(final ScanWay way) throws IOException {
        // More than may be read where nobody tells which threads share a table.
        final int descriptors = 300;
        final int threads = ThreadSearch.MAX_DESCRIPTORS / descriptors + 10;
        make().process(5, "many|").process(6, "few|").threadSocket(6, 7, 3, 42);
        Files.createDirectories(proc.directory(5).resolve("task/5/fd"));
        proc.threadSocket(5, 100, 0, 9000);
        final Path table = proc.directory(5).resolve("task/100/fd");
        for (int fd = 1; fd < descriptors; fd++) {
            Files.createSymbolicLink(table.resolve(Integer.toString(fd)), Path.of("socket:[" + (9000 + fd) + "]"));
        }
        for (int thread = 101; thread < 100 + threads; thread++) {
            final Path task = Files.createDirectories(proc.directory(5).resolve("task/" + thread));
            Files.createSymbolicLink(task.resolve("fd"), table);
        }

        try (ProcessIndex index = scan(way)) {
            assertEquals("6/few", text(index.label(42)));
            assertEquals("5/many", text(index.label(9000 + descriptors - 1)));
            assertEquals("not all threads were looked at, too many descriptors", index.takeWords());
            assertNull(index.takeWords());
        }
    }

    private ProcFixture make() {
        proc = new ProcFixture(directory);
        return proc;
    }

    private ProcessIndex scan(final ScanWay way) {
        assumeTrue(way == ScanWay.JAVA || NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        return ProcessIndex.scan(proc.root(), false, way, 2);
    }

    private static List<String> ownersOf(final ProcessIndex index, final long inode) {
        final List<String> owners = new ArrayList<>();
        assertEquals(index.owners(inode, (pid, fd) -> owners.add(pid + " " + fd)), owners.size());
        return owners;
    }

    private static String text(final byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
