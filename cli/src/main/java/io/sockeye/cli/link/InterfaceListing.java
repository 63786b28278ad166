package io.sockeye.cli.link;

import java.io.IOException;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.DumpResult;
import io.sockeye.collector.filter.FilterStage;
import io.sockeye.collector.filter.NamedLinks;
import io.sockeye.collector.filter.UpLinks;
import io.sockeye.collector.link.DeviceName;
import io.sockeye.collector.link.LinkReader;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.record.RowSink;
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
        final InterfaceTable table = new InterfaceTable();
        final DumpResult result = collect(table);
        say(result);
        if (options.interfaceName() != null && table.isEmpty()) {
            return sayNoSuchInterface(options.interfaceName());
        }
        if (!titled) {
            out.ascii("Kernel Interface table").endRow();
            titled = true;
        }
        table.print(out, options.extended());
        return 0;
    }

    private DumpResult collect(final RowSink sink) throws IOException {
        final LinkReader reader = new LinkReader(options.source(), context.root());
        try {
            return reader.read(options.extended(), wanted(sink));
        } finally {
            lastRound.add(reader.counters());
        }
    }

    private RowSink wanted(final RowSink sink) {
        if (options.interfaceName() != null) {
            return new FilterStage<>(new NamedLinks(options.interfaceName()), new LinkRecord(), sink);
        }
        return options.all() ? sink : new FilterStage<>(new UpLinks(), new LinkRecord(), sink);
    }

    private int sayNoSuchInterface(final String name) {
        context.err()
                .print(context.name() + ": "
                        + (name.isEmpty()
                                ? "no name of an interface given"
                                : DeviceName.printable(name) + ": no such interface")
                        + "\n");
        return NO_SUCH_INTERFACE;
    }

    private void say(final DumpResult result) {
        if (!result.reason().isEmpty() && !told) {
            context.sayFallback(
                    "interfaces", result.source(), result.reason(), options.source() == SourceChoice.NETLINK);
            told = true;
        }
        if (result.interrupted()) {
            context.complain("interfaces", "they changed while they were listed: some may be missing or doubled");
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(lastRound);
    }
}
