package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.linux.NativeAccess;

/** The index that lives, against one that is made anew, on processes that change at random. */
class LivingTwinTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());
    private static final int ROUNDS = 3;
    private static final int CHANGING_LOOKS = 12;
    /** Processes are read in turn every 128 looks, and then a few at a time. */
    private static final int QUIET_LOOKS = 160;

    /** In a look; sometimes there is none. */
    private static final int MAX_CHANGES = 30;

    private static final int MAX_PROCESSES = 12;
    private static final int MAX_DESCRIPTORS = 24;
    private static final int LEAST = 60;

    /** What directories tell of themselves. */
    enum Directories {
        /** A copy: all that a file system tells. */
        COPY,
        /** Linux 6.2 and newer. */
        PROC,
        /** Before: no sizes. */
        OLD_PROC
    }

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final Map<Integer, Map<Integer, Long>> world = new TreeMap<>();
    private ProcFixture proc;
    private long lastInode = 1_000;
    private int lives;

    @ParameterizedTest
    @EnumSource
    void shouldAgreeWithAWholeScan(final Directories directories) throws IOException {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        proc = new ProcFixture(directory);
        final ProcLikeReader.World told = new ProcLikeReader.World(directories == Directories.PROC);
        final Supplier<ProcReader> readers = directories == Directories.COPY
                ? () -> new NativeProcReader(directory)
                : () -> new ProcLikeReader(told, new NativeProcReader(directory));
        try (LivingProcessIndex index = new LivingProcessIndex(directory, readers, LEAST)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < CHANGING_LOOKS; i++) {
                    for (int change = random.nextInt(MAX_CHANGES); change > 0; change--) {
                        change();
                    }
                    look(index);
                }
                for (int i = 0; i < QUIET_LOOKS; i++) {
                    look(index);
                }
                index.update();
                assertAgrees(index, "seed=" + SEED + ", round=" + round);
                index.looked(false);
            }
        }
    }

    /** A look now and then misses a socket, or is given up half-way. */
    private void look(final LivingProcessIndex index) {
        index.update();
        final boolean isWhole = random.nextInt(10) != 0;
        for (final long inode : inodes()) {
            if (isWhole ? random.nextInt(100) != 0 : random.nextBoolean()) {
                index.seen(inode);
            }
        }
        index.seen(0);
        index.seen(7);
        index.looked(isWhole);
    }

    private void assertAgrees(final LivingProcessIndex index, final String message) {
        try (ProcessIndex twin = ProcessIndex.scan(directory, false, ScanWay.JAVA, 1)) {
            assertTrue(twin.report().sockets() > 0 || inodes().isEmpty(), message);
            for (long inode = 1; inode <= lastInode; inode++) {
                final String words = message + ", inode=" + inode;
                final List<String> expected = new ArrayList<>();
                final List<String> actual = new ArrayList<>();
                final long socket = inode;
                twin.owners(socket, (pid, fd) -> expected.add(pid + " " + fd));
                index.owners(socket, (pid, fd) -> actual.add(pid + " " + fd));
                assertEquals(expected, actual, words);
                final int pid = twin.firstOwner(inode);
                assertEquals(pid, index.firstOwner(inode), words);
                assertArrayEquals(twin.name(pid), index.name(pid), words);
            }
            assertEquals(twin.report().sockets(), index.descriptors(), message);
        }
    }

    private TreeSet<Long> inodes() {
        final TreeSet<Long> inodes = new TreeSet<>();
        world.values().forEach(descriptors -> inodes.addAll(descriptors.values()));
        inodes.remove(0L);
        return inodes;
    }

    private void change() throws IOException {
        final int kind = random.nextInt(36);
        if (world.isEmpty() || kind >= 30 && world.size() < MAX_PROCESSES) {
            begin(1 + random.nextInt(2 * MAX_PROCESSES));
            return;
        }
        final List<Integer> pids = new ArrayList<>(world.keySet());
        final int pid = pids.get(random.nextInt(pids.size()));
        final Map<Integer, Long> descriptors = world.get(pid);
        final int fd = random.nextInt(MAX_DESCRIPTORS);
        switch (kind) {
            case 1 -> end(pid);
            case 2 -> {
                end(pid);
                begin(pid);
            }
            case 3, 4, 9, 10, 11 -> close(pid, fd);
            case 5, 12 -> open(pid, fd, 0); // a file in place of a socket, or one more
            case 6, 13, 14 -> share(pid, fd);
            case 7, 15, 16 -> {
                final Long passed = descriptors.get(fd);
                open(pid, fd, 0);
                if (passed != null) {
                    open(pids.get(random.nextInt(pids.size())), random.nextInt(MAX_DESCRIPTORS), passed);
                }
            }
            case 8, 17, 18 -> {
                close(pid, fd);
                open(pid, random.nextInt(MAX_DESCRIPTORS), ++lastInode);
            }
            default -> open(pid, fd, ++lastInode);
        }
    }

    private void share(final int pid, final int fd) throws IOException {
        final List<Long> inodes = new ArrayList<>(inodes());
        if (!inodes.isEmpty()) {
            open(pid, fd, inodes.get(random.nextInt(inodes.size())));
        }
    }

    private void begin(final int pid) throws IOException {
        if (world.containsKey(pid)) {
            return;
        }
        lives++;
        world.put(pid, new TreeMap<>());
        proc.process(pid, "/bin/life" + lives + "|-x|");
        proc.file(pid, "stat", pid + " (a) b) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 " + lives + " 0 0\n");
        for (int fd = random.nextInt(4); fd > 0; fd--) {
            open(pid, fd, ++lastInode);
        }
    }

    private void end(final int pid) throws IOException {
        world.remove(pid);
        try (Stream<Path> files = Files.walk(proc.directory(pid))) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Inode 0 for a file that is no socket. */
    private void open(final int pid, final int fd, final long inode) throws IOException {
        close(pid, fd);
        world.get(pid).put(fd, inode);
        if (inode == 0) {
            proc.link(pid, Integer.toString(fd), "pipe:[1]");
        } else {
            proc.socket(pid, fd, inode);
        }
    }

    private void close(final int pid, final int fd) throws IOException {
        world.get(pid).remove(fd);
        Files.deleteIfExists(proc.directory(pid).resolve("fd").resolve(Integer.toString(fd)));
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(proc.directory(pid).resolve("fd"))) {
            int count = 0;
            for (final Path ignored : left) {
                count++;
            }
            assertEquals(world.get(pid).size(), count);
        }
    }
}
