package io.sockeye.cli;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.feed.FeedOrder;
import io.sockeye.cli.feed.FeedRound;
import io.sockeye.cli.feed.ListingJoins;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.InternetTable;
import io.sockeye.cli.output.ProgramColumn;
import io.sockeye.cli.output.TableOptions;
import io.sockeye.cli.output.UnixTable;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** A round whose rows are printed in netstat's table of sockets. Confined to the thread that feeds; each to its own. */
final class TableRound extends FeedRound {
    private final ListingContext context;
    private final NetstatOptions options;
    private final List<AsciiWriter> siblings = new ArrayList<>();

    TableRound(final ListingContext context, final List<Field> fields, final FeedOrder order) {
        super(context, fields, order);
        this.context = context;
        options = context.options();
    }

    @Override
    protected RowSink sink(final int index, final ListingJoins own) {
        final AsciiWriter writer = index == 0 ? context.out() : context.out().sibling();
        if (index > 0) {
            siblings.add(writer);
        }
        final TableOptions how = ListingRound.tableOptions(context);
        final ProgramColumn programs = processes() == null ? null : new ProgramLabels(processes());
        if (options.lists(Protocol.UNIX)) {
            return new Rows(new UnixTable(how, options.wholePaths(), programs, writer, context.err()));
        }
        final Names names = index == 0 ? context.names() : context.names().sibling();
        return new Rows(new InternetTable(how, names, programs, writer, context.err()));
    }

    /** Names of hosts are looked up in batches and kept, which is for one thread only. */
    @Override
    protected boolean isLastRowByRow() {
        return options.numericHosts();
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

    /** The rows of a table: of those that cannot be read the feed tells. */
    private record Rows(RowSink table) implements RowSink {
        @Override
        public void onTable() {
            table.onTable();
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            return table.onRows(batch);
        }

        @Override
        public void onMalformed(final String what, final long position) {}
    }
}
