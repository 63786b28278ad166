package io.sockeye.cli.format;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.record.RowSink;

/**
 * The printers of a listing, as many as there are threads, and what is joined to their rows in the round at hand.
 * Confined to the thread that feeds; each printer to its own.
 */
public final class FormatRound implements AutoCloseable {
    private final ListingContext context;
    private final Format format;
    private final List<Field> fields;
    private final FormatOptions options;
    private final RoundFacts facts = new RoundFacts();
    private final List<RowPrinter> printers = new ArrayList<>();
    private final List<AsciiWriter> siblings = new ArrayList<>();
    private final List<ListingJoins> joins = new ArrayList<>();

    FormatRound(
            final ListingContext context, final Format format, final List<Field> fields, final FormatOptions options) {
        this.context = context;
        this.format = format;
        this.fields = fields;
        this.options = options;
        add(context.names(), context.out());
    }

    private void add(final Names names, final AsciiWriter writer) {
        final ListingJoins own = new ListingJoins(names, facts);
        joins.add(own);
        printers.add(format.printer(fields, own, options, writer));
    }

    /** {@return all that must be asked for the fields in use, bits of {@link io.sockeye.collector.field.Need}} */
    public int needs() {
        return FieldList.needs(fields);
    }

    /** {@return whether all that some bits say must be asked for} */
    public boolean needs(final int bits) {
        return (needs() & bits) == bits;
    }

    /** {@return whether a field is in use} */
    public boolean uses(final String name) {
        for (final Field field : fields) {
            if (field.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether several threads may print rows in any order} */
    public boolean isRowByRow() {
        return first().isRowByRow();
    }

    /** {@return the printer of the thread that feeds} */
    public RowPrinter first() {
        return printers.get(0);
    }

    /**
     * Printers for several threads, this one's first. What was printed before is written out, so that it comes before
     * what they print; {@link #writeOut()} is to be called when they are done.
     *
     * @param count of them.
     * @return the printers.
     */
    public List<RowSink> sinks(final int count) {
        while (printers.size() < count) {
            final AsciiWriter sibling = context.out().sibling();
            siblings.add(sibling);
            add(context.names().sibling(), sibling);
        }
        context.out().writeOut();
        return new ArrayList<>(printers.subList(0, count));
    }

    /** Write out what other threads have printed. */
    public void writeOut() {
        for (final AsciiWriter sibling : siblings) {
            sibling.writeOut();
        }
    }

    /** {@return how many threads have printed at most} */
    public int threads() {
        return printers.size();
    }

    /**
     * Join processes to the rows of this round.
     *
     * @param processes that hold sockets.
     */
    public void join(final ProcessIndex processes) {
        facts.processes(processes);
    }

    RoundFacts facts() {
        return facts;
    }

    @Override
    public void close() {
        for (final ListingJoins own : joins) {
            own.close();
        }
    }
}
