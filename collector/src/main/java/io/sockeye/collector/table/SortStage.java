package io.sockeye.collector.table;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * Keeps rows, and hands them on in order when all have come: those that are equal in the order in which they came. With
 * a limit only the first so many are kept: as soon as there are twice as many, the others are forgotten, and what comes
 * behind the last one is not kept at all. Rows of one thing stay together and are sorted, and counted, by the first of
 * them. Of several threads each has its own stage, and one takes over the others' rows. A row costs no allocation but
 * for memory that grows with the rows that are kept. Confined to one thread at a time.
 */
public final class SortStage implements RowSink, AutoCloseable {
    /** The limit where all rows are handed on. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final int OUT_ROWS = 256;
    private static final int LEAST_SURPLUS = 1024;

    private final RowOrder order;
    private final int limit;
    private final RowChain chain;
    private final RowSink sink;
    private final Row one = new Row();
    private final Row other = new Row();
    private final IndexSort indexes;
    private RowTable table = new RowTable();
    private RowTable spare = new RowTable();
    /** How many rows make the surplus be forgotten. */
    private final long most;
    /** The last of the rows that are kept, once there are as many as the limit; else -1. */
    private int last = -1;
    /** Whether the row that came last is kept. */
    private boolean isOpen;

    /** What rows are handed on in, one for each length of rows. */
    private final List<RowBatch> batches = new ArrayList<>();

    private RowBatch out;
    private boolean hasTable;

    /**
     * A stage of rows that stand for themselves.
     *
     * @param keys  to sort by, the first of which counts most.
     * @param limit how many rows are handed on at most; {@link #NO_LIMIT} for all.
     * @param joins to ask for what is not in rows; that thread's own.
     * @param sink  to hand on to; of a stage whose rows another takes over null.
     */
    public SortStage(final List<SortKey> keys, final int limit, final Joins joins, final RowSink sink) {
        this(keys, limit, RowChain.NONE, joins, sink);
    }

    /**
     * A stage.
     *
     * @param keys  to sort by, the first of which counts most.
     * @param limit how many things are handed on at most; {@link #NO_LIMIT} for all.
     * @param chain which tells rows of one thing; that thread's own.
     * @param joins to ask for what is not in rows; that thread's own.
     * @param sink  to hand on to; of a stage whose rows another takes over null.
     */
    public SortStage(
            final List<SortKey> keys, final int limit, final RowChain chain, final Joins joins, final RowSink sink) {
        this.limit = limit;
        this.chain = chain;
        this.sink = sink;
        order = new RowOrder(keys, joins);
        indexes = new IndexSort(this::compare, IndexSort.NO_LIMIT);
        most = (long) limit + Math.max(limit, LEAST_SURPLUS);
    }

    private int compare(final int number, final int otherNumber) {
        return order.compare(table.get(number, one), table.get(otherNumber, other));
    }

    @Override
    public void onTable() {
        hasTable = true;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        final int count = batch.count();
        for (int i = 0; i < count; i++) {
            if (chain.continues(batch, i)) {
                if (isOpen) {
                    table.add(batch, i);
                }
            } else {
                if (indexes.count() >= most) {
                    cut();
                }
                isOpen = last < 0 || order.compare(batch.get(i, one), table.get(last, other)) < 0;
                if (isOpen) {
                    indexes.add(table.add(batch, i));
                }
            }
        }
        return true;
    }

    /** Sort, and keep the first rows alone. */
    private void cut() {
        indexes.sort();
        final int kept = Math.min(limit, indexes.count());
        spare.clear();
        for (int place = 0; place < kept; place++) {
            final int number = indexes.get(place);
            last = spare.add(table, number);
            for (int next = number + 1; isFurther(next); next++) {
                spare.add(table, next);
            }
        }
        final RowTable before = table;
        table = spare;
        spare = before;
        indexes.clear();
        addAll(table);
    }

    private void addAll(final RowTable from) {
        for (int chunk = 0; chunk < from.chunks(); chunk++) {
            final int first = RowTable.firstOf(chunk);
            for (int i = 0; i < from.rowsOf(chunk); i++) {
                if (!chain.continues(from.chunkOf(first), i)) {
                    indexes.add(first + i);
                }
            }
        }
    }

    /** Whether there is such a row, and it is of the same thing as the one before it. */
    private boolean isFurther(final int number) {
        return table.has(number) && chain.continues(table.chunkOf(number), RowTable.placeOf(number));
    }

    /** Not kept: what there is to say of it is not in the order of rows. */
    @Override
    public void onMalformed(final String what, final long position) {
        if (sink != null) {
            sink.onMalformed(what, position);
        }
    }

    /**
     * Take over the rows of a stage of the same keys and limit, which has none then.
     *
     * @param from that no more rows come to.
     */
    public void take(final SortStage from) {
        for (int chunk = 0; chunk < from.table.chunks(); chunk++) {
            onRows(from.table.chunkOf(RowTable.firstOf(chunk)));
        }
        hasTable |= from.hasTable;
        from.clear();
    }

    /** Hand on all rows in order, and forget them. */
    public void finish() {
        if (hasTable) {
            sink.onTable();
        }
        indexes.sort();
        final int count = Math.min(limit, indexes.count());
        boolean isWanted = true;
        for (int place = 0; place < count && isWanted; place++) {
            int number = indexes.get(place);
            do {
                isWanted = give(table.chunkOf(number), RowTable.placeOf(number)) && isWanted;
                number++;
            } while (isFurther(number));
        }
        if (isWanted) {
            handOn();
        }
        clear();
    }

    /** Put a row behind those that are to be handed on; false if no more are wanted. */
    private boolean give(final RowBatch chunk, final int place) {
        boolean isWanted = true;
        if (out == null || out.rowLength() != chunk.rowLength()) {
            isWanted = handOn();
            out = batch(chunk.rowLength());
        }
        out.appendCopy(chunk, place);
        if (out.isFull()) {
            isWanted &= handOn();
        }
        return isWanted;
    }

    private RowBatch batch(final int rowLength) {
        for (final RowBatch batch : batches) {
            if (batch.rowLength() == rowLength) {
                return batch;
            }
        }
        final RowBatch batch = new RowBatch(rowLength, OUT_ROWS);
        batches.add(batch);
        return batch;
    }

    private boolean handOn() {
        if (out == null || out.count() == 0) {
            return true;
        }
        final boolean isWanted = sink.onRows(out);
        out.reset();
        return isWanted;
    }

    private void clear() {
        table.clear();
        indexes.clear();
        last = -1;
        isOpen = false;
        hasTable = false;
        if (out != null) {
            out.reset();
        }
    }

    /** Free the memory; nothing may come any more. */
    @Override
    public void close() {
        table.free();
        spare.free();
        indexes.close();
        for (final RowBatch batch : batches) {
            batch.free();
        }
    }
}
