package io.sockeye.collector.ledger;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.memory.OffHeap;

/**
 * Sockets by their keys, outside the heap: an open-addressing index of numbers of entries, and the entries. In host
 * byte order:
 *
 * <pre>
 *   index slot, 4 bytes:  | tag (7 bits) | entry's number + 1 (25 bits) |      0 is an empty slot
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
 * lines. {@link #locate} takes those of many rows at the same time. The tag is seven bits of the hash, and spares
 * reading an entry that turns out to be another's in 127 cases of 128.
 *
 * <p>Memory: 72 bytes an entry and 8 to 16 in the index, whose load is 0.25 to 0.5: 400,000 sockets take 32 MiB.
 * Entries are never copied, and the index is freed before the larger one is allocated, so growing takes no more than
 * what it grows to. It never shrinks. Entries are read and written by address: a number comes from the index or from
 * counting up to {@link #numbers()}, and nowhere else. Confined to one thread at a time.
 */
final class LedgerTable implements AutoCloseable {
    /** Answer for a key that is not there. */
    static final int NONE = -1;
    /** Flag of an entry that is in use; a free one has no flags. */
    static final int USED = 1;
    /** Flag of an entry that the last whole look was without. */
    static final int WAITING = 2;

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
    private static final int WORD_SHIFT = 6;
    private static final int LOCAL_ADDRESS = 0;
    private static final int REMOTE_ADDRESS = 16;
    private static final int INTERFACE = 32;
    private static final int LABEL = 36;

    private static final int NUMBER_BITS = 25;
    private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;
    private static final int TAG_MASK = ~NUMBER_MASK;
    private static final int SLOT_SHIFT = 2;
    private static final int INITIAL_SLOTS = 1024;
    /** Twice as many as there are numbers. */
    private static final int MAX_SLOTS = 1 << NUMBER_BITS;

    /** The word of a row without its timer, in whose place the entry has its flags. */
    private static final int FLAGS_SHIFT = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            ? RowLayout.TIMER_OFFSET * Byte.SIZE
            : (Long.BYTES - 1 - RowLayout.TIMER_OFFSET) * Byte.SIZE;

    private static final long WORD_MASK = ~(0xFFL << FLAGS_SHIFT);

    private UnsafeBuffer index;
    private int slots;
    private int maxEntries;
    /** Of each chunk its memory, and within it both parts. */
    private UnsafeBuffer[] chunks = new UnsafeBuffer[8];

    private long[] hot = new long[8];
    private UnsafeBuffer[] cold = new UnsafeBuffer[8];
    /** Which entries the look at hand has brought, one bit each: apart, so that an idle socket's line stays clean. */
    private long[] seen = new long[hot.length << CHUNK_SHIFT - WORD_SHIFT];

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
        final long marks = (long) seen.length * Long.BYTES;
        return ((long) slots << SLOT_SHIFT) + marks + count * (LINE_LENGTH + HOT_CHUNK_LENGTH + COLD_CHUNK_LENGTH);
    }

    /**
     * Find many keys at once: each step of all before the next step of the first, so that their cache misses overlap.
     *
     * @param keys   to find.
     * @param hashes of them; to be filled.
     * @param found  to be filled with numbers; one that has another key, or {@link #NONE}, may still be there.
     * @param count  of keys.
     */
    void locate(final long[] keys, final long[] hashes, final int[] found, final int count) {
        final int mask = slots - 1;
        long touched = 0;
        for (int i = 0; i < count; i++) {
            final long hash = SocketKey.hash(keys[i]);
            hashes[i] = hash;
            touched |= index.getInt(((int) hash & mask) << SLOT_SHIFT);
        }
        for (int i = 0; i < count; i++) {
            found[i] = probe(hashes[i], mask);
        }
        for (int i = 0; i < count; i++) {
            final int number = found[i];
            touched |= number < 0 ? 0 : UnsafeApi.getLong(at(number) + KEY);
        }
        lastTouched = touched;
    }

    /** The first entry with a tag, whatever its key is. */
    private int probe(final long hash, final int mask) {
        final int tag = tag(hash);
        int slot = (int) hash & mask;
        int word = index.getInt(slot << SLOT_SHIFT);
        while (word != 0 && (word & TAG_MASK) != tag) {
            slot = slot + 1 & mask;
            word = index.getInt(slot << SLOT_SHIFT);
        }
        return (word & NUMBER_MASK) - 1;
    }

    /** {@return the number of a key's entry, {@link #NONE} if it has none} */
    int find(final long key, final long hash) {
        final int mask = slots - 1;
        final int tag = tag(hash);
        int slot = (int) hash & mask;
        int word = index.getInt(slot << SLOT_SHIFT);
        while (word != 0) {
            final int number = (word & NUMBER_MASK) - 1;
            if ((word & TAG_MASK) == tag && key(number) == key) {
                return number;
            }
            slot = slot + 1 & mask;
            word = index.getInt(slot << SLOT_SHIFT);
        }
        return NONE;
    }

    /** Add a key that is not there, and answer with the number of its entry, whose other parts are to be set. */
    int add(final long key, final long hash) {
        if (entries == maxEntries) {
            grow();
        }
        final int number = take();
        entries++;
        UnsafeApi.putLong(at(number) + KEY, key);
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
            seen = Arrays.copyOf(seen, seen.length * 2);
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
        hot[chunk] = begin;
        cold[chunk] = new UnsafeBuffer(begin + HOT_CHUNK_LENGTH, COLD_CHUNK_LENGTH);
    }

    /** Remove an entry. Others keep their numbers. */
    void remove(final int number) {
        final int mask = slots - 1;
        int slot = (int) SocketKey.hash(key(number)) & mask;
        while ((index.getInt(slot << SLOT_SHIFT) & NUMBER_MASK) - 1 != number) {
            slot = slot + 1 & mask;
        }
        // Those behind it move up, unless they stand before their own place then.
        int next = slot + 1 & mask;
        int word = index.getInt(next << SLOT_SHIFT);
        while (word != 0) {
            final int home = (int) SocketKey.hash(key((word & NUMBER_MASK) - 1)) & mask;
            if ((next - home & mask) >= (next - slot & mask)) {
                index.putInt(slot << SLOT_SHIFT, word);
                slot = next;
            }
            next = next + 1 & mask;
            word = index.getInt(next << SLOT_SHIFT);
        }
        index.putInt(slot << SLOT_SHIFT, 0);
        UnsafeApi.putLong(at(number) + KEY, free);
        UnsafeApi.putLong(at(number) + WORD, 0);
        free = number;
        entries--;
    }

    private void put(final long hash, final int number) {
        final int mask = slots - 1;
        int slot = (int) hash & mask;
        while (index.getInt(slot << SLOT_SHIFT) != 0) {
            slot = slot + 1 & mask;
        }
        index.putInt(slot << SLOT_SHIFT, tag(hash) | number + 1);
    }

    private static int tag(final long hash) {
        return (int) (hash >>> Integer.SIZE) & TAG_MASK;
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
        maxEntries = capacity / 2;
    }

    /**
     * Mark an entry as brought by the look at hand.
     *
     * @return whether it was not yet.
     */
    boolean see(final int number) {
        final int at = number >> WORD_SHIFT;
        final long word = seen[at];
        final long bit = 1L << number;
        seen[at] = word | bit;
        return (word & bit) == 0;
    }

    /**
     * The next entry that the look at hand has not brought, or a free one.
     *
     * @param from number to begin at.
     * @return its number; {@link #NONE} if there is none.
     */
    int nextUnseen(final int from) {
        int at = from >> WORD_SHIFT;
        if (from >= numbers) {
            return NONE;
        }
        long unseen = ~seen[at] & -1L << from;
        while (unseen == 0) {
            at++;
            if (at << WORD_SHIFT >= numbers) {
                return NONE;
            }
            unseen = ~seen[at];
        }
        final int number = (at << WORD_SHIFT) + Long.numberOfTrailingZeros(unseen);
        return number < numbers ? number : NONE;
    }

    /** A look ends: no entry was brought by the next one yet. */
    void endLook() {
        Arrays.fill(seen, 0, numbers + Long.SIZE - 1 >> WORD_SHIFT, 0);
    }

    long key(final int number) {
        return UnsafeApi.getLong(at(number) + KEY);
    }

    /** {@return flags of an entry, 0 if it is free} */
    int flags(final int number) {
        return UnsafeApi.getByte(at(number) + FLAGS) & 0xFF;
    }

    void flags(final int number, final int value) {
        UnsafeApi.putByte(at(number) + FLAGS, (byte) value);
    }

    /**
     * The kinds, state and ports of a row, with the flags of an entry that is in use and waits for nothing.
     *
     * @return what {@link #word(int)} is of an entry that the row says nothing new of.
     */
    static long wordOf(final SocketRecord row) {
        return row.getLong(RowLayout.PROTOCOL_OFFSET) & WORD_MASK | (long) USED << FLAGS_SHIFT;
    }

    /** {@return kinds, state, flags and ports} */
    long word(final int number) {
        return UnsafeApi.getLong(at(number) + WORD);
    }

    void word(final int number, final long value) {
        UnsafeApi.putLong(at(number) + WORD, value);
    }

    /** {@return protocol, family or state, by its offset in a row} */
    int word(final int number, final int offset) {
        return UnsafeApi.getByte(at(number) + WORD + offset) & 0xFF;
    }

    /** {@return a port, by its offset in a row} */
    int port(final int number, final int offset) {
        return UnsafeApi.getShort(at(number) + WORD + offset) & 0xFFFF;
    }

    long acked(final int number) {
        return UnsafeApi.getLong(at(number) + ACKED);
    }

    long received(final int number) {
        return UnsafeApi.getLong(at(number) + RECEIVED);
    }

    void bytes(final int number, final long acked, final long received) {
        final long at = at(number);
        UnsafeApi.putLong(at + ACKED, acked);
        UnsafeApi.putLong(at + RECEIVED, received);
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

    private long at(final int number) {
        return hot[number >> CHUNK_SHIFT] + ((number & CHUNK_MASK) << HOT_SHIFT);
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
            hot[i] = 0;
            cold[i] = null;
            OffHeap.free(chunks[i]);
            chunks[i] = null;
        }
        slots = 0;
        maxEntries = 0;
        endLook();
        numbers = 0;
        entries = 0;
        free = NONE;
    }
}
