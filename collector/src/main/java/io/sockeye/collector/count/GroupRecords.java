package io.sockeye.collector.count;

import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * What is known of each group, outside the heap, by the group's number. In host byte order:
 *
 * <pre>
 *    0  hash of the key (8)
 *    8  count (8)
 *   16  error, by which count may be too high (8)
 *   24  key's number in the {@link KeyStore} (4)
 *   28  key's length (4)
 *   32  which numbers were seen, bits (4)
 *   36  number of the histogram, counted from 1; 0 for none (4)
 *   40  numbers: sums and maxima (8 each)
 * </pre>
 *
 * <p>Confined to one thread at a time.
 */
final class GroupRecords implements AutoCloseable {
    private static final int CHUNK_SHIFT = 10;
    private static final int CHUNK_MASK = (1 << CHUNK_SHIFT) - 1;
    private static final int HASH = 0;
    private static final int COUNT = 8;
    private static final int ERROR = 16;
    private static final int KEY = 24;
    private static final int KEY_LENGTH = 28;
    private static final int SEEN = 32;
    private static final int HISTOGRAM = 36;
    private static final int NUMBERS = 40;

    private final int length;
    private UnsafeBuffer[] chunks = new UnsafeBuffer[8];
    private int groups;

    /** No records yet, each with so many numbers. */
    GroupRecords(final int numbers) {
        length = NUMBERS + numbers * Long.BYTES;
    }

    /** {@return how many there are} */
    int groups() {
        return groups;
    }

    /** Add a record, and answer with its number; what it says is to be set by {@link #begin}. */
    int add() {
        final int chunk = groups >> CHUNK_SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = OffHeap.allocate(length << CHUNK_SHIFT);
        }
        return groups++;
    }

    /** Begin a group without numbers. */
    void begin(final int group, final long hash, final int key, final int keyLength) {
        final UnsafeBuffer chunk = chunk(group);
        final int at = at(group);
        chunk.putLong(at + HASH, hash);
        chunk.putLong(at + COUNT, 0);
        chunk.putLong(at + ERROR, 0);
        chunk.putInt(at + KEY, key);
        chunk.putInt(at + KEY_LENGTH, keyLength);
        chunk.putInt(at + SEEN, 0);
        chunk.putInt(at + HISTOGRAM, 0);
    }

    long hash(final int group) {
        return chunk(group).getLong(at(group) + HASH);
    }

    int key(final int group) {
        return chunk(group).getInt(at(group) + KEY);
    }

    int keyLength(final int group) {
        return chunk(group).getInt(at(group) + KEY_LENGTH);
    }

    long count(final int group) {
        return chunk(group).getLong(at(group) + COUNT);
    }

    long error(final int group) {
        return chunk(group).getLong(at(group) + ERROR);
    }

    /** Count some rows, of which so many may be another group's. */
    void add(final int group, final long count, final long error) {
        final UnsafeBuffer chunk = chunk(group);
        final int at = at(group);
        chunk.putLong(at + COUNT, chunk.getLong(at + COUNT) + count);
        chunk.putLong(at + ERROR, chunk.getLong(at + ERROR) + error);
    }

    int seen(final int group) {
        return chunk(group).getInt(at(group) + SEEN);
    }

    void see(final int group, final int bits) {
        final int at = at(group) + SEEN;
        chunk(group).putInt(at, chunk(group).getInt(at) | bits);
    }

    /** {@return the number of the histogram, -1 for none} */
    int histogram(final int group) {
        return chunk(group).getInt(at(group) + HISTOGRAM) - 1;
    }

    void histogram(final int group, final int number) {
        chunk(group).putInt(at(group) + HISTOGRAM, number + 1);
    }

    /** A sum or greatest value, which is known where {@link #seen} has its bit. */
    long number(final int group, final int index) {
        return chunk(group).getLong(at(group) + NUMBERS + index * Long.BYTES);
    }

    void number(final int group, final int index, final long value) {
        chunk(group).putLong(at(group) + NUMBERS + index * Long.BYTES, value);
    }

    private UnsafeBuffer chunk(final int group) {
        return chunks[group >> CHUNK_SHIFT];
    }

    private int at(final int group) {
        return (group & CHUNK_MASK) * length;
    }

    /** {@return the memory that is allocated, in bytes} */
    long capacityBytes() {
        return (long) (groups + CHUNK_MASK >> CHUNK_SHIFT) * ((long) length << CHUNK_SHIFT);
    }

    @Override
    public void close() {
        for (int i = 0; i < chunks.length && chunks[i] != null; i++) {
            OffHeap.free(chunks[i]);
            chunks[i] = null;
        }
        groups = 0;
    }
}
