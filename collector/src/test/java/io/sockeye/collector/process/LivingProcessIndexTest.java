package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.linux.NativeAccess;

class LivingProcessIndexTest {
    private static final int NO_OWNER = InodeIndex.NO_OWNER;
    /** What an update may read at the least. */
    private static final int LEAST = 100;

    private static final int LARGE = 24_000;

    @TempDir
    private Path directory;

    private final ProcLikeReader.World world = new ProcLikeReader.World(true);
    private final Set<Long> rows = new TreeSet<>();
    private ProcFixture proc;
    private LivingProcessIndex index;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        proc = new ProcFixture(directory);
        index = new LivingProcessIndex(
                directory, () -> new ProcLikeReader(world, new NativeProcReader(directory)), LEAST);
    }

    @AfterEach
    void close() {
        if (index != null) {
            index.close();
        }
    }

    @Test
    void shouldReadNothingAgainWhereNothingChanges() throws IOException {
        for (int pid = 1; pid <= 10; pid++) {
            process(pid, pid);
            for (int fd = 0; fd < 20; fd++) {
                socket(pid, fd, 100 * pid + fd);
            }
        }
        look();
        assertEquals(200, world.descriptorsRead());
        for (int i = 0; i < 20; i++) {
            look();
        }
        assertEquals(200, world.descriptorsRead());
        assertEquals(new RefreshCost(10, 200, 0, 0), costWithoutCalls());
        assertEquals(7, index.firstOwner(703));
        assertEquals(0, index.withoutOwner());
    }

    @Test
    void shouldReadOnlyTheProcessThatHasMore() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        process(2, 2);
        socket(2, 0, 20);
        look();
        socket(2, 1, 21);
        final long before = world.descriptorsRead();
        index.update();
        assertEquals(before + 2, world.descriptorsRead());
        assertEquals(2, index.firstOwner(21));
    }

    @Test
    void shouldReadTheProcessWhoseSocketIsGoneThoughItHasAsMany() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        process(2, 2);
        socket(2, 0, 20);
        look();
        unlink(2, 0);
        rows.remove(20L);
        socket(2, 0, 21);
        look();
        assertEquals(1, index.withoutOwner());
        final long before = world.descriptorsRead();
        look();
        assertEquals(before + 1, world.descriptorsRead());
        assertEquals(2, index.firstOwner(21));
        assertEquals(NO_OWNER, index.firstOwner(20));
        assertEquals(0, index.withoutOwner());
    }

    @Test
    void shouldNotReadAgainForSocketsThatAreNeverSeen() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        rows.remove(10L); // as of a protocol that nobody looks at
        look();
        for (int i = 0; i < 10; i++) {
            look();
        }
        assertEquals(1, world.descriptorsRead());
        assertEquals(1, index.firstOwner(10));
    }

    @Test
    void shouldSeekTheOwnerOfASocketAmongAllProcessesOnce() throws IOException {
        for (int pid = 1; pid <= 5; pid++) {
            process(pid, pid);
            socket(pid, 0, 10 * pid);
        }
        look();
        rows.add(99L); // the kernel's own
        for (int i = 0; i < 10; i++) {
            look();
        }
        assertEquals(1, index.withoutOwner());
        assertEquals(NO_OWNER, index.firstOwner(99));
        assertEquals(10, world.descriptorsRead());
        for (int i = 0; i < 20; i++) {
            look();
        }
        assertEquals(10, world.descriptorsRead());
    }

    @Test
    void shouldNoticeASocketThatWasPassedOn() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        process(2, 2);
        look();
        assertEquals(1, index.firstOwner(10));
        unlink(1, 0);
        socket(2, 0, 10);
        look();
        assertEquals(2, index.firstOwner(10));
    }

    /** As many descriptors as before, and the socket is still there: nothing tells. */
    @Test
    void shouldNoticeInTurnWhatNothingTells() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        process(2, 2);
        socket(2, 0, 10);
        look();
        unlink(1, 0);
        proc.link(1, "0", "pipe:[1]");
        for (int i = 0; i < 130; i++) {
            look();
        }
        assertEquals(2, index.firstOwner(10));
    }

    @Test
    void shouldForgetTheSocketsOfAProcessThatIsGone() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        process(2, 2);
        socket(2, 0, 10);
        look();
        assertEquals(1, index.firstOwner(10));
        end(1);
        index.update();
        assertEquals(2, index.firstOwner(10));
        assertEquals(1, index.descriptors());
    }

    @Test
    void shouldNotTakeAProcessForTheOneThatHadItsPid() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        look();
        assertEquals("life1", name(1));
        end(1);
        process(1, 2);
        socket(1, 0, 11);
        rows.remove(10L);
        look();
        assertEquals(NO_OWNER, index.firstOwner(10));
        assertEquals(1, index.firstOwner(11));
        assertEquals("life2", name(1));
    }

    @Test
    void shouldNotTakeASocketForTheOneThatHadItsInode() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        process(2, 2);
        look();
        unlink(1, 0);
        rows.remove(10L);
        look();
        assertEquals(NO_OWNER, index.firstOwner(10));
        socket(2, 0, 10);
        look();
        assertEquals(2, index.firstOwner(10));
    }

    @Test
    void shouldNotAskAgainWhereItIsDenied() throws IOException {
        world.deny(1);
        process(1, 1);
        socket(1, 0, 10);
        look();
        for (int i = 0; i < 20; i++) {
            socket(1, 1 + i, 11 + i);
            look();
        }
        assertEquals(1, world.deniedReads());
        assertEquals(21, index.withoutOwner());
        world.deny(-1); // and now the directory is another user's
        look();
        assertEquals(1, index.firstOwner(10));
        assertEquals(0, index.withoutOwner());
    }

    @Test
    void shouldForgetWhatCannotBeReadAnyMore() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        look();
        world.deny(1);
        socket(1, 1, 11);
        look();
        assertEquals(NO_OWNER, index.firstOwner(10));
        assertEquals(0, index.descriptors());
    }

    @Test
    void shouldGoOnWhereAProcessEndsWhileItIsRead() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        socket(1, 1, 11);
        process(2, 2);
        socket(2, 0, 20);
        world.endInMidRead(1);
        index.update();
        assertEquals(2, index.firstOwner(20));
        end(1);
        index.update();
        assertEquals(NO_OWNER, index.firstOwner(10));
        assertEquals(NO_OWNER, index.firstOwner(11));
        assertEquals(1, index.descriptors());
    }

    /** One that came into the middle of a large process, whose other sockets keep their owner. */
    @Test
    void shouldReadALargeProcessInParts() throws IOException {
        process(1, 1);
        for (int fd = 0; fd < LARGE; fd++) {
            if (fd != 20_000) {
                socket(1, fd, 100 + fd);
            }
        }
        process(2, 2);
        socket(2, 0, 7);
        look();
        assertEquals(LARGE, world.descriptorsRead());
        socket(1, 20_000, 8);
        socket(2, 1, 9);
        final long most = LARGE / 16 + 3_000;
        int looks = 0;
        while (index.firstOwner(8) == NO_OWNER) {
            final long before = world.descriptorsRead();
            look();
            looks++;
            assertTrue(world.descriptorsRead() - before <= most, "read=" + (world.descriptorsRead() - before));
            assertTrue(looks <= 40, "looks=" + looks);
            assertEquals(1, index.firstOwner(100));
            assertEquals(1, index.firstOwner(100 + LARGE - 1));
            if (looks == 2) {
                assertEquals(2, index.firstOwner(9));
            }
        }
        assertTrue(looks > 5, "looks=" + looks);
    }

    @Test
    void shouldReadNamesAnewInTurn() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        look();
        Files.writeString(proc.directory(1).resolve("cmdline"), "worker\0");
        look();
        assertEquals("worker", name(1));
    }

    @Test
    void shouldNotWaitForANameThatDoesNotCome() throws IOException {
        process(1, 1);
        socket(1, 0, 10);
        proc.pipe(1, "cmdline");
        proc.file(1, "comm", "stuck\n");
        process(2, 2);
        socket(2, 0, 20);
        final long start = System.nanoTime();
        look();
        look();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 20);
        assertEquals(1, index.firstOwner(10));
        assertEquals("stuck", name(1));
        assertEquals(2, index.firstOwner(20));
    }

    @Test
    void shouldTellAllOwnersInOrder() throws IOException {
        for (final int pid : new int[] {3, 1, 2}) {
            process(pid, pid);
            socket(pid, 9, 10);
            socket(pid, 4, 10);
        }
        look();
        final StringBuilder owners = new StringBuilder();
        assertEquals(6, index.owners(10, (pid, fd) -> owners.append(pid + ":" + fd + " ")));
        assertEquals("1:4 1:9 2:4 2:9 3:4 3:9 ", owners.toString());
        assertNull(index.command(1));
    }

    @Test
    void shouldFindTheSocketsOfRealProcesses() throws Exception {
        final long self = ProcessHandle.current().pid();
        try (LivingProcessIndex live = new LivingProcessIndex(Path.of("/proc"));
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final Set<Long> before = inodes(self);
            live.update();
            for (final long inode : before) {
                assertEquals(self, live.firstOwner(inode), "inode=" + inode);
            }
            final long read = live.cost().descriptors();
            try (ServerSocket further = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                final Set<Long> opened = inodes(self);
                opened.removeAll(before);
                assertEquals(1, opened.size(), further::toString);
                live.looked(true);
                live.update();
                final long inode = opened.iterator().next();
                assertEquals(self, live.firstOwner(inode));
                assertEquals("java", new String(live.name((int) self), StandardCharsets.UTF_8));
                assertTrue(live.cost().descriptors() > read, () -> live.cost().toString());
                live.seen(inode);
                live.looked(true);
                assertEquals(0, live.withoutOwner());
            }
            live.update();
            final Set<Long> left = inodes(self);
            assertEquals(before, left, socket::toString);
        }
    }

    private static Set<Long> inodes(final long pid) throws IOException {
        final Set<Long> inodes = new TreeSet<>();
        try (var links = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (final Path link : links) {
                if (Files.isSymbolicLink(link)) {
                    final String text = Files.readSymbolicLink(link).toString();
                    if (text.startsWith("socket:[")) {
                        inodes.add(Long.parseLong(text.substring(8, text.length() - 1)));
                    }
                }
            }
        }
        return inodes;
    }

    private void look() {
        index.update();
        rows.forEach(index::seen);
        index.looked(true);
    }

    private RefreshCost costWithoutCalls() {
        final RefreshCost cost = index.cost();
        return new RefreshCost(cost.processes(), cost.descriptors(), 0, 0);
    }

    private String name(final int pid) {
        return new String(index.name(pid), StandardCharsets.UTF_8);
    }

    private void process(final int pid, final int life) throws IOException {
        proc.process(pid, "/bin/life" + life + "|");
        proc.file(pid, "stat", pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 " + life + " 0 0\n");
    }

    private void socket(final int pid, final int fd, final long inode) throws IOException {
        proc.socket(pid, fd, inode);
        rows.add(inode);
    }

    private void unlink(final int pid, final int fd) throws IOException {
        Files.delete(proc.directory(pid).resolve("fd").resolve(Integer.toString(fd)));
    }

    private void end(final int pid) throws IOException {
        final Path process = proc.directory(pid);
        Files.move(process, directory.resolve("gone" + System.nanoTime()));
    }
}
