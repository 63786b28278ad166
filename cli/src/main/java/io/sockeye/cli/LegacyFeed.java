package io.sockeye.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.feed.FeedRound;
import io.sockeye.cli.feed.RowFeed;
import io.sockeye.cli.legacy.LegacySource;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.LegacyFields;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.process.ProcessIndex;

/** The sockets of the legacy families that were named, as rows of one stream. Confined to one thread. */
final class LegacyFeed implements RowFeed {
    private final ListingContext context;
    private final LegacySource source;
    private CostMeter lastScan = new CostMeter();

    LegacyFeed(final ListingContext context) {
        this.context = context;
        source = new LegacySource(context);
    }

    @Override
    public FieldList fields() {
        return LegacyFields.LIST;
    }

    @Override
    public List<String> moreDefaults() {
        final NetstatOptions options = context.options();
        final List<String> names = new ArrayList<>();
        if (options.extended()) {
            names.add("user");
        }
        if (options.programs()) {
            names.addAll(List.of("pid", "process", "processes"));
        }
        return names;
    }

    @Override
    public int feed(final FeedRound round) throws IOException {
        lastScan = new CostMeter();
        if (!round.needs(Need.PROCESSES)) {
            return collect(round);
        }
        try (ProcessIndex processes = ProcessScanning.scan(context, round.uses("processes"))) {
            round.join(processes);
            lastScan.add(processes.cost());
            return collect(round);
        }
    }

    private int collect(final FeedRound round) throws IOException {
        try {
            return source.collect(round.first());
        } finally {
            round.finish();
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(lastScan);
        source.addTo(meter);
    }
}
