package io.sockeye.cli.listing;

import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.table.UnixNames;

/**
 * Which rows of a listing are wanted besides what options say: all of them, unless there is a filter. It stands before
 * every sink, of netstat's tables as of formats. Confined to the thread that lists; each sink to its own.
 */
public class RowChoice {
    /** All rows. */
    public static final RowChoice ALL = new RowChoice();

    /** Who extends this has a filter. */
    protected RowChoice() {}

    /** {@return whether there is a filter} */
    public boolean isFiltered() {
        return false;
    }

    /**
     * Let through what is wanted.
     *
     * @param sink of the rows that are wanted, of one thread.
     * @return the sink of all rows.
     */
    public RowSink before(final RowSink sink) {
        return sink;
    }

    /**
     * Let through what is wanted. Where names of hosts are needed, who calls has them looked up before.
     *
     * @param sink  of the rows that are wanted, of one thread.
     * @param joins to ask for what is not in a row; that thread's own.
     * @return the sink of all rows.
     */
    public RowSink before(final RowSink sink, final Joins joins) {
        return sink;
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
     * @return whether it decides on rows.
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

    /** The round is over: what was joined to its rows may be another in the next. */
    public void endRound() {}
}
