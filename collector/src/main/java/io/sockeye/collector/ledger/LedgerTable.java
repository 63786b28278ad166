package io.sockeye.collector.ledger;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.memory.OffHeap;

/**
 * Sockets by their keys, outside the heap: an open-addressing index of numbers of entries, and the entries. In host
 * byte order:
 *
 * <pre>
 *   index slot, 8 bytes:  | hash of the key (32 bits) | entry's number + 1 (32 bits) |      0 is an empty slot
 *
 *   entry, 32 bytes that each look touches:
 *    0  key; of a free entry the number of the next free one (8)
 *    8  protocol, family, state, flags, both ports: as in a row, with flags for the timer (8)
 *   16  bytes acknowledged (8)
 *   24  bytes received (8)
 *
 *   entry, 40 bytes that only what comes, changes or goes touches:
 *    0  local address (16)
 *   16  remote address (16)
 *   32  interface (4)
 *   36  label (4)
 * </pre>
 *
 * <p>So a socket that is seen again costs two cache misses, one in the index, and an entry's part never lies in two
 * lines. {@link #locate} takes those of many rows at the same time. The index has the hashes, so that neither removing
 * nor growing reads entries at random.
 *
 * <p>Memory: 72 bytes an entry and 10 to 20 in the index, whose load is 0.4 to 0.8: 400,000 sockets take 32 MiB.
 * Entries are never copied, and the index is freed before the larger one is allocated, so growing takes no more than
 * what it grows to. It never shrinks. Confined to one thread at a time.
 */
final class LedgerTable implements AutoCloseable {
    /** Answer for a key that is not there. */
    static final int NONE = -1;
    /** Flag of an entry that is in use. */
    static final int USED = 0x80;

    private static final int CHUNK_SHIFT = 12;
    private static final int CHUNK_MASK = (1 << CHUNK_SHIFT) - 1;
    private static final int HOT_SHIFT = 5;
    private static final int KEY = 0;
    private static final int WORD = 8;
    private static final int FLAGS = WORD + RowLayout.TIMER_OFFSET;
    private static final int ACKED = 16;
    private static final int RECEIVED = 24;

    private static final int HOT_CHUNK_LENGTH = 1 << CHUNK_SHIFT + HOT_SHIFT;

    private static final int COLD_LENGTH = 40;
    private static final int COLD_CHUNK_LENGTH = COLD_LENGTH << CHUNK_SHIFT;
    private static final int LINE_LENGTH = 64;
    private static final int LOCAL_ADDRESS = 0;
    private static final int REMOTE_ADDRESS = 16;
    private static final int INTERFACE = 32;
    private static final int LABEL = 36;

    private static final int SLOT_SHIFT = 3;
    private static final int INITIAL_SLOTS = 1024;
    /** More would not fit in one buffer. */
    private static final int MAX_SLOTS = 1 << 27;

    /** The word of a row without its timer, in whose place the entry has its flags. */
    private static final long WORD_MASK = ~(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            ? 0xFFL << RowLayout.TIMER_OFFSET * Byte.SIZE
            : 0xFFL << (Long.BYTES - 1 - RowLayout.TIMER_OFFSET) * Byte.SIZE);

    private UnsafeBuffer index;
    private int slots;
    private int maxEntries;
    /** Of each chunk its memory, and within it both parts. */
    private UnsafeBuffer[] chunks = new UnsafeBuffer[8];

    private UnsafeBuffer[] hot = new UnsafeBuffer[8];
    private UnsafeBuffer[] cold = new UnsafeBuffer[8];
    private int numbers;
    private int free = NONE;
    private int entries;
    /** What was read for its line's sake, so that it is read. */
    private long lastTouched;

    LedgerTable() {
        allocateIndex(INITIAL_SLOTS);
    }

    /** {@return how many sockets there are} */
    int entries() {
        return entries;
    }

    /** {@return one more than the highest number that an entry ever had} */
    int numbers() {
        return numbers;
    }

    /** {@return the memory that is allocated, in bytes} */
    long capacityBytes() {
        final long count = numbers + CHUNK_MASK >> CHUNK_SHIFT;
        return ((long) slots << SLOT_SHIFT) + count * (LINE_LENGTH + HOT_CHUNK_LENGTH + COLD_CHUNK_LENGTH);
    }

    /**
     * Find many keys at once: each step of all before the next step of the first, so that their cache misses overlap.
     *
     * @param keys   to find.
     * @param hashes of them; to be filled.
     * @param found  to be filled with numbers; one that has another key, or {@link #NONE}, may still be there.
     * @param count  of keys.
     */
    void locate(final long[] keys, final int[] hashes, final int[] found, final int count) {
        final int mask = slots - 1;
        long touched = 0;
        for (int i = 0; i < count; i++) {
            final int hash = SocketKey.hash(keys[i]);
            hashes[i] = hash;
            touched |= index.getLong((hash & mask) << SLOT_SHIFT);
        }
        for (int i = 0; i < count; i++) {
            found[i] = probe(hashes[i], mask);
        }
        for (int i = 0; i < count; i++) {
            final int number = found[i];
            touched |= number < 0 ? 0 : hot[number >> CHUNK_SHIFT].getLong((number & CHUNK_MASK) << HOT_SHIFT);
        }
        lastTouched = touched;
    }

    /** The first entry with a hash, whatever its key is. */
    private int probe(final int hash, final int mask) {
        int slot = hash & mask;
        long word = index.getLong(slot << SLOT_SHIFT);
        while (word != 0 && (int) (word >>> Integer.SIZE) != hash) {
            slot = slot + 1 & mask;
            word = index.getLong(slot << SLOT_SHIFT);
        }
        return (int) word - 1;
    }

    /** {@return the number of a key's entry, {@link #NONE} if it has none} */
    int find(final long key, final int hash) {
        final int mask = slots - 1;
        int slot = hash & mask;
        long word = index.getLong(slot << SLOT_SHIFT);
        while (word != 0) {
            if ((int) (word >>> Integer.SIZE) == hash && key((int) word - 1) == key) {
                return (int) word - 1;
            }
            slot = slot + 1 & mask;
            word = index.getLong(slot << SLOT_SHIFT);
        }
        return NONE;
    }

    /** Add a key that is not there, and answer with the number of its entry, whose other parts are to be set. */
    int add(final long key, final int hash) {
        if (entries == maxEntries) {
            grow();
        }
        final int number = take();
        entries++;
        hot(number).putLong(at(number) + KEY, key);
        put(hash, number);
        return number;
    }

    private int take() {
        if (free != NONE) {
            final int number = free;
            free = (int) key(number);
            return number;
        }
        final int chunk = numbers >> CHUNK_SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
            hot = Arrays.copyOf(hot, chunk * 2);
            cold = Arrays.copyOf(cold, chunk * 2);
        }
        if ((numbers & CHUNK_MASK) == 0) {
            allocateChunk(chunk);
        }
        return numbers++;
    }

    /** Memory comes aligned to 16 bytes; the parts of entries are to begin where a cache line does. */
    private void allocateChunk(final int chunk) {
        final UnsafeBuffer memory = OffHeap.allocate(LINE_LENGTH + HOT_CHUNK_LENGTH + COLD_CHUNK_LENGTH);
        final long begin = memory.addressOffset() + LINE_LENGTH - 1 & -LINE_LENGTH;
        chunks[chunk] = memory;
        hot[chunk] = new UnsafeBuffer(begin, HOT_CHUNK_LENGTH);
        cold[chunk] = new UnsafeBuffer(begin + HOT_CHUNK_LENGTH, COLD_CHUNK_LENGTH);
    }

    /** Remove an entry. Others keep their numbers. */
    void remove(final int number) {
        final int mask = slots - 1;
        int slot = SocketKey.hash(key(number)) & mask;
        while ((int) index.getLong(slot << SLOT_SHIFT) - 1 != number) {
            slot = slot + 1 & mask;
        }
        // Those behind it move up, unless they stand before their own place then.
        int next = slot + 1 & mask;
        long word = index.getLong(next << SLOT_SHIFT);
        while (word != 0) {
            final int home = (int) (word >>> Integer.SIZE) & mask;
            if ((next - home & mask) >= (next - slot & mask)) {
                index.putLong(slot << SLOT_SHIFT, word);
                slot = next;
            }
            next = next + 1 & mask;
            word = index.getLong(next << SLOT_SHIFT);
        }
        index.putLong(slot << SLOT_SHIFT, 0);
        hot(number).putLong(at(number) + KEY, free);
        hot(number).putLong(at(number) + WORD, 0);
        free = number;
        entries--;
    }

    private void put(final int hash, final int number) {
        final int mask = slots - 1;
        int slot = hash & mask;
        while (index.getLong(slot << SLOT_SHIFT) != 0) {
            slot = slot + 1 & mask;
        }
        index.putLong(slot << SLOT_SHIFT, (long) hash << Integer.SIZE | number + 1);
    }

    /** The entries have all that is needed to fill a larger index. */
    private void grow() {
        if (slots == 0 || slots == MAX_SLOTS) {
            throw new IllegalStateException("no room for another socket: entries=" + entries + ", slots=" + slots);
        }
        final int doubled = slots * 2;
        OffHeap.free(index);
        allocateIndex(doubled);
        for (int number = 0; number < numbers; number++) {
            if (flags(number) != 0) {
                put(SocketKey.hash(key(number)), number);
            }
        }
    }

    private void allocateIndex(final int capacity) {
        index = OffHeap.allocate(capacity << SLOT_SHIFT);
        slots = capacity;
        maxEntries = (int) (capacity * 4L / 5);
    }

    long key(final int number) {
        return hot(number).getLong(at(number) + KEY);
    }

    /** {@return flags of an entry, 0 if it is free} */
    int flags(final int number) {
        return hot(number).getByte(at(number) + FLAGS) & 0xFF;
    }

    void flags(final int number, final int value) {
        hot(number).putByte(at(number) + FLAGS, (byte) value);
    }

    /**
     * Set kinds, state and ports to a row's.
     *
     * @return whether any of them has changed.
     */
    boolean word(final int number, final SocketRecord row, final int flags) {
        final UnsafeBuffer chunk = hot(number);
        final int at = at(number);
        final long old = chunk.getLong(at + WORD) & WORD_MASK;
        final long word = row.getLong(RowLayout.PROTOCOL_OFFSET) & WORD_MASK;
        chunk.putLong(at + WORD, word);
        chunk.putByte(at + FLAGS, (byte) flags);
        return old != word;
    }

    /** {@return protocol, family or state, by its offset in a row} */
    int word(final int number, final int offset) {
        return hot(number).getByte(at(number) + WORD + offset) & 0xFF;
    }

    /** {@return a port, by its offset in a row} */
    int port(final int number, final int offset) {
        return hot(number).getShort(at(number) + WORD + offset) & 0xFFFF;
    }

    long acked(final int number) {
        return hot(number).getLong(at(number) + ACKED);
    }

    long received(final int number) {
        return hot(number).getLong(at(number) + RECEIVED);
    }

    void bytes(final int number, final long acked, final long received) {
        hot(number).putLong(at(number) + ACKED, acked);
        hot(number).putLong(at(number) + RECEIVED, received);
    }

    /** Set addresses and interface to a row's. */
    void addresses(final int number, final SocketRecord row) {
        final UnsafeBuffer chunk = cold(number);
        final int at = coldAt(number);
        for (int half = 0; half < 2; half++) {
            chunk.putLong(at + LOCAL_ADDRESS + half * Long.BYTES, row.localAddressHalf(half));
            chunk.putLong(at + REMOTE_ADDRESS + half * Long.BYTES, row.remoteAddressHalf(half));
        }
        chunk.putInt(at + INTERFACE, row.interfaceIndex());
    }

    long localAddress(final int number, final int half) {
        return cold(number).getLong(coldAt(number) + LOCAL_ADDRESS + Objects.checkIndex(half, 2) * Long.BYTES);
    }

    long remoteAddress(final int number, final int half) {
        return cold(number).getLong(coldAt(number) + REMOTE_ADDRESS + Objects.checkIndex(half, 2) * Long.BYTES);
    }

    int interfaceIndex(final int number) {
        return cold(number).getInt(coldAt(number) + INTERFACE);
    }

    int label(final int number) {
        return cold(number).getInt(coldAt(number) + LABEL);
    }

    void label(final int number, final int value) {
        cold(number).putInt(coldAt(number) + LABEL, value);
    }

    private UnsafeBuffer hot(final int number) {
        return hot[number >> CHUNK_SHIFT];
    }

    private static int at(final int number) {
        return (number & CHUNK_MASK) << HOT_SHIFT;
    }

    private UnsafeBuffer cold(final int number) {
        return cold[number >> CHUNK_SHIFT];
    }

    private static int coldAt(final int number) {
        return (number & CHUNK_MASK) * COLD_LENGTH;
    }

    /** Free the memory; nothing can be found or added any more. */
    @Override
    public void close() {
        OffHeap.free(index);
        for (int i = 0; i < chunks.length && chunks[i] != null; i++) {
            hot[i] = null;
            cold[i] = null;
            OffHeap.free(chunks[i]);
            chunks[i] = null;
        }
        slots = 0;
        maxEntries = 0;
        numbers = 0;
        entries = 0;
        free = NONE;
    }
}
