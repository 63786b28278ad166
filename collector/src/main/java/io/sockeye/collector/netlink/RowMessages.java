package io.sockeye.collector.netlink;

import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.linux.ErrnoException;

/**
 * Turns the messages of one dump into rows, and tells the sink of the table before the first thing that comes of it.
 * The sink hears nothing if the dump is refused. Confined to one thread.
 *
 * @param <R> kind of row.
 */
public abstract class RowMessages<R extends Row> implements NetlinkDump.Handler, RowSink {
    private final RowSink sink;
    private final RowWriter<R> rows;
    private final String what;
    private ErrnoException error;
    private boolean isBegun;

    /**
     * Begin a dump.
     *
     * @param sink of the rows.
     * @param rows to write with; delivers to this from now on.
     * @param what a message is that cannot be read, as {@link RowSink#onMalformed} has it.
     */
    @SuppressWarnings("this-escape") // nothing is delivered before the dump
    protected RowMessages(final RowSink sink, final RowWriter<R> rows, final String what) {
        this.sink = sink;
        this.rows = rows;
        this.what = what;
        rows.begin(this);
    }

    /**
     * Make the rows of a message.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which its payload begins.
     * @param length in bytes of the payload.
     * @throws ErrnoException if the kernel does not tell what is asked for besides.
     */
    protected abstract void translate(UnsafeBuffer buffer, int offset, int length) throws ErrnoException;

    /**
     * The dump has ended.
     *
     * @param refused whether it did not begin.
     * @throws ErrnoException what {@link #translate} threw.
     */
    public final void finish(final boolean refused) throws ErrnoException {
        if (error != null) {
            throw error;
        }
        if (!refused) {
            onTable();
        }
    }

    @Override
    public final void onTable() {
        if (!isBegun) {
            isBegun = true;
            sink.onTable();
        }
    }

    @Override
    public final boolean onRows(final RowBatch batch) {
        onTable();
        return sink.onRows(batch);
    }

    @Override
    public final void onMalformed(final String whatever, final long position) {
        onTable();
        sink.onMalformed(whatever, position);
    }

    @Override
    public final void onMalformed(final long position) {
        rows.malformed(what, position);
    }

    @Override
    public final void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
        if (error != null) {
            return;
        }
        try {
            translate(buffer, offset, length);
        } catch (final ErrnoException e) {
            error = e; // To be thrown where the dump has ended.
        }
    }

    @Override
    public final boolean wantsMore() {
        return error == null && rows.isWanted();
    }

    @Override
    public final boolean hasDelivered() {
        return isBegun;
    }

    @Override
    public final long malformed() {
        return rows.malformed();
    }

    @Override
    public final List<String> problems() {
        return rows.problems();
    }

    @Override
    public final void endDump() {
        rows.flush();
    }
}
