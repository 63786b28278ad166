package io.sockeye.collector.count;

import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Keys of groups, outside the heap. Blocks of 16 bytes and its doubles, of which one that is given back serves the next
 * key of its size. A key is known by a number and its length, a multiple of 8. Confined to one thread at a time.
 */
final class KeyStore implements AutoCloseable {
    private static final int UNIT_SHIFT = 4;
    private static final int CHUNK_SHIFT = 16;
    private static final int CHUNK_LENGTH = 1 << CHUNK_SHIFT;
    private static final int UNITS_SHIFT = CHUNK_SHIFT - UNIT_SHIFT;
    private static final int NONE = -1;

    private UnsafeBuffer[] chunks = new UnsafeBuffer[8];
    private int chunkCount;
    private int used = CHUNK_LENGTH;
    /** Of each size the block that was given back last; each begins with the number of the one before. */
    private final int[] free = new int[UNITS_SHIFT + 1];

    KeyStore() {
        Arrays.fill(free, NONE);
    }

    /** Copy a key, and answer with its number. */
    int add(final UnsafeBuffer key, final int length) {
        final int block = take(sizeOf(length));
        chunk(block).putBytes(offset(block), key, 0, length);
        return block;
    }

    /** Copy a key of another store, and answer with its number here. */
    int add(final KeyStore other, final int number, final int length) {
        final int block = take(sizeOf(length));
        chunk(block).putBytes(offset(block), other.chunk(number), offset(number), length);
        return block;
    }

    /** Give a key back. */
    void remove(final int number, final int length) {
        final int size = sizeOf(length);
        chunk(number).putInt(offset(number), free[size]);
        free[size] = number;
    }

    boolean isSame(final int number, final UnsafeBuffer key, final int length) {
        return isSame(chunk(number), offset(number), key, 0, length);
    }

    boolean isSame(final int number, final KeyStore other, final int otherNumber, final int length) {
        return isSame(chunk(number), offset(number), other.chunk(otherNumber), offset(otherNumber), length);
    }

    private static boolean isSame(
            final UnsafeBuffer one, final int at, final UnsafeBuffer other, final int otherAt, final int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            if (one.getLong(at + i) != other.getLong(otherAt + i)) {
                return false;
            }
        }
        return true;
    }

    /** Eight bytes of a key. */
    long word(final int number, final int at) {
        return chunk(number).getLong(offset(number) + at);
    }

    /** Copy bytes of a key. */
    void bytes(final int number, final int at, final byte[] target, final int length) {
        chunk(number).getBytes(offset(number) + at, target, 0, length);
    }

    /** {@return the memory that is allocated, in bytes} */
    long capacityBytes() {
        return (long) chunkCount << CHUNK_SHIFT;
    }

    private int take(final int size) {
        final int given = free[size];
        if (given != NONE) {
            free[size] = chunk(given).getInt(offset(given));
            return given;
        }
        final int length = 1 << UNIT_SHIFT + size;
        // Blocks begin at multiples of their length: what lies between is no more than the block before them.
        int start = used + length - 1 & -length;
        if (start + length > CHUNK_LENGTH) {
            addChunk();
            start = 0;
        }
        used = start + length;
        return (chunkCount - 1 << UNITS_SHIFT) + (start >> UNIT_SHIFT);
    }

    private void addChunk() {
        if (chunkCount == 1 << Integer.SIZE - 1 - UNITS_SHIFT) {
            throw new IllegalStateException("keys are too many: chunks=" + chunkCount);
        }
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount * 2);
        }
        chunks[chunkCount] = OffHeap.allocate(CHUNK_LENGTH);
        chunkCount++;
    }

    /** The doublings of 16 bytes that a length needs. */
    private static int sizeOf(final int length) {
        return Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(length - 1) - UNIT_SHIFT);
    }

    private UnsafeBuffer chunk(final int number) {
        return chunks[number >> UNITS_SHIFT];
    }

    private static int offset(final int number) {
        return (number & (1 << UNITS_SHIFT) - 1) << UNIT_SHIFT;
    }

    @Override
    public void close() {
        for (int i = 0; i < chunkCount; i++) {
            OffHeap.free(chunks[i]);
            chunks[i] = null;
        }
        chunkCount = 0;
        used = CHUNK_LENGTH;
        Arrays.fill(free, NONE);
    }
}
