package io.sockeye.collector.process;

import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Index from a socket's inode to every descriptor that refers to it, in off-heap memory, in which descriptors come and
 * go. It knows when each was last read from its process, and when its socket was last seen in a look; and it keeps the
 * sockets that were seen and that nobody is known to hold. All numbers are in host byte order.
 *
 * <pre>
 *   entry, 36 bytes: | inode (8) | pid (4) | fd (4) | next, previous of the inode's bucket (4 + 4) |
 *                    | next of the descriptor's bucket (4) | look it was read for (4) | look it was seen in (4) |
 * </pre>
 *
 * <p>Entries are numbered from 1; those that are free form a list. Two tables of 4 bytes a bucket lead to them, one by
 * inode, one by pid and descriptor; they have as many buckets as there are entries, or up to twice as many. So a socket
 * that ten thousand workers hold costs each of them one probe when they are read, and only who asks for its owners,
 * once a look, walks through them all. Memory is kept for as many descriptors as there have been at a time. Nothing but
 * its growing and sockets of more owners than there have been allocate. Confined to one thread at a time.
 */
final class LivingOwners implements OwnerIndex {
    /** In place of a pid: the socket was seen, and nobody is known to hold it. */
    static final int NOBODY = -1;

    private static final int FREE = -2;
    private static final int NEVER = 0;

    private static final int CHUNK_SHIFT = 11;
    private static final int CHUNK_ENTRIES = 1 << CHUNK_SHIFT;
    private static final int CHUNK_MASK = CHUNK_ENTRIES - 1;
    private static final int ENTRY_LENGTH = 36;
    private static final int INODE_OFFSET = 0;
    private static final int PID_OFFSET = 8;
    private static final int FD_OFFSET = 12;
    private static final int NEXT_OFFSET = 16;
    private static final int PREVIOUS_OFFSET = 20;
    private static final int SAME_OFFSET = 24;
    private static final int READ_OFFSET = 28;
    private static final int SEEN_OFFSET = 32;
    private static final int INITIAL_BUCKETS = 2048;
    private static final int MAX_ENTRIES = InodeIndex.MAX_DESCRIPTORS;

    /** Decides of entries whether they stay. */
    @FunctionalInterface
    interface Judge {
        /**
         * Decide of an entry.
         *
         * @param pid  of the process, or {@link #NOBODY}.
         * @param fd   number of the descriptor in that process.
         * @param read the look for which it was last read, or of {@link #NOBODY} the one in which it was seen first.
         * @param seen the look in which the socket was last seen; 0 if it was not, or is there without being seen.
         * @return false to remove it.
         */
        boolean stays(int pid, int fd, int read, int seen);
    }

    private UnsafeBuffer[] chunks = new UnsafeBuffer[8];
    private UnsafeBuffer byInode;
    private UnsafeBuffer byDescriptor;
    private int bucketMask;
    /** Entries that were ever used, and of these the first that is free, or 0. */
    private int used;

    private int free;
    private int nobodies;
    private int live;
    private int look;
    private int lastLook;
    private int withoutOwner;
    private long[] scratch = new long[16];

    /** Empty. */
    LivingOwners() {
        allocateTables(INITIAL_BUCKETS);
    }

    /**
     * A new look begins: descriptors that are added from now on are read for it.
     *
     * @param number above 0, and above that of the look before.
     * @param last   number of the last look that brought all sockets; 0 if there was none.
     */
    void begin(final int number, final int last) {
        look = number;
        lastLook = last;
        withoutOwner = 0;
    }

    /** One that is known already is known as read now. */
    @Override
    public void add(final long inode, final int pid, final int fd) {
        if (inode == 0) {
            throw new IllegalArgumentException("no socket has this inode: inode=0, pid=" + pid + ", fd=" + fd);
        }
        final int found = find(pid, fd);
        if (found != 0) {
            if (entry(found).getLong(offset(found) + INODE_OFFSET) == inode) {
                putInt(found, READ_OFFSET, look);
                // It is there, though the last look was without it: no look may ever show it.
                if (getInt(found, SEEN_OFFSET) < lastLook) {
                    putInt(found, SEEN_OFFSET, NEVER);
                }
                return;
            }
            remove(found);
        }
        insert(inode, pid, fd, NEVER);
    }

    /**
     * A socket was seen in the look.
     *
     * @param inode of the socket; 0 is none.
     */
    void seen(final long inode) {
        if (inode == 0) {
            return;
        }
        int nobody = 0;
        boolean isOwned = false;
        int number = head(byInode, hash(inode));
        while (number != 0) {
            final UnsafeBuffer chunk = entry(number);
            final int offset = offset(number);
            if (chunk.getLong(offset + INODE_OFFSET) == inode) {
                if (chunk.getInt(offset + SEEN_OFFSET) == look) {
                    return; // it has come twice
                }
                chunk.putInt(offset + SEEN_OFFSET, look);
                if (chunk.getInt(offset + PID_OFFSET) == NOBODY) {
                    nobody = number;
                } else {
                    isOwned = true;
                }
            }
            number = chunk.getInt(offset + NEXT_OFFSET);
        }
        if (!isOwned) {
            withoutOwner++;
            if (nobody == 0) {
                insert(inode, NOBODY, NOBODY, look);
            }
        } else if (nobody != 0) {
            remove(nobody);
        }
    }

    /** {@return how many sockets of the look nobody is known to hold} */
    int withoutOwner() {
        return withoutOwner;
    }

    /** Have each entry judged, in no order that matters. */
    void sweep(final Judge judge) {
        for (int number = 1; number <= used; number++) {
            final UnsafeBuffer chunk = entry(number);
            final int offset = offset(number);
            final int pid = chunk.getInt(offset + PID_OFFSET);
            if (pid != FREE
                    && !judge.stays(
                            pid,
                            chunk.getInt(offset + FD_OFFSET),
                            chunk.getInt(offset + READ_OFFSET),
                            chunk.getInt(offset + SEEN_OFFSET))) {
                remove(number);
            }
        }
    }

    @Override
    public boolean contains(final long inode, final int pid, final int fd) {
        final int found = find(pid, fd);
        return found != 0 && entry(found).getLong(offset(found) + INODE_OFFSET) == inode;
    }

    @Override
    public int firstOwner(final long inode) {
        int first = InodeIndex.NO_OWNER;
        int number = head(byInode, hash(inode));
        while (number != 0) {
            final UnsafeBuffer chunk = entry(number);
            final int offset = offset(number);
            if (chunk.getLong(offset + INODE_OFFSET) == inode) {
                final int pid = chunk.getInt(offset + PID_OFFSET);
                if (pid != NOBODY && (first == InodeIndex.NO_OWNER || pid < first)) {
                    first = pid;
                }
            }
            number = chunk.getInt(offset + NEXT_OFFSET);
        }
        return first;
    }

    /** By ascending pid and descriptor. */
    @Override
    public int owners(final long inode, final OwnerHandler handler) {
        int count = 0;
        int number = head(byInode, hash(inode));
        while (number != 0) {
            final UnsafeBuffer chunk = entry(number);
            final int offset = offset(number);
            final int pid = chunk.getInt(offset + PID_OFFSET);
            if (chunk.getLong(offset + INODE_OFFSET) == inode && pid != NOBODY) {
                if (count == scratch.length) {
                    scratch = Arrays.copyOf(scratch, count * 2);
                }
                scratch[count++] = (long) pid << 32 | chunk.getInt(offset + FD_OFFSET);
            }
            number = chunk.getInt(offset + NEXT_OFFSET);
        }
        Arrays.sort(scratch, 0, count);
        for (int i = 0; i < count; i++) {
            handler.onOwner((int) (scratch[i] >>> 32), (int) scratch[i]);
        }
        return count;
    }

    /** They are brought into order when somebody asks. */
    @Override
    public void sortOwners() {}

    /** {@return how many descriptors are known} */
    int descriptors() {
        return live - nobodies;
    }

    @Override
    public long capacityBytes() {
        return 2L * byInode.capacity() + (long) chunkCount() * CHUNK_ENTRIES * ENTRY_LENGTH;
    }

    @Override
    public void close() {
        OffHeap.free(byInode);
        OffHeap.free(byDescriptor);
        final int count = chunkCount();
        for (int i = 0; i < count; i++) {
            OffHeap.free(chunks[i]);
            chunks[i] = null;
        }
    }

    /** The entry of a descriptor, or 0. */
    private int find(final int pid, final int fd) {
        int number = head(byDescriptor, hash(key(pid, fd)));
        while (number != 0) {
            final UnsafeBuffer chunk = entry(number);
            final int offset = offset(number);
            if (chunk.getInt(offset + PID_OFFSET) == pid && chunk.getInt(offset + FD_OFFSET) == fd) {
                return number;
            }
            number = chunk.getInt(offset + SAME_OFFSET);
        }
        return 0;
    }

    private void insert(final long inode, final int pid, final int fd, final int seen) {
        if (live > bucketMask) {
            grow();
        }
        final int number = allocate();
        final UnsafeBuffer chunk = entry(number);
        final int offset = offset(number);
        chunk.putLong(offset + INODE_OFFSET, inode);
        chunk.putInt(offset + PID_OFFSET, pid);
        chunk.putInt(offset + FD_OFFSET, fd);
        chunk.putInt(offset + READ_OFFSET, look);
        chunk.putInt(offset + SEEN_OFFSET, seen);
        live++;
        nobodies += pid == NOBODY ? 1 : 0;
        link(number);
    }

    private void link(final int number) {
        final UnsafeBuffer chunk = entry(number);
        final int offset = offset(number);
        final int bucket = bucket(hash(chunk.getLong(offset + INODE_OFFSET)));
        final int next = byInode.getInt(bucket);
        chunk.putInt(offset + NEXT_OFFSET, next);
        chunk.putInt(offset + PREVIOUS_OFFSET, 0);
        if (next != 0) {
            putInt(next, PREVIOUS_OFFSET, number);
        }
        byInode.putInt(bucket, number);
        final int pid = chunk.getInt(offset + PID_OFFSET);
        if (pid != NOBODY) {
            final int other = bucket(hash(key(pid, chunk.getInt(offset + FD_OFFSET))));
            chunk.putInt(offset + SAME_OFFSET, byDescriptor.getInt(other));
            byDescriptor.putInt(other, number);
        }
    }

    private void remove(final int number) {
        final int next = getInt(number, NEXT_OFFSET);
        final int previous = getInt(number, PREVIOUS_OFFSET);
        if (previous == 0) {
            byInode.putInt(bucket(hash(entry(number).getLong(offset(number) + INODE_OFFSET))), next);
        } else {
            putInt(previous, NEXT_OFFSET, next);
        }
        if (next != 0) {
            putInt(next, PREVIOUS_OFFSET, previous);
        }
        if (getInt(number, PID_OFFSET) == NOBODY) {
            nobodies--;
        } else {
            removeDescriptor(number);
        }
        putInt(number, PID_OFFSET, FREE);
        putInt(number, NEXT_OFFSET, free);
        free = number;
        live--;
    }

    private void removeDescriptor(final int number) {
        final int bucket = bucket(hash(key(getInt(number, PID_OFFSET), getInt(number, FD_OFFSET))));
        final int next = getInt(number, SAME_OFFSET);
        int before = byDescriptor.getInt(bucket);
        if (before == number) {
            byDescriptor.putInt(bucket, next);
            return;
        }
        while (getInt(before, SAME_OFFSET) != number) {
            before = getInt(before, SAME_OFFSET);
        }
        putInt(before, SAME_OFFSET, next);
    }

    private int allocate() {
        if (free != 0) {
            final int number = free;
            free = getInt(number, NEXT_OFFSET);
            return number;
        }
        if (used == MAX_ENTRIES) {
            throw new IllegalStateException("too many socket descriptors for one index: limit=" + MAX_ENTRIES);
        }
        final int index = used >>> CHUNK_SHIFT;
        if ((used & CHUNK_MASK) == 0) {
            if (index == chunks.length) {
                chunks = Arrays.copyOf(chunks, index * 2);
            }
            chunks[index] = OffHeap.allocate(CHUNK_ENTRIES * ENTRY_LENGTH);
        }
        used++;
        return used;
    }

    private void grow() {
        final int doubled = (bucketMask + 1) * 2;
        OffHeap.free(byInode);
        OffHeap.free(byDescriptor);
        allocateTables(doubled);
        for (int number = 1; number <= used; number++) {
            if (getInt(number, PID_OFFSET) != FREE) {
                link(number);
            }
        }
    }

    private void allocateTables(final int buckets) {
        byInode = OffHeap.allocate(buckets * Integer.BYTES);
        byDescriptor = OffHeap.allocate(buckets * Integer.BYTES);
        bucketMask = buckets - 1;
    }

    private int chunkCount() {
        return (used + CHUNK_MASK) >>> CHUNK_SHIFT;
    }

    private int head(final UnsafeBuffer table, final long hash) {
        return table.getInt(bucket(hash));
    }

    private int bucket(final long hash) {
        return ((int) hash & bucketMask) << 2;
    }

    private UnsafeBuffer entry(final int number) {
        return chunks[(number - 1) >>> CHUNK_SHIFT];
    }

    private static int offset(final int number) {
        return ((number - 1) & CHUNK_MASK) * ENTRY_LENGTH;
    }

    private int getInt(final int number, final int field) {
        return entry(number).getInt(offset(number) + field);
    }

    private void putInt(final int number, final int field, final int value) {
        entry(number).putInt(offset(number) + field, value);
    }

    private static long key(final int pid, final int fd) {
        return (long) pid << 32 | fd;
    }

    /** As {@link InodeIndex} has it: numbers come in sequence, and every bit of them has to reach the low bits. */
    private static long hash(final long key) {
        long h = key;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }
}
