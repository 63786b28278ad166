package io.sockeye.cli.format;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.feed.FeedRound;
import io.sockeye.cli.feed.ListingJoins;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.record.RowSink;

/** The printers of a listing, as many as there are threads. Confined to the thread that feeds; each to its own. */
final class FormatRound extends FeedRound {
    private final ListingContext context;
    private final Format format;
    private final FormatOptions options;
    private final List<AsciiWriter> siblings = new ArrayList<>();
    private RowPrinter printer;

    FormatRound(
            final ListingContext context, final Format format, final List<Field> fields, final FormatOptions options) {
        super(context, fields);
        this.context = context;
        this.format = format;
        this.options = options;
        end(0);
    }

    @Override
    protected RowSink sink(final int index, final ListingJoins own) {
        if (index == 0) {
            printer = format.printer(fields(), own, options, context.out());
            return printer;
        }
        final AsciiWriter sibling = context.out().sibling();
        siblings.add(sibling);
        return format.printer(fields(), own, options, sibling);
    }

    /** {@return the printer of the thread that feeds, which also writes what stands around the rows} */
    RowPrinter printer() {
        return printer;
    }

    /** Rows that several threads print stand in any order. */
    @Override
    protected boolean isLastRowByRow() {
        return printer.isRowByRow();
    }

    @Override
    protected void beginThreads() {
        context.out().writeOut();
    }

    @Override
    public void writeOut() {
        for (final AsciiWriter sibling : siblings) {
            sibling.writeOut();
        }
    }
}
