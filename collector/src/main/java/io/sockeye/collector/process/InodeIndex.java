package io.sockeye.collector.process;

import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Index from a socket's inode to every descriptor that refers to it, in off-heap memory: an append-only list of
 * descriptors, and an open-addressing table of positions in it. All numbers are in host byte order.
 *
 * <pre>
 *   table slot, 4 bytes:  | tag (5 bits) | descriptor number + 1 (27 bits) |      0 is an empty slot
 *
 *   descriptor, 20 bytes: | inode (8) | pid (4) | fd (4) | last (1 bit), next descriptor's number (31 bits) |
 * </pre>
 *
 * <p>The descriptors of one inode form a ring. The slot names the last of them, whose successor is the first, so that
 * a further owner is linked in at either end without a walk: a listener that ten thousand workers inherited costs each
 * of them one probe. Only one descriptor of an inode takes a slot. The tag is five bits of the hash, and spares
 * reading a descriptor that turns out to be another inode's in 31 cases of 32.
 *
 * <p>Memory: 20 bytes a descriptor and 5 to 10 in the table, whose load is 0.4 to 0.8; with the room that is left in
 * the last chunk at most 32 together from 20,480 descriptors on. The list grows by {@value #CHUNK_DESCRIPTORS}
 * descriptors at a time without being copied, and the table is freed before the larger one is allocated, for the list
 * alone is enough to fill it. Descriptors are numbered in 27 bits, so there can be {@value #MAX_DESCRIPTORS} of them.
 *
 * <p>Threads: confined to one while it is filled; once it is filled and safely published, any number may look up.
 */
public final class InodeIndex implements OwnerIndex {
    /** How many descriptors an index can hold. */
    public static final int MAX_DESCRIPTORS = (1 << 27) - 1;
    /** Answer of {@link #firstOwner(long)} for an inode that no process is known to hold. */
    public static final int NO_OWNER = -1;

    static final int CHUNK_SHIFT = 11;
    static final int CHUNK_DESCRIPTORS = 1 << CHUNK_SHIFT;

    private static final int CHUNK_MASK = CHUNK_DESCRIPTORS - 1;
    private static final int DESCRIPTOR_LENGTH = 20;
    private static final int INODE_OFFSET = 0;
    private static final int PID_OFFSET = 8;
    private static final int FD_OFFSET = 12;
    private static final int NEXT_OFFSET = 16;
    private static final int LAST_FLAG = Integer.MIN_VALUE;

    private static final int NUMBER_BITS = 27;
    private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;
    private static final int TAG_MASK = ~NUMBER_MASK;
    private static final int INITIAL_SLOTS = 2048;

    /** A table of one empty slot, in which nothing is found. */
    private static final UnsafeBuffer CLOSED = OffHeap.allocate(Integer.BYTES);

    private UnsafeBuffer table = CLOSED;
    private final int limit;
    private UnsafeBuffer[] chunks = new UnsafeBuffer[8];
    private int slots;
    private int slotMask;
    private int maxInodes;
    private int inodes;
    private int descriptors;
    private boolean unordered;
    private long probes;

    /** Create an empty index. */
    public InodeIndex() {
        this(MAX_DESCRIPTORS);
    }

    /** An index with a lower limit of descriptors, so that a test can reach it. */
    InodeIndex(final int limit) {
        this.limit = limit;
        allocateTable(INITIAL_SLOTS);
    }

    /**
     * Add a descriptor. The same one must not be added twice.
     *
     * @param inode of the socket, any 64-bit number but 0.
     * @param pid   of the process that holds it.
     * @param fd    number of the descriptor in that process.
     * @throws IllegalStateException if there are {@link #MAX_DESCRIPTORS} already.
     */
    @Override
    public void add(final long inode, final int pid, final int fd) {
        if (inode == 0) {
            throw new IllegalArgumentException("no socket has this inode: inode=0, pid=" + pid + ", fd=" + fd);
        }
        if (descriptors == limit) {
            throw full();
        }
        if (inodes >= maxInodes) {
            grow();
        }
        final long hash = hash(inode);
        final int slot = slotOf(inode, hash);
        probes += ((slot - (int) hash) & slotMask) + 1;
        final int added = append(inode, pid, fd);
        final int found = table.getInt(slot << 2);
        if (found == 0) {
            inodes++;
            next(added, added | LAST_FLAG);
            table.putInt(slot << 2, entry(hash, added));
            return;
        }
        final int last = (found & NUMBER_MASK) - 1;
        final int first = next(last);
        unordered |= pid < pid(last) || (pid == pid(last) && fd < fd(last));
        if (pid < pid(first)) {
            next(added, first);
            next(last, added | LAST_FLAG);
        } else {
            next(added, first | LAST_FLAG);
            next(last, added);
            table.putInt(slot << 2, entry(hash, added));
        }
    }

    /**
     * Bring the descriptors of each inode into the order of pids and, within a process, of descriptors. Costs nothing
     * where they were added so, else one pass over all.
     */
    @Override
    public void sortOwners() {
        if (!unordered) {
            return;
        }
        unordered = false;
        long[] owners = new long[16];
        for (int last = 0; last < descriptors; last++) {
            if (chunk(last).getInt(offset(last) + NEXT_OFFSET) < 0 && next(last) != last) {
                int count = 0;
                int number = last;
                do {
                    number = next(number);
                    if (count == owners.length) {
                        owners = Arrays.copyOf(owners, count * 2);
                    }
                    owners[count++] = (long) pid(number) << 32 | fd(number);
                } while (number != last);
                Arrays.sort(owners, 0, count);
                // The ring stays as it is, and so does the slot that names its last member.
                for (int i = 0; i < count; i++) {
                    number = next(number);
                    chunk(number).putInt(offset(number) + PID_OFFSET, (int) (owners[i] >>> 32));
                    chunk(number).putInt(offset(number) + FD_OFFSET, (int) owners[i]);
                }
            }
        }
    }

    /**
     * The process that netstat names as the owner: the one with the lowest pid, whatever the order of adding. Allocates
     * nothing.
     *
     * @param inode of the socket.
     * @return its pid, or {@link #NO_OWNER}, always so for inode 0.
     */
    @Override
    public int firstOwner(final long inode) {
        final int last = last(inode);
        return last < 0 ? NO_OWNER : pid(next(last));
    }

    /**
     * Visit every descriptor that refers to a socket: the one of {@link #firstOwner(long)} first, the others in the
     * order of adding where that was by ascending pid, and all by ascending pid and descriptor once {@link
     * #sortOwners()} was called. Allocates nothing.
     *
     * @param inode   of the socket.
     * @param handler to be told of them.
     * @return how many there are, 0 for inode 0.
     */
    @Override
    public int owners(final long inode, final OwnerHandler handler) {
        final int last = last(inode);
        if (last < 0) {
            return 0;
        }
        int count = 0;
        int number = last;
        do {
            number = next(number);
            handler.onOwner(pid(number), fd(number));
            count++;
        } while (number != last);
        return count;
    }

    /** Whether a descriptor was added. Allocates nothing. */
    @Override
    public boolean contains(final long inode, final int pid, final int fd) {
        final int last = last(inode);
        int number = last;
        while (number >= 0) {
            if (pid(number) == pid && fd(number) == fd) {
                return true;
            }
            number = next(number);
            if (number == last) {
                return false;
            }
        }
        return false;
    }

    /** {@return how many descriptors were added} */
    public int descriptors() {
        return descriptors;
    }

    /** {@return how many different inodes they refer to} */
    public int inodes() {
        return inodes;
    }

    /** {@return off-heap memory that is allocated, in bytes} */
    @Override
    public long capacityBytes() {
        return (long) slots * Integer.BYTES + (long) chunkCount() * CHUNK_DESCRIPTORS * DESCRIPTOR_LENGTH;
    }

    /** Slots that were looked at so far by adding and growing. */
    long probes() {
        return probes;
    }

    /** Free the memory; the index is then empty, and nothing can be added. */
    @Override
    public void close() {
        final int count = chunkCount();
        descriptors = 0;
        inodes = 0;
        releaseTable();
        for (int i = 0; i < count; i++) {
            OffHeap.free(chunks[i]);
            chunks[i] = null;
        }
    }

    private int last(final long inode) {
        return inode == 0 ? -1 : (table.getInt(slotOf(inode, hash(inode)) << 2) & NUMBER_MASK) - 1;
    }

    private int slotOf(final long inode, final long hash) {
        final int tag = tag(hash);
        int slot = (int) hash & slotMask;
        int found = table.getInt(slot << 2);
        while (found != 0 && ((found & TAG_MASK) != tag || inode((found & NUMBER_MASK) - 1) != inode)) {
            slot = (slot + 1) & slotMask;
            found = table.getInt(slot << 2);
        }
        return slot;
    }

    private void grow() {
        if (slots == 0) {
            throw new IllegalStateException("index is closed");
        }
        final int doubled = slots * 2;
        releaseTable();
        allocateTable(doubled);
        for (int number = 0; number < descriptors; number++) {
            // The list is read in its order, and the ring's last member stands for its inode: no old table is needed.
            if (chunk(number).getInt(offset(number) + NEXT_OFFSET) < 0) {
                final long hash = hash(inode(number));
                int slot = (int) hash & slotMask;
                while (table.getInt(slot << 2) != 0) {
                    slot = (slot + 1) & slotMask;
                    probes++;
                }
                probes++;
                table.putInt(slot << 2, entry(hash, number));
            }
        }
    }

    private void allocateTable(final int capacity) {
        table = OffHeap.allocate(capacity * Integer.BYTES);
        slots = capacity;
        slotMask = capacity - 1;
        maxInodes = (int) (capacity * 4L / 5);
    }

    private void releaseTable() {
        if (table != CLOSED) {
            OffHeap.free(table);
            table = CLOSED;
        }
        slots = 0;
        slotMask = 0;
        maxInodes = 0;
    }

    private int append(final long inode, final int pid, final int fd) {
        final int number = descriptors;
        final int index = number >>> CHUNK_SHIFT;
        if ((number & CHUNK_MASK) == 0) {
            if (index == chunks.length) {
                chunks = Arrays.copyOf(chunks, index * 2);
            }
            chunks[index] = OffHeap.allocate(CHUNK_DESCRIPTORS * DESCRIPTOR_LENGTH);
        }
        descriptors++;
        final UnsafeBuffer chunk = chunks[index];
        final int offset = offset(number);
        chunk.putLong(offset + INODE_OFFSET, inode);
        chunk.putInt(offset + PID_OFFSET, pid);
        chunk.putInt(offset + FD_OFFSET, fd);
        return number;
    }

    private int chunkCount() {
        return (descriptors + CHUNK_MASK) >>> CHUNK_SHIFT;
    }

    private UnsafeBuffer chunk(final int number) {
        return chunks[number >>> CHUNK_SHIFT];
    }

    private static int offset(final int number) {
        return (number & CHUNK_MASK) * DESCRIPTOR_LENGTH;
    }

    private long inode(final int number) {
        return chunk(number).getLong(offset(number) + INODE_OFFSET);
    }

    private int pid(final int number) {
        return chunk(number).getInt(offset(number) + PID_OFFSET);
    }

    private int fd(final int number) {
        return chunk(number).getInt(offset(number) + FD_OFFSET);
    }

    private int next(final int number) {
        return chunk(number).getInt(offset(number) + NEXT_OFFSET) & ~LAST_FLAG;
    }

    private void next(final int number, final int value) {
        chunk(number).putInt(offset(number) + NEXT_OFFSET, value);
    }

    private static int entry(final long hash, final int number) {
        return tag(hash) | (number + 1);
    }

    private static int tag(final long hash) {
        return (int) (hash >>> 32) & TAG_MASK;
    }

    /**
     * David Stafford's thirteenth mixer, as in splitmix64: inodes are handed out in sequence, and every bit of them has
     * to reach the low bits, which choose the slot, and the high ones, which are the tag.
     */
    private static long hash(final long inode) {
        long h = inode;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }

    private IllegalStateException full() {
        return new IllegalStateException(
                "too many socket descriptors for one index: descriptors=" + descriptors + ", limit=" + limit);
    }
}
