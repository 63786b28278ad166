package io.sockeye.cli.link;

import java.io.IOException;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.filter.FilterStage;
import io.sockeye.collector.filter.NamedLinks;
import io.sockeye.collector.filter.UpLinks;
import io.sockeye.collector.link.LinkReader;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.PrintableText;

/** Interfaces that are up or, with {@code -a}, all; or the one that is named. Confined to one thread. */
public final class InterfaceSource implements RowSource {
    private static final int NO_SUCH_INTERFACE = 1;

    private final ListingContext context;
    private final NetstatOptions options;
    private final boolean inet6;
    private CostMeter lastRound = new CostMeter();
    private boolean told;

    /**
     * A source.
     *
     * @param context to say things in.
     * @param inet6   whether IPv6 addresses are wanted.
     */
    public InterfaceSource(final ListingContext context, final boolean inet6) {
        this.context = context;
        options = context.options();
        this.inet6 = inet6;
    }

    @Override
    public int collect(final RowSink sink) throws IOException {
        lastRound = new CostMeter();
        final String name = options.interfaceName();
        if (name == null) {
            read(options.all() ? sink : new FilterStage<>(new UpLinks(), new LinkRecord(), sink));
            return 0;
        }
        final NamedLinks filter = new NamedLinks(name);
        read(new FilterStage<>(filter, new LinkRecord(), sink));
        return filter.hasMatched() ? 0 : sayNoSuchInterface(name);
    }

    private void read(final RowSink sink) throws IOException {
        final LinkReader reader = new LinkReader(options.source(), context.root());
        try {
            say(reader.read(inet6, sink));
            DumpWords.sayEach(
                    context,
                    "interfaces",
                    reader.complaints(),
                    reader.complaints().size());
        } finally {
            lastRound.add(reader.counters());
        }
    }

    private int sayNoSuchInterface(final String name) {
        context.err()
                .print(context.name() + ": "
                        + (name.isEmpty()
                                ? "no name of an interface given"
                                : PrintableText.of(name) + ": no such interface")
                        + "\n");
        return NO_SUCH_INTERFACE;
    }

    private void say(final DumpResult result) {
        if (!result.reason().isEmpty() && !told) {
            DumpWords.sayFallback(context, "interfaces", result);
            told = true;
        }
        if (result.status() == DumpStatus.BROKEN) {
            DumpWords.sayIncomplete(context, "interfaces", "some", result);
        } else if (result.interrupted()) {
            context.complain("interfaces", "they changed while they were listed: some may be missing or doubled");
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(lastRound);
    }
}
