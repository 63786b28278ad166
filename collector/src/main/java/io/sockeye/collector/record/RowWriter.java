package io.sockeye.collector.record;

import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.BadEntries;
import io.sockeye.collector.dump.DumpResult;

/**
 * Fills rows one after the other and hands them on whenever their batch is full: what every source of rows writes to.
 * Confined to one thread at a time.
 *
 * @param <R> kind of row.
 */
public final class RowWriter<R extends Row> {
    private final RowBatch batch;
    private final R row;
    private final SourceCounters counters;
    private RowSink sink;
    private boolean isWanted;
    private boolean meetsCondition;
    private long delivered;
    private final BadEntries bad = new BadEntries();
    /** Path of the file that is read, one char per byte; null where messages are. */
    private String file;

    private long malformed;

    /**
     * A writer of rows for nobody yet.
     *
     * @param row      to write with.
     * @param batch    to fill; nobody else's.
     * @param counters to count the rows that are delivered.
     */
    public RowWriter(final R row, final RowBatch batch, final SourceCounters counters) {
        this.row = row;
        this.batch = batch;
        this.counters = counters;
    }

    /**
     * Begin anew; what was not {@link #flush() flushed} is forgotten.
     *
     * @param target to deliver to from now on.
     */
    public void begin(final RowSink target) {
        sink = target;
        isWanted = true;
        meetsCondition = false;
        delivered = 0;
        malformed = 0;
        file = null;
        bad.clear();
        batch.reset();
    }

    /**
     * Begin anew with the lines of a file.
     *
     * @param target to deliver to from now on.
     * @param path   of the file, one char per byte, for words about lines that cannot be read.
     */
    public void begin(final RowSink target, final String path) {
        begin(target);
        file = path;
    }

    /**
     * Mark what is delivered until the next {@link #begin}.
     *
     * @param meets as {@link RowBatch#meetsCondition()} tells it.
     */
    public void meetsCondition(final boolean meets) {
        meetsCondition = meets;
    }

    /**
     * Go on with the lines of another file.
     *
     * @param path of the file, one char per byte.
     */
    public void from(final String path) {
        file = path;
    }

    /**
     * The next free row, {@link Row#clear() cleared}. Rows before it may be delivered by this call.
     *
     * @return the row, valid until the next call.
     */
    public R next() {
        nextUncleared();
        row.clear();
        return row;
    }

    /**
     * The next free row, with whatever was in it. Rows before it may be delivered by this call.
     *
     * @return the row, valid until the next call.
     */
    public R nextUncleared() {
        if (batch.isFull()) {
            flush();
        }
        batch.appendUncleared(row);
        return row;
    }

    /** Take back the row that {@link #next()} gave last. */
    public void removeLast() {
        batch.removeLast();
    }

    /**
     * Tell of something that is no row.
     *
     * @param what     as {@link RowSink#onMalformed} has it.
     * @param position as {@link RowSink#onMalformed} has it.
     */
    public void malformed(final String what, final long position) {
        malformed++;
        if (file == null) {
            bad.addMessage(what, position);
        } else {
            bad.addLine(file, position);
        }
        sink.onMalformed(what, position);
    }

    /**
     * Tell of a line that is no row.
     *
     * @param what   as {@link RowSink#onMalformed} has it.
     * @param number of the line, from 1.
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     */
    public void malformed(final String what, final long number, final byte[] text, final int offset, final int limit) {
        malformed++;
        bad.addLine(file == null ? what : file, number, text, offset, limit);
        sink.onMalformed(what, number);
    }

    /** Deliver what there is. Who wants no more gets no more. */
    public void flush() {
        if (isWanted && batch.count() > 0) {
            delivered += batch.count();
            counters.addSockets(batch.count());
            batch.meetsCondition(meetsCondition);
            isWanted = sink.onRows(batch);
        }
        batch.reset();
    }

    /** {@return rows that were delivered since {@link #begin}} */
    public long delivered() {
        return delivered;
    }

    /** {@return how many were malformed since {@link #begin}} */
    public long malformed() {
        return malformed;
    }

    /** {@return which were malformed since {@link #begin}, the first of them} */
    public BadEntries bad() {
        return bad;
    }

    /** {@return a sentence for each that was malformed since {@link #begin}, for {@link DumpResult#problems}} */
    public List<String> problems() {
        return bad.sentences();
    }

    /**
     * How a dump ended that went to its end.
     *
     * @param source that served.
     * @return the result, with what was malformed since {@link #begin}.
     */
    public DumpResult complete(final String source) {
        return DumpResult.complete(source, malformed, problems());
    }

    /** {@return whether the sink wants more rows} */
    public boolean isWanted() {
        return isWanted;
    }
}
