package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class LivingOwnersTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());
    private static final int SOCKETS = 20_000;

    /** By pid and descriptor the inode, as maps have it. */
    @Test
    void shouldAgreeWithMaps() {
        final Random random = new Random(SEED);
        final TreeMap<Long, Long> twin = new TreeMap<>();
        try (LivingOwners owners = new LivingOwners()) {
            owners.begin(1, 0);
            for (int i = 0; i < 60_000; i++) {
                final int pid = 1 + random.nextInt(20);
                final int fd = random.nextInt(500);
                final long inode = 1 + random.nextInt(3_000);
                owners.add(inode, pid, fd);
                twin.put((long) pid << 32 | fd, inode);
                if (random.nextInt(5_000) == 0) {
                    final int gone = 1 + random.nextInt(20);
                    owners.sweep((process, descriptor, read, seen) -> process != gone);
                    twin.keySet().removeIf(key -> key >>> 32 == gone);
                }
            }
            assertEquals(twin.size(), owners.descriptors(), "seed=" + SEED);
            for (long inode = 0; inode <= 3_001; inode++) {
                final List<Long> expected = new ArrayList<>();
                final long socket = inode;
                twin.forEach((key, value) -> {
                    if (value == socket) {
                        expected.add(key);
                    }
                });
                final List<Long> actual = new ArrayList<>();
                owners.owners(inode, (pid, fd) -> actual.add((long) pid << 32 | fd));
                final String words = "seed=" + SEED + ", inode=" + inode;
                assertEquals(expected, actual, words);
                final int first = expected.isEmpty() ? InodeIndex.NO_OWNER : (int) (expected.get(0) >>> 32);
                assertEquals(first, owners.firstOwner(inode), words);
            }
        }
    }

    @Test
    void shouldKeepMemoryForWhatGoesAndComes() {
        try (LivingOwners owners = new LivingOwners()) {
            for (int look = 1; look <= 20; look++) {
                final int now = look;
                owners.begin(look, look - 1);
                for (int i = 0; i < SOCKETS; i++) {
                    owners.add((long) look * SOCKETS + i, 1, i);
                    owners.seen((long) look * SOCKETS + i);
                    owners.seen(1L << 40 | look * SOCKETS + i);
                }
                assertEquals(SOCKETS, owners.withoutOwner());
                owners.sweep((pid, fd, read, seen) -> seen == now);
                assertEquals(SOCKETS, owners.descriptors());
                owners.sweep((pid, fd, read, seen) -> pid != LivingOwners.NOBODY);
            }
            assertTrue(owners.capacityBytes() < SOCKETS * 2 * 50, "bytes=" + owners.capacityBytes());
        }
    }

    @Test
    void shouldCountEachSocketOfNobodyOnce() {
        try (LivingOwners owners = new LivingOwners()) {
            owners.begin(1, 0);
            owners.add(5, 1, 3);
            owners.seen(5);
            owners.seen(6);
            owners.seen(6);
            owners.seen(0);
            assertEquals(1, owners.withoutOwner());
            assertEquals(InodeIndex.NO_OWNER, owners.firstOwner(6));
            assertEquals(0, owners.owners(6, (pid, fd) -> {
                throw new AssertionError("pid=" + pid);
            }));
            owners.begin(2, 1);
            owners.add(6, 1, 4);
            owners.seen(6);
            assertEquals(0, owners.withoutOwner());
            final TreeSet<Integer> pids = new TreeSet<>();
            owners.sweep((pid, fd, read, seen) -> pids.add(pid));
            assertEquals(new TreeSet<>(List.of(1)), pids);
        }
    }

    @Test
    void shouldKnowWhatItContains() {
        try (LivingOwners owners = new LivingOwners()) {
            owners.begin(1, 0);
            owners.add(5, 1, 3);
            assertTrue(owners.contains(5, 1, 3));
            assertFalse(owners.contains(6, 1, 3));
            assertFalse(owners.contains(5, 1, 4));
            assertThrows(IllegalArgumentException.class, () -> owners.add(0, 1, 1));
        }
    }

    @Test
    void shouldAllocateNothingForASocketThatStays() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        try (LivingOwners owners = new LivingOwners()) {
            final LivingOwners.Judge judge = (pid, fd, read, seen) -> seen > 0;
            long least = Long.MAX_VALUE;
            long found = 0;
            for (int look = 1; look <= 30; look++) {
                final long before = threads.getCurrentThreadAllocatedBytes();
                owners.begin(look, look - 1);
                for (int i = 1; i <= SOCKETS; i++) {
                    owners.add(i, i % 7, i);
                    owners.seen(i);
                    found += owners.firstOwner(i);
                }
                owners.sweep(judge);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertTrue(found > 0);
            assertTrue(least < 64, "bytes=" + least);
        }
    }
}
