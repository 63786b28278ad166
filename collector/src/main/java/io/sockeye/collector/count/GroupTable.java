package io.sockeye.collector.count;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Groups by their keys, outside the heap: an open-addressing table of numbers of records.
 *
 * <pre>
 *   table slot, 4 bytes:  | tag (7 bits) | group's number + 1 (25 bits) |      0 is an empty slot
 * </pre>
 *
 * <p>Exact up to a limit of groups. Beyond it by Space-Saving (Metwally, Agrawal, El Abbadi: Efficient computation of
 * frequent and top-k elements in data streams, 2005): a new group takes the place of one that has the least count, and
 * that count with it, as much as its own may be too high. So a group that is not there has at most {@link #floor()}
 * rows, and no count is too low. The group with the least count is found by going round the records: counts only rise,
 * and each round takes all that have the least one. As the least count is at most rows by groups, all rounds together
 * look at no more records than there were rows.
 *
 * <p>Memory: the record and the key of each group, 16 bytes for a number or 32 for an IPv6 address, and 5 to 10 bytes
 * in the table; freed by {@link #close()}. Confined to one thread at a time.
 */
final class GroupTable implements AutoCloseable {
    /** The most groups that a table can be told to hold. */
    static final int MAX_GROUPS = 1 << 24;

    private static final int NUMBER_BITS = 25;
    private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;
    private static final int TAG_MASK = ~NUMBER_MASK;
    private static final int INITIAL_SLOTS = 1024;

    private final int limit;
    private final GroupRecords records;
    private final KeyStore keys = new KeyStore();
    private UnsafeBuffer table;
    private int slots;

    private int cursor;
    private long least;
    private long nextLeast = Long.MAX_VALUE;
    private long floor;
    private long evicted;

    /** An empty table, exact up to so many groups, each with so many numbers. */
    GroupTable(final int limit, final int numbers) {
        if (limit < 1 || limit > MAX_GROUPS) {
            throw new IllegalArgumentException("limit=" + limit);
        }
        this.limit = limit;
        records = new GroupRecords(numbers);
        allocateTable(INITIAL_SLOTS);
    }

    private void allocateTable(final int capacity) {
        table = OffHeap.allocate(capacity * Integer.BYTES);
        slots = capacity;
    }

    GroupRecords records() {
        return records;
    }

    KeyStore keys() {
        return keys;
    }

    /** {@return how many rows a group may have had that is not there; 0 where all groups are} */
    long floor() {
        return floor;
    }

    /** {@return how often a group has taken the place of another} */
    long evicted() {
        return evicted;
    }

    /** {@return the memory that is allocated, in bytes} */
    long capacityBytes() {
        return (long) slots * Integer.BYTES + records.capacityBytes() + keys.capacityBytes();
    }

    /** Count a row of the group that has a key, and answer with the group's number. */
    int count(final UnsafeBuffer key, final int length) {
        final long hash = hash(key, length);
        int slot = (int) hash & slots - 1;
        int found = table.getInt(slot << 2);
        final int tag = tag(hash);
        while (found != 0) {
            if ((found & TAG_MASK) == tag) {
                final int group = (found & NUMBER_MASK) - 1;
                if (records.hash(group) == hash
                        && records.keyLength(group) == length
                        && keys.isSame(records.key(group), key, length)) {
                    records.add(group, 1, 0);
                    return group;
                }
            }
            slot = slot + 1 & slots - 1;
            found = table.getInt(slot << 2);
        }
        return begin(hash, key, length);
    }

    private int begin(final long hash, final UnsafeBuffer key, final int length) {
        final boolean isFull = records.groups() >= limit;
        final int group = isFull ? evict() : records.add();
        records.begin(group, hash, keys.add(key, length), length);
        records.add(group, 1 + floor, floor);
        insert(hash, group);
        return group;
    }

    /** Remove a group that has the least count, which is the floor from then on. */
    private int evict() {
        while (true) {
            while (cursor < records.groups()) {
                final int group = cursor;
                final long count = records.count(group);
                cursor++;
                if (count == least) {
                    remove(group);
                    floor = count;
                    evicted++;
                    // The group that comes in its place has one more.
                    nextLeast = count + 1;
                    return group;
                }
                nextLeast = Math.min(nextLeast, count);
            }
            least = nextLeast;
            nextLeast = Long.MAX_VALUE;
            cursor = 0;
        }
    }

    private void remove(final int group) {
        int slot = (int) records.hash(group) & slots - 1;
        while ((table.getInt(slot << 2) & NUMBER_MASK) - 1 != group) {
            slot = slot + 1 & slots - 1;
        }
        keys.remove(records.key(group), records.keyLength(group));
        // Those behind it move up, unless they stand before their own place then.
        int next = slot + 1 & slots - 1;
        int entry = table.getInt(next << 2);
        while (entry != 0) {
            final int home = (int) records.hash((entry & NUMBER_MASK) - 1) & slots - 1;
            if ((next - home & slots - 1) >= (next - slot & slots - 1)) {
                table.putInt(slot << 2, entry);
                slot = next;
            }
            next = next + 1 & slots - 1;
            entry = table.getInt(next << 2);
        }
        table.putInt(slot << 2, 0);
    }

    private void insert(final long hash, final int group) {
        if (group >= slots / 4 * 3) {
            grow();
        }
        put(hash, group);
    }

    private void put(final long hash, final int group) {
        int slot = (int) hash & slots - 1;
        while (table.getInt(slot << 2) != 0) {
            slot = slot + 1 & slots - 1;
        }
        table.putInt(slot << 2, tag(hash) | group + 1);
    }

    /** The records have all that is needed to fill a larger table; the one at hand is not among them yet. */
    private void grow() {
        final int doubled = slots * 2;
        final int filled = records.groups() - 1;
        OffHeap.free(table);
        allocateTable(doubled);
        for (int group = 0; group < filled; group++) {
            put(records.hash(group), group);
        }
    }

    /** {@return the group of another table's group here; -1 for none} */
    int find(final GroupTable other, final int otherGroup) {
        final long hash = other.records.hash(otherGroup);
        final int length = other.records.keyLength(otherGroup);
        int slot = (int) hash & slots - 1;
        int found = table.getInt(slot << 2);
        while (found != 0) {
            final int group = (found & NUMBER_MASK) - 1;
            if ((found & TAG_MASK) == tag(hash)
                    && records.hash(group) == hash
                    && records.keyLength(group) == length
                    && keys.isSame(records.key(group), other.keys, other.records.key(otherGroup), length)) {
                return group;
            }
            slot = slot + 1 & slots - 1;
            found = table.getInt(slot << 2);
        }
        return -1;
    }

    /** Add another table's group, which is not here, without rows, beyond the limit too; answer with its number. */
    int addGroup(final GroupTable other, final int otherGroup) {
        final long hash = other.records.hash(otherGroup);
        final int length = other.records.keyLength(otherGroup);
        final int key = keys.add(other.keys, other.records.key(otherGroup), length);
        final int group = records.add();
        records.begin(group, hash, key, length);
        insert(hash, group);
        return group;
    }

    /** Take over how many rows a group may have had that is in neither table. */
    void addFloor(final GroupTable other) {
        floor += other.floor;
        evicted += other.evicted;
    }

    private static long hash(final UnsafeBuffer key, final int length) {
        long hash = length;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = (hash ^ key.getLong(i)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ hash >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D0_49BB_1331_11EBL;
        return hash ^ hash >>> 31;
    }

    private static int tag(final long hash) {
        return (int) (hash >>> 32) & TAG_MASK;
    }

    @Override
    public void close() {
        OffHeap.free(table);
        slots = 0;
        records.close();
        keys.close();
    }
}
