package io.sockeye.collector.table;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;

/**
 * Copies of rows, which may be of several lengths, outside the heap, each by a number. What is cleared is used again.
 * Confined to one thread at a time.
 */
final class RowTable {
    private static final int CHUNK_SHIFT = 9;
    private static final int CHUNK_ROWS = 1 << CHUNK_SHIFT;
    private static final int MAX_CHUNKS = 1 << Integer.SIZE - 1 - CHUNK_SHIFT;

    private final List<RowBatch> chunks = new ArrayList<>();
    private int used;

    /** Copy a row, and answer with its number, which is greater than those before. */
    int add(final RowBatch batch, final int index) {
        RowBatch last = used == 0 ? null : chunks.get(used - 1);
        if (last == null || last.isFull() || last.rowLength() != batch.rowLength()) {
            last = addChunk(batch.rowLength());
        }
        last.appendCopy(batch, index);
        return (used - 1 << CHUNK_SHIFT) + last.count() - 1;
    }

    /** Copy a row of another table, and answer with its number. */
    int add(final RowTable other, final int number) {
        return add(other.chunks.get(number >> CHUNK_SHIFT), number & CHUNK_ROWS - 1);
    }

    private RowBatch addChunk(final int rowLength) {
        if (used == MAX_CHUNKS) {
            throw new IllegalStateException("too many rows to sort: chunks=" + used);
        }
        if (used == chunks.size()) {
            chunks.add(new RowBatch(rowLength, CHUNK_ROWS));
        } else if (chunks.get(used).rowLength() != rowLength) {
            chunks.set(used, new RowBatch(rowLength, CHUNK_ROWS)).free();
        }
        final RowBatch chunk = chunks.get(used);
        chunk.reset();
        used++;
        return chunk;
    }

    /** Look at a row. */
    Row get(final int number, final Row row) {
        return chunks.get(number >> CHUNK_SHIFT).get(number & CHUNK_ROWS - 1, row);
    }

    /** Whether there is a row of this number. */
    boolean has(final int number) {
        final int chunk = number >> CHUNK_SHIFT;
        return chunk < used && placeOf(number) < chunks.get(chunk).count();
    }

    /** The rows beside this one, for who copies it. */
    RowBatch chunkOf(final int number) {
        return chunks.get(number >> CHUNK_SHIFT);
    }

    /** The place of a row among those beside it. */
    static int placeOf(final int number) {
        return number & CHUNK_ROWS - 1;
    }

    /** The number of the first row of a chunk. */
    static int firstOf(final int chunk) {
        return chunk << CHUNK_SHIFT;
    }

    /** {@return how many chunks have rows} */
    int chunks() {
        return used;
    }

    /** {@return how many rows a chunk has} */
    int rowsOf(final int chunk) {
        return chunks.get(chunk).count();
    }

    /** Forget all rows. */
    void clear() {
        used = 0;
    }

    /** Free the memory; no row may be added any more. */
    void free() {
        for (final RowBatch chunk : chunks) {
            chunk.free();
        }
    }
}
