package io.sockeye.cli.link;

import java.io.IOException;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.link.DeviceName;
import io.sockeye.collector.link.LinkFlags;
import io.sockeye.collector.link.LinkReader;
import io.sockeye.collector.link.LinkTable;
import io.sockeye.collector.source.SourceChoice;

/**
 * Interfaces as {@code netstat -i} lists them; with {@code -e} in the long layout; of a named interface the same alone,
 * whether it is up or not. Under {@code -c} the title comes once and the header in each round, as netstat has it, and all
 * is read anew. Confined to one thread.
 */
public final class InterfaceListing implements Listing {
    private static final int NO_SUCH_INTERFACE = 1;

    private final ListingContext context;
    private final NetstatOptions options;
    private final AsciiWriter out;
    private CostMeter lastRound = new CostMeter();
    private boolean titled;
    private boolean told;

    /**
     * A listing.
     *
     * @param context to print with.
     */
    public InterfaceListing(final ListingContext context) {
        this.context = context;
        options = context.options();
        out = context.out();
    }

    @Override
    public int print() throws IOException {
        lastRound = new CostMeter();
        final LinkReader reader = new LinkReader(options.source(), context.root());
        final LinkTable table;
        try {
            table = reader.read(options.extended());
        } finally {
            lastRound.add(reader.counters());
        }
        tell(table);
        final List<InterfaceRow> all = InterfaceRow.of(table.links());
        final String wanted = options.interfaceName();
        if (wanted == null) {
            print(all, options.all());
            return 0;
        }
        for (final InterfaceRow row : all) {
            if (row.name().equals(wanted)) {
                print(List.of(row), true);
                return 0;
            }
        }
        context.err()
                .print(context.name() + ": "
                        + (wanted.isEmpty()
                                ? "no name of an interface given"
                                : DeviceName.printable(wanted) + ": no such interface")
                        + "\n");
        return NO_SUCH_INTERFACE;
    }

    private void print(final List<InterfaceRow> rows, final boolean all) {
        if (!titled) {
            out.ascii("Kernel Interface table").endRow();
            titled = true;
        }
        final ShortTable table = options.extended() ? null : new ShortTable(out);
        final LongLayout layout = options.extended() ? new LongLayout(out) : null;
        if (table != null) {
            table.header();
        }
        for (int i = 0; i < rows.size() && !out.hasFailed(); i++) {
            final InterfaceRow row = rows.get(i);
            if (!all && !row.has(LinkFlags.UP)) {
                continue;
            }
            if (table == null) {
                layout.row(row);
            } else {
                table.row(row);
            }
        }
    }

    private void tell(final LinkTable table) {
        if (table.refusal() != null && !told) {
            context.sayFallback("interfaces", "proc", table.refusal(), options.source() == SourceChoice.NETLINK);
            told = true;
        }
        if (!table.consistent()) {
            context.complain("interfaces", "they changed while they were listed: some may be missing or doubled");
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(lastRound);
    }
}
