package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InodeIndexTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());

    private record Owner(int pid, int fd) {}

    private final InodeIndex index = new InodeIndex();

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 5_000, 100_000})
    void shouldAgreeWithHashMapOnRandomInput(final int inodeCount) {
        final Random random = new Random(SEED);
        final Map<Long, List<Owner>> twin = new HashMap<>();
        final List<Long> inodes = new ArrayList<>();
        for (int i = 0; i < inodeCount; i++) {
            inodes.add(randomInode(random));
        }
        for (int i = 0; i < 200_000; i++) {
            final long inode = inodes.get(random.nextInt(inodeCount));
            final Owner owner = new Owner(random.nextInt(1 << 22), i);
            index.add(inode, owner.pid(), owner.fd());
            twin.computeIfAbsent(inode, key -> new ArrayList<>()).add(owner);
        }

        assertSameAs(twin);
        for (int i = 0; i < 10_000; i++) {
            final long inode = randomInode(random);
            if (!twin.containsKey(inode)) {
                assertEquals(InodeIndex.NO_OWNER, index.firstOwner(inode), "seed=" + SEED + ", inode=" + inode);
                assertEquals(0, index.owners(inode, InodeIndexTest::unexpected), "seed=" + SEED + ", inode=" + inode);
            }
        }
    }

    @Test
    void shouldKeepOwnersInOrderWhenAddedByAscendingPid() {
        for (int pid = 1; pid <= 100; pid++) {
            index.add(4711, pid, 3);
            index.add(4711, pid, 4);
        }

        final List<Owner> expected = new ArrayList<>();
        for (int pid = 1; pid <= 100; pid++) {
            expected.add(new Owner(pid, 3));
            expected.add(new Owner(pid, 4));
        }
        assertEquals(expected, ownersOf(4711));
    }

    @Test
    void shouldNameLowestPidFirstWhateverTheOrderOfAdding() {
        index.add(9, 50, 1);
        index.add(9, 70, 1);
        index.add(9, 20, 1);
        index.add(9, 60, 1);
        index.add(9, 10, 1);

        assertEquals(10, index.firstOwner(9));
        assertEquals(new Owner(10, 1), ownersOf(9).get(0));
        assertEquals(5, ownersOf(9).size());
    }

    @Test
    void shouldSortOwnersHoweverTheyWereAdded() {
        final Random random = new Random(SEED);
        final Map<Long, List<Owner>> twin = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            final long inode = 1 + random.nextInt(i % 2 == 0 ? 20 : 20_000);
            final Owner owner = new Owner(random.nextInt(500), i);
            index.add(inode, owner.pid(), owner.fd());
            twin.computeIfAbsent(inode, key -> new ArrayList<>()).add(owner);
        }
        index.sortOwners();

        for (final Map.Entry<Long, List<Owner>> entry : twin.entrySet()) {
            entry.getValue().sort(Comparator.comparingInt(Owner::pid).thenComparingInt(Owner::fd));
            assertEquals(entry.getValue(), ownersOf(entry.getKey()), "seed=" + SEED + ", inode=" + entry.getKey());
        }
        assertSameAs(twin);
    }

    @Test
    void shouldFindNoOwnerOfInodeZero() {
        index.add(1, 2, 3);

        assertEquals(InodeIndex.NO_OWNER, index.firstOwner(0));
        assertEquals(0, index.owners(0, InodeIndexTest::unexpected));
        assertThrows(IllegalArgumentException.class, () -> index.add(0, 2, 3));
    }

    @Test
    void shouldTellApartInodesThatDifferOnlyAbove32Bits() {
        final int count = 5_000;
        for (int i = 1; i <= count; i++) {
            index.add(((long) i << 32) | 77, i, 5);
        }
        index.add(-1L, 90_001, 5);
        index.add(Long.MIN_VALUE, 90_002, 5);

        for (int i = 1; i <= count; i++) {
            assertEquals(i, index.firstOwner(((long) i << 32) | 77));
        }
        assertEquals(90_001, index.firstOwner(-1L));
        assertEquals(90_002, index.firstOwner(Long.MIN_VALUE));
        assertEquals(InodeIndex.NO_OWNER, index.firstOwner(77));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 8, 64, 4096, 1L << 20, 1L << 32, (1L << 32) + 1, 0x9E3779B97F4A7C15L})
    void shouldProbeLittleForInodesAtEqualDistances(final long distance) {
        final int count = 200_000;
        for (int i = 1; i <= count; i++) {
            index.add(i * distance, 1, i);
        }

        // At a load of 0.8 linear probing looks at 13 slots for a new key, over a table's growth at about 4; growing
        // adds
        // each key again, twice on average.
        assertTrue(
                index.probes() < 10L * count,
                () -> "probes=" + index.probes() + ", count=" + count + ", distance=" + distance);
        for (int i = 1; i <= count; i++) {
            assertEquals(1, index.firstOwner(i * distance));
        }
    }

    @Test
    void shouldAddFurtherOwnersOfOneInodeWithOneProbeEach() {
        final int workers = 10_000;
        index.add(1_000_001, 1, 6);
        final long first = index.probes();
        for (int pid = 2; pid <= workers; pid++) {
            index.add(1_000_001, pid, 6);
        }

        assertEquals(workers - 1, index.probes() - first);
        assertEquals(1, index.inodes());
        assertEquals(workers, index.owners(1_000_001, (pid, fd) -> assertEquals(6, fd)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotBeQuadraticInOwnersOfOneInode(final boolean ascending) {
        // A walk along two million owners for each of them would take an hour.
        final int owners = 2_000_000;
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < owners; i++) {
                index.add(12, ascending ? i : owners - i, 6);
            }
        });

        assertEquals(owners, index.descriptors());
        assertEquals(ascending ? 0 : 1, index.firstOwner(12));
    }

    @Test
    void shouldTakeAtMost32BytesADescriptorAtAnyLoad() {
        for (int i = 1; i <= 1_000_000; i++) {
            index.add(i, i, 3);
            if (i >= 20_480 && index.capacityBytes() > 32L * i) {
                throw new AssertionError("capacityBytes=" + index.capacityBytes() + ", descriptors=" + i);
            }
        }
        assertTrue(index.capacityBytes() >= 24L * 1_000_000, () -> "capacityBytes=" + index.capacityBytes());
    }

    @Test
    void shouldSayWhenFull() {
        try (InodeIndex small = new InodeIndex(3)) {
            small.add(1, 10, 3);
            small.add(1, 11, 3);
            small.add(2, 12, 3);
            final IllegalStateException full = assertThrows(IllegalStateException.class, () -> small.add(3, 13, 3));

            assertEquals("too many socket descriptors for one index: descriptors=3, limit=3", full.getMessage());
            assertEquals(10, small.firstOwner(1));
            assertEquals(12, small.firstOwner(2));
        }
    }

    @Test
    void shouldBeEmptyAfterClose() {
        for (int i = 1; i < 10_000; i++) {
            index.add(i, i, 3);
        }
        index.close();
        index.close();

        assertEquals(InodeIndex.NO_OWNER, index.firstOwner(5));
        assertEquals(0, index.owners(5, InodeIndexTest::unexpected));
        assertEquals(0, index.capacityBytes());
        assertThrows(IllegalStateException.class, () -> index.add(5, 5, 5));
    }

    private void assertSameAs(final Map<Long, List<Owner>> twin) {
        assertEquals(twin.size(), index.inodes(), "seed=" + SEED);
        for (final Map.Entry<Long, List<Owner>> entry : twin.entrySet()) {
            final long inode = entry.getKey();
            final List<Owner> expected = entry.getValue();
            final List<Owner> actual = ownersOf(inode);
            final int lowest = expected.stream()
                    .min(Comparator.comparingInt(Owner::pid))
                    .orElseThrow()
                    .pid();
            final Set<Owner> all = new HashSet<>(actual);
            assertEquals(new HashSet<>(expected), all, "seed=" + SEED + ", inode=" + inode);
            assertEquals(expected.size(), actual.size(), "seed=" + SEED + ", inode=" + inode);
            assertEquals(lowest, index.firstOwner(inode), "seed=" + SEED + ", inode=" + inode);
            assertEquals(lowest, actual.get(0).pid(), "seed=" + SEED + ", inode=" + inode);
        }
    }

    private List<Owner> ownersOf(final long inode) {
        final List<Owner> owners = new ArrayList<>();
        final int count = index.owners(inode, (pid, fd) -> owners.add(new Owner(pid, fd)));
        assertEquals(owners.size(), count);
        return owners;
    }

    /** Small and large numbers, and many that share their low or high half. */
    private static long randomInode(final Random random) {
        final long low = random.nextInt(1 << 20) + 1;
        switch (random.nextInt(4)) {
            case 0:
                return low;
            case 1:
                return low << 32;
            case 2:
                return (1L << 32) + low;
            default:
                return random.nextLong() | 1;
        }
    }

    private static void unexpected(final int pid, final int fd) {
        throw new AssertionError("unexpected owner: pid=" + pid + ", fd=" + fd);
    }
}
