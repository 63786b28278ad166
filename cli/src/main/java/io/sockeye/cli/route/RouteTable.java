package io.sockeye.cli.route;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * A table of routes. The names of a batch's addresses are looked up together, and then each route is printed. Confined
 * to one thread.
 */
abstract class RouteTable implements RowSink {
    final RouteNames names;
    final AsciiWriter out;
    /** The route at hand. */
    final RouteRecord route = new RouteRecord();

    private final boolean hasRows;

    /**
     * A table.
     *
     * @param names   of addresses.
     * @param out     to print to.
     * @param hasRows false if no route is to be printed.
     */
    RouteTable(final RouteNames names, final AsciiWriter out, final boolean hasRows) {
        this.names = names;
        this.out = out;
        this.hasRows = hasRows;
    }

    /** Note the addresses of the route at hand for a look-up. */
    abstract void wantNames();

    /** Print the route at hand. */
    abstract void print();

    @Override
    public final boolean onRows(final RowBatch batch) {
        if (!hasRows) {
            return true;
        }
        if (!names.isNumeric()) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, route);
                wantNames();
            }
            names.lookUpWanted();
        }
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, route);
            print();
        }
        return !out.hasFailed();
    }

    @Override
    public final void onMalformed(final String what, final long position) {
        // Counted by who reads, and told when the table has ended.
    }
}
