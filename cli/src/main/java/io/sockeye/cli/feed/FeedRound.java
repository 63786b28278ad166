package io.sockeye.cli.feed;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.cli.names.Names;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.table.UnixNames;

/**
 * Where a feed's rows go: one sink for each thread that feeds, and what is joined to their rows in the round at hand.
 * Who extends this makes the last sink of each. Confined to the thread that feeds; each sink to its own.
 */
public abstract class FeedRound implements AutoCloseable {
    private final Names names;
    private final RowChoice choice;
    private final List<Field> fields;
    private final RoundFacts facts = new RoundFacts();
    /** Of each thread its last sink, which outlives the round. */
    private final List<RowSink> ends = new ArrayList<>();
    /** Of each thread what its rows go through in the round at hand. */
    private final List<RowSink> sinks = new ArrayList<>();

    private final List<ListingJoins> joins = new ArrayList<>();

    /**
     * A round without sinks yet.
     *
     * @param context of the listing: names, and which rows are wanted in which order.
     * @param fields  in use.
     */
    protected FeedRound(final ListingContext context, final List<Field> fields) {
        names = context.names();
        choice = context.choice();
        this.fields = fields;
    }

    /**
     * Make the last sink of a thread; called once for each.
     *
     * @param index of the thread: 0 for the one that feeds, counted up.
     * @param own   what is joined to rows; that thread's alone.
     * @return the sink.
     */
    protected abstract RowSink sink(int index, ListingJoins own);

    /** Several threads are about to hand on rows: write out what must come before theirs, if anything is printed. */
    protected void beginThreads() {}

    /** The other threads have handed on all their rows: write out what they have printed, if they print. */
    public void writeOut() {}

    /** {@return whether the last sinks of several threads may take rows in any order} */
    protected boolean isLastRowByRow() {
        return true;
    }

    /** {@return whether several threads may hand on rows in any order} */
    public final boolean isRowByRow() {
        return choice.sorts() || isLastRowByRow();
    }

    /** {@return the fields in use, in their order} */
    protected final List<Field> fields() {
        return fields;
    }

    /**
     * {@return all that must be asked for the fields in use and for the choice of rows, bits of
     * {@link io.sockeye.collector.field.Need}}
     */
    public final int needs() {
        return FieldList.needs(fields) | choice.needs();
    }

    /** {@return whether all that some bits say must be asked for} */
    public final boolean needs(final int bits) {
        return (needs() & bits) == bits;
    }

    /** {@return which rows are wanted} */
    public final RowChoice choice() {
        return choice;
    }

    /** {@return whether a field is in use, be it for the choice of rows} */
    public final boolean uses(final String name) {
        for (final Field field : fields) {
            if (field.name().equals(name)) {
                return true;
            }
        }
        return choice.uses(name);
    }

    /** {@return the sink of the thread that feeds} */
    public final RowSink first() {
        makeSinks(1);
        return sinks.get(0);
    }

    /**
     * Sinks for several threads, this one's first. What was handed on before comes before what they hand on;
     * {@link #writeOut()} is to be called when they are done.
     *
     * @param count of them.
     * @return the sinks.
     */
    public final List<RowSink> sinks(final int count) {
        makeSinks(count);
        beginThreads();
        return new ArrayList<>(sinks.subList(0, count));
    }

    private void makeSinks(final int count) {
        while (sinks.size() < count) {
            final RowSink end = end(sinks.size());
            final ListingJoins own = joins.get(sinks.size());
            // Hosts are looked up once, as late as can be: names of rows that are left out are not asked for.
            final boolean areForSink = !choice.needs(Need.HOSTS) && (FieldList.needs(fields) & Need.HOSTS) != 0;
            sinks.add(choice.before(areForSink ? own.lookingUpHosts(end) : end, own, own::lookingUpHosts));
        }
    }

    /**
     * The last sink of a thread.
     *
     * @param index of the thread.
     * @return the same in all rounds.
     */
    protected final RowSink end(final int index) {
        while (ends.size() <= index) {
            final ListingJoins own = new ListingJoins(ends.isEmpty() ? names : names.sibling(), facts);
            joins.add(own);
            ends.add(sink(ends.size(), own));
        }
        return ends.get(index);
    }

    /**
     * Another round begins.
     *
     * @param kind    of its rows, as {@link FieldList#kind} has it.
     * @param isTimed whether rows tell the time; they do also where the filter asks for it.
     */
    public final void begin(final String kind, final boolean isTimed) {
        facts.begin(isTimed || choice.needs(Need.TIME));
        sinks.clear();
        choice.beginTable(kind);
    }

    /**
     * All rows of the round have come: what was kept of them is handed on. Called by the feed while what it has joined
     * is still there.
     */
    public final void finish() {
        choice.endTable();
    }

    /** {@return a sentence on control groups that could not be read, given once; null if there is none} */
    public final String takeCgroupWords() {
        return facts.takeCgroupWords();
    }

    /** {@return how many threads have handed on rows at most} */
    public final int threads() {
        return ends.size();
    }

    /**
     * Join processes to the rows of this round.
     *
     * @param processes that hold sockets.
     */
    public final void join(final ProcessIndex processes) {
        facts.processes(processes);
    }

    /**
     * Join the names of UNIX sockets to the rows of this round.
     *
     * @param unixNames by inodes.
     */
    public final void join(final UnixNames unixNames) {
        facts.unixNames(unixNames);
    }

    /** The round is over; another may begin. */
    @Override
    public void close() {
        for (final ListingJoins own : joins) {
            own.close();
        }
    }
}
