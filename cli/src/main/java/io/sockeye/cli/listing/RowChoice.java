package io.sockeye.cli.listing;

import java.io.IOException;
import java.util.function.UnaryOperator;

import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.table.UnixNames;

/**
 * Which rows of a listing are wanted besides what options say, in which order and how many: all of them as they come,
 * unless there is a filter, {@code --sort} or {@code --limit}. It stands before every sink, of netstat's tables as of
 * formats: a table {@link #beginTable begins}, its sinks are put {@link #before}, and when its rows have come it {@link
 * #endTable ends}. Confined to the thread that lists; each sink to its own.
 */
public class RowChoice {
    /** All rows. */
    public static final RowChoice ALL = new RowChoice();

    /** Who extends this has a filter, an order or a limit. */
    protected RowChoice() {}

    /** {@return whether there is a filter} */
    public boolean isFiltered() {
        return false;
    }

    /** {@return whether there is a filter, an order or a limit} */
    public boolean isMade() {
        return false;
    }

    /**
     * A table begins, or a format's rows do.
     *
     * @param kind of its rows, as {@link io.sockeye.collector.field.FieldList#kind} has it.
     */
    public void beginTable(final String kind) {}

    /** {@return whether rows of this table are handed on when all have come, by {@link #endTable}} */
    public boolean sorts() {
        return false;
    }

    /** {@return whether no more rows of this table are wanted, of whatever source} */
    public boolean isFull() {
        return false;
    }

    /**
     * All rows of the table have come, or no more can come: hand on what is kept. Called while what is joined to rows
     * is still there.
     */
    public void endTable() {}

    /**
     * Let through what is wanted, in order. Of several sinks of a table that is sorted the first one gets all rows.
     *
     * @param sink of the rows that are wanted, of one thread.
     * @return the sink of all rows.
     */
    public RowSink before(final RowSink sink) {
        return sink;
    }

    /**
     * Let through what is wanted, as {@link #before(RowSink)}, but each row for itself.
     *
     * @param sink  of the rows that are wanted, of one thread.
     * @param joins to ask for what is not in a row; that thread's own.
     * @param hosts makes the stage before a sink that asks these joins for names of hosts, which has them looked up.
     * @return the sink of all rows.
     */
    public RowSink before(final RowSink sink, final Joins joins, final UnaryOperator<RowSink> hosts) {
        return sink;
    }

    /**
     * Deliver the rows of a source that are wanted, as a table.
     *
     * @param kind   of the rows, as {@link #beginTable} has it.
     * @param source of all rows.
     * @param sink   of those that are wanted.
     * @return the source's exit code.
     * @throws IOException if the source cannot be read; what came before it is delivered.
     */
    public final int collect(final String kind, final RowSource source, final RowSink sink) throws IOException {
        beginTable(kind);
        try {
            return source.collect(before(sink));
        } finally {
            endTable();
        }
    }

    /** {@return what must be asked for, bits of {@link Need}} */
    public int needs() {
        return Need.BASE;
    }

    /**
     * Whether something must be asked for.
     *
     * @param bits of {@link Need}.
     * @return whether all of them are needed.
     */
    public final boolean needs(final int bits) {
        return (needs() & bits) == bits;
    }

    /**
     * Whether a field is in use.
     *
     * @param name of the field.
     * @return whether it decides on rows or on their order.
     */
    public boolean uses(final String name) {
        return false;
    }

    /**
     * Which sockets to ask for.
     *
     * @param byOptions what options say.
     * @return the same, unless the filter has its own choice of states.
     */
    public Selection selection(final Selection byOptions) {
        return byOptions;
    }

    /**
     * What a source of sockets is asked.
     *
     * @param query of who lists.
     * @return the same with what is needed besides, and what the source may leave out.
     */
    public SocketQuery completed(final SocketQuery query) {
        return query;
    }

    /** {@return whether only netlink tells all that is needed} */
    public boolean needsNetlink() {
        return false;
    }

    /** {@return whether only netlink tells all that is needed of UNIX sockets} */
    public boolean needsNetlinkForUnix() {
        return false;
    }

    /**
     * Join processes to the rows of this round.
     *
     * @param processes that hold sockets.
     */
    public void join(final ProcessIndex processes) {
        throw new IllegalStateException("nothing asks for processes");
    }

    /**
     * Join the names of UNIX sockets to the rows of this round.
     *
     * @param names by inodes.
     */
    public void join(final UnixNames names) {
        throw new IllegalStateException("nothing asks for the names of UNIX sockets");
    }

    /** A round begins, of which rows may tell the time. */
    public void beginRound() {}

    /** The round is over, all tables ended or not: what was joined to its rows may be another in the next. */
    public void endRound() {}
}
