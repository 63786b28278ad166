package io.sockeye.cli.legacy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

import io.sockeye.cli.args.LegacyFamily;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.filter.ConnectedChannels;
import io.sockeye.collector.legacy.LegacySocketReader;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/**
 * The sockets of the legacy families that are named, as rows in netstat's order, with its words and exit codes where
 * the kernel lacks one; the first that cannot be had ends it. Confined to one thread.
 */
public final class LegacySource implements RowSource {
    private static final int FAILED = 255;
    private static final int MISSING = 1;

    private final ListingContext context;
    private final NetstatOptions options;
    private SourceCounters counters = new SourceCounters();

    /**
     * A source.
     *
     * @param context to say things in.
     */
    public LegacySource(final ListingContext context) {
        this.context = context;
        options = context.options();
    }

    @Override
    public int collect(final RowSink sink) throws IOException {
        context.sayOnlyInProc("legacy", "only /proc has sockets of these families");
        counters = new SourceCounters();
        final LegacySocketReader reader = new LegacySocketReader(context.root(), counters);
        int code = 0;
        for (final LegacyFamily family : LegacyFamily.values()) {
            if (code == 0 && options.lists(family) && !context.out().hasFailed()) {
                code = collect(family, reader, sink);
            }
        }
        return code;
    }

    private int collect(final LegacyFamily family, final LegacySocketReader reader, final RowSink sink)
            throws IOException {
        return switch (family) {
            case IPX -> collect(reader, LegacyFamilies.IPX, "ipx", sink);
            case AX25 -> collect(reader, LegacyFamilies.AX25, "ax25", sink);
            case X25 ->
                collect(reader, LegacyFamilies.X25, "x25", options.all() ? sink : new ConnectedChannels().before(sink));
            case NETROM -> collect(reader, LegacyFamilies.NETROM, "netrom", sink);
            case ROSE -> collect(reader, LegacyFamilies.ROSE, "rose", sink);
            case L2CAP, RFCOMM -> LegacyTables.sayNoBluetooth(context.err());
        };
    }

    private int collect(final LegacySocketReader reader, final int family, final String word, final RowSink sink)
            throws IOException {
        final DumpResult result;
        try {
            result = reader.read(family, word, sink);
        } catch (final FileSystemException e) {
            context.err().print(e.getFile() + ": " + e.getReason() + "\n");
            return FAILED;
        }
        if (result.isRefusal()) {
            context.sayNoSupport("AF " + word.toUpperCase(Locale.ROOT));
            return MISSING;
        }
        DumpWords.sayMalformed(context, word, result);
        return 0;
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(counters);
    }
}
