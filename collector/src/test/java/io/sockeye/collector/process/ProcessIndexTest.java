package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.linux.NativeAccess;

/** What an index answers about a made-up proc, whichever way it is read. */
class ProcessIndexTest {
    private static final int THREADS = 3;
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());

    @TempDir
    private Path directory;

    private ProcFixture proc;

    @BeforeEach
    void makeProc() throws IOException {
        final Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"));
        final String name = charset.newEncoder().canEncode('\u00e9') ? "proc of caf\u00e9" : "proc of cafe";
        proc = new ProcFixture(Files.createDirectory(directory.resolve(name)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldFindOwnersOfSockets(final ScanWay way) throws IOException {
        proc.process(123, "/usr/sbin/sshd|-D|")
                .socket(123, 3, 555)
                .link(123, "4", "anon_inode:[eventpoll]")
                .link(123, "5", "pipe:[555]")
                .socket(123, 6, 1L << 40)
                .process(7, "old|")
                .link(7, "0", "[0000]:4711");

        try (ProcessIndex index = scan(way)) {
            assertEquals("123/sshd", text(index.label(555)));
            assertEquals("123/sshd", text(index.label(1L << 40)));
            assertEquals("7/old", text(index.label(4711)));
            assertEquals("-", text(index.label(556)));
            assertEquals("-", text(index.label(0)));
            assertEquals(123, index.firstOwner(555));
            assertEquals(List.of("123 3"), ownersOf(index, 555));
            assertEquals(new ScanReport(true, 2, 0, 5, 3, 0), index.report());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldNameTheLowestPidOfASharedSocketAndKeepAll(final ScanWay way) throws IOException {
        for (final int pid : new int[] {1000, 99, 200, 30}) {
            proc.process(pid, "worker " + pid + "|").socket(pid, 3, 88);
        }
        proc.socket(99, 4, 88);

        try (ProcessIndex index = scan(way)) {
            assertEquals("30/worker 30", text(index.label(88)));
            assertEquals(List.of("30 3", "99 3", "99 4", "200 3", "1000 3"), ownersOf(index, 88));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldMaskNamesThatWouldReachATerminal(final ScanWay way) throws IOException {
        proc.process(5, "\u001b[2Jx\ny z\u00e9|a|").socket(5, 0, 1001);
        proc.process(6, "").socket(6, 0, 1002);
        proc.process(8, "/bin/" + "n".repeat(600) + "|").socket(8, 0, 1003);

        try (ProcessIndex index = scan(way)) {
            assertEquals("5/.[2Jx.y z..", text(index.label(1001)));
            assertEquals("\u001b[2Jx\ny z\u00e9", text(index.names().name(5)));
            assertEquals("6/", text(index.label(1002)));
            assertEquals("8/" + "n".repeat(511 - 5), text(index.label(1003)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldNameAProcessWithoutCommandLineByItsCommand(final ScanWay way) throws IOException {
        proc.process(5, "|||").socket(5, 0, 1001).file(5, "comm", "wiped it\n");
        proc.process(6, "").socket(6, 0, 1002).file(6, "comm", "kworker/0:1\r\n");
        proc.process(7, "|-c|").socket(7, 0, 1003).file(7, "stat", "7 (a (b) c) S 1");
        proc.process(8, "").socket(8, 0, 1004).file(8, "comm", "\n");
        proc.socket(9, 0, 1005).file(9, "comm", "no cmdline in the copy");
        proc.process(10, "named|").socket(10, 0, 1006).file(10, "comm", "other");
        proc.process(11, "/usr/bin/|").socket(11, 0, 1007).file(11, "comm", "(sd-pam)");

        try (ProcessIndex index = scan(way)) {
            assertEquals("5/wiped it", text(index.label(1001)));
            assertEquals("wiped it", text(index.name(5)));
            assertEquals("6/kworker/0:1", text(index.label(1002)));
            assertEquals("7/a (b) c", text(index.label(1003)));
            assertEquals("8/", text(index.label(1004)));
            assertEquals("9/no cmdline in the copy", text(index.label(1005)));
            assertEquals("10/named", text(index.label(1006)));
            assertEquals("11/(sd-pam)", text(index.label(1007)));
            assertEquals(0, index.report().unreadable());
        }
        try (ProcessIndex index = ProcessIndex.scan(proc.root(), false, false, true, THREADS)) {
            assertEquals("5/", text(index.label(1001)));
            assertEquals("6/", text(index.label(1002)));
            assertEquals("-", text(index.label(1005)));
            assertEquals("10/named", text(index.label(1006)));
            assertEquals("11/", text(index.label(1007)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldReadLinksThatACopyKeepsAsFiles(final ScanWay way) throws IOException {
        proc.process(5, "copied|")
                .file(5, "fd/3", "socket:[1001]")
                .file(5, "fd/4", "socket:[1002]\r\n")
                .file(5, "fd/5", "/dev/null")
                .file(5, "fd/6", "")
                .file(5, "fd/7", "socket:[10x3]");

        try (ProcessIndex index = scan(way)) {
            assertEquals("5/copied", text(index.label(1001)));
            assertEquals(List.of("5 4"), ownersOf(index, 1002));
            assertEquals(new ScanReport(true, 1, 0, 2, 2, 3), index.report());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldPassOverAProcessThatHasGone(final ScanWay way) throws IOException {
        Files.createDirectory(proc.directory(10));
        proc.process(11, "gone|").socket(11, 3, 42).socket(11, 4, 43);
        Files.delete(proc.directory(11).resolve("cmdline"));
        proc.process(12, "alive|").socket(12, 3, 42);

        try (ProcessIndex index = scan(way)) {
            assertEquals("12/alive", text(index.label(42)));
            assertEquals(List.of("12 3"), ownersOf(index, 42));
            assertEquals("-", text(index.label(43)));
            assertEquals(3, index.report().processes());
            assertEquals(1, index.report().sockets());
            assertEquals(0, index.report().unreadable());
            assertEquals(ScanReport.Shortfall.NONE, index.report().shortfall());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldIgnoreWhatIsNoProcessAndNoDescriptor(final ScanWay way) throws IOException {
        proc.process(12, "x|").socket(12, 3, 42).link(12, "x3", "socket:[43]").link(12, "99999999999", "socket:[44]");
        proc.link(12, "4", "socket:[" + "9".repeat(200) + "]").link(12, "5", "socket:[4" + "]".repeat(60));
        for (final String name : new String[] {"self", "12x", "99999999999", "-3", "net"}) {
            Files.createDirectories(proc.root().resolve(name).resolve("fd"));
            Files.createSymbolicLink(proc.root().resolve(name).resolve("fd").resolve("3"), Path.of("socket:[45]"));
            Files.writeString(proc.root().resolve(name).resolve("cmdline"), "y");
        }
        Files.writeString(proc.root().resolve("uptime"), "1 1");

        try (ProcessIndex index = scan(way)) {
            assertEquals(new ScanReport(true, 1, 0, 3, 1, 0), index.report());
            assertEquals("12/x", text(index.label(42)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldCountWhatIsNoDirectoryOrNoLink(final ScanWay way) throws IOException {
        Files.createDirectory(proc.directory(20));
        Files.writeString(proc.directory(20).resolve("fd"), "a file");
        proc.process(21, "x|").socket(21, 3, 42);
        Files.writeString(proc.directory(21).resolve("fd").resolve("4"), "a file");
        Files.createDirectories(proc.process(22, "").directory(22).resolve("fd"));
        Files.delete(proc.directory(22).resolve("cmdline"));
        Files.createDirectory(proc.directory(22).resolve("cmdline"));
        proc.socket(22, 3, 43);

        try (ProcessIndex index = scan(way)) {
            assertEquals(new ScanReport(true, 3, 0, 2, 1, 3), index.report());
            assertEquals("-", text(index.label(43)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldReadContextsOnlyWhenAskedFor(final ScanWay way) throws IOException {
        proc.process(1, "a|").socket(1, 3, 11).context(1, "system_u:system_r:init_t:s0|");
        proc.process(2, "b|").socket(2, 3, 12);
        assumeNative(way);

        try (ProcessIndex index = ProcessIndex.scan(proc.root(), true, way, THREADS)) {
            assertEquals("system_u:system_r:init_t:s0", text(index.context(11)));
            assertEquals("-", text(index.context(12)));
            assertEquals("-", text(index.context(13)));
            assertEquals(0, index.report().unreadable());
        }
        try (ProcessIndex index = scan(way)) {
            assertEquals("-", text(index.context(11)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanWay.class,
            names = {"JAVA", "NATIVE"})
    void shouldSayThatProcCannotBeRead(final ScanWay way) throws IOException {
        assumeNative(way);
        for (final Path root :
                new Path[] {directory.resolve("none"), Files.writeString(directory.resolve("file"), "x")}) {
            try (ProcessIndex index = ProcessIndex.scan(root, false, way, THREADS)) {
                assertEquals(new ScanReport(false, 0, 0, 0, 0, 0), index.report());
                assertEquals(
                        ScanReport.Shortfall.NOTHING_READABLE, index.report().shortfall());
                assertEquals("-", text(index.label(5)));
            }
        }
        try (ProcessIndex index = scan(way)) {
            assertEquals(new ScanReport(true, 0, 0, 0, 0, 0), index.report());
            assertEquals(ScanReport.Shortfall.NONE, index.report().shortfall());
        }
    }

    @Test
    void shouldAgreeBothWaysOnRandomProcesses() throws IOException {
        assumeNative(ScanWay.NATIVE);
        final Random random = new Random(SEED);
        final int processes = 60;
        for (int i = 0; i < processes; i++) {
            final int pid = 1 + i * 7919 % 30_011;
            proc.process(pid, "p" + random.nextInt(50) + "\u0007|arg|");
            for (int fd = 0; fd < random.nextInt(60); fd++) {
                proc.link(pid, Integer.toString(fd), randomLink(random));
            }
        }

        try (ProcessIndex one = ProcessIndex.scan(proc.root(), true, ScanWay.NATIVE, THREADS);
                ProcessIndex other = ProcessIndex.scan(proc.root(), true, ScanWay.JAVA, 1)) {
            assertEquals(one.report(), other.report(), "seed=" + SEED);
            assertEquals(processes, one.report().processes(), "seed=" + SEED);
            int owners = 0;
            for (int inode = 0; inode < 300; inode++) {
                assertEquals(text(one.label(inode)), text(other.label(inode)), "seed=" + SEED + ", inode=" + inode);
                final List<String> expected = ownersOf(one, inode);
                assertEquals(expected, ownersOf(other, inode), "seed=" + SEED + ", inode=" + inode);
                owners += expected.size();
            }
            assertEquals(one.report().sockets(), owners, "seed=" + SEED);
            assertTrue(owners > 0, "seed=" + SEED);
        }
    }

    @Test
    void shouldListMoreDescriptorsThanOneBufferHolds() throws IOException {
        assumeNative(ScanWay.NATIVE);
        proc.process(77, "many|");
        for (int fd = 0; fd < 2_500; fd++) {
            proc.socket(77, fd, 1_000 + fd);
        }

        try (ProcessIndex index = scan(ScanWay.NATIVE)) {
            assertEquals(2_500, index.report().sockets());
            for (int fd = 0; fd < 2_500; fd++) {
                assertEquals(List.of("77 " + fd), ownersOf(index, 1_000 + fd));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldShareOutOneProcessAmongThreads(final int threads) throws IOException {
        assumeNative(ScanWay.NATIVE);
        final int descriptors = 9_000; // several buffers, so that there are rests to give away
        proc.process(77, "many|").process(78, "few|").socket(78, 3, 1_000);
        for (int fd = 0; fd < descriptors; fd++) {
            proc.socket(77, fd, 1_000 + fd % 8_999);
        }

        try (ProcessIndex index = ProcessIndex.scan(proc.root(), false, ScanWay.NATIVE, threads)) {
            assertEquals(new ScanReport(true, 2, 0, descriptors + 1, descriptors + 1, 0), index.report());
            assertEquals(List.of("77 0", "77 8999", "78 3"), ownersOf(index, 1_000));
            for (int fd = 1; fd < 8_999; fd++) {
                assertEquals(List.of("77 " + fd), ownersOf(index, 1_000 + fd));
            }
            assertEquals("77/many", text(index.label(1_000)));
            assertEquals(threads, index.cost().threads());
            assertTrue(
                    index.cost().systemCalls() > descriptors, () -> index.cost().toString());
        }
    }

    @Test
    void shouldSayWhyAnotherProcIsNotReadByBpf() throws IOException {
        proc.process(1, "a|").socket(1, 3, 11);
        assumeNative(ScanWay.BPF);

        try (ProcessIndex index = ProcessIndex.scan(proc.root(), false, ScanWay.BPF, 2)) {
            assertEquals(ScanWay.NATIVE, index.cost().way());
            assertEquals(
                    "bpf knows only the processes of this system's own /proc",
                    index.cost().reason());
            assertEquals("1/a", text(index.label(11)));
        }
    }

    @Test
    void shouldAnswerNothingAfterClose() throws IOException {
        proc.process(1, "a|").socket(1, 3, 11);
        final ProcessIndex index = scan(ScanWay.JAVA);
        index.close();

        assertEquals("-", text(index.label(11)));
        assertEquals(0, index.capacityBytes());
    }

    @Test
    void shouldRefuseToOverfillAnIndex() throws IOException {
        proc.process(1, "a|").socket(1, 3, 11).socket(1, 4, 12);
        try (InodeIndex index = new InodeIndex(1);
                ProcReader reader = new NioProcReader(proc.root())) {
            final ScanTarget target =
                    new ScanTarget(index, new ProcessNames(), new LateFiles("/proc"), null, false, false);
            final ProcessScanner scanner = new ProcessScanner(reader, target);

            assertThrows(IllegalStateException.class, () -> scanner.scan(new ScanWork(new int[] {1}, false)));
        }
    }

    private ProcessIndex scan(final ScanWay way) {
        assumeNative(way);
        return ProcessIndex.scan(proc.root(), false, way, THREADS);
    }

    private static void assumeNative(final ScanWay way) {
        assumeTrue(way == ScanWay.JAVA || NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
    }

    private static String randomLink(final Random random) {
        switch (random.nextInt(6)) {
            case 0:
                return "/tmp/x" + random.nextInt();
            case 1:
                return "anon_inode:[eventpoll]";
            case 2:
                return "[0000]:" + (1 + random.nextInt(299));
            default:
                return "socket:[" + (1 + random.nextInt(299)) + "]";
        }
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
