package io.sockeye.cli.masquerade;

import java.io.IOException;
import java.nio.file.FileSystemException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.masquerade.BrokenTableException;
import io.sockeye.collector.masquerade.IpMasqueradeReader;
import io.sockeye.collector.record.RowSink;

/** Connections that kernels up to 2.2 masquerade, with netstat's words and exit codes. Confined to one thread. */
public final class MasqueradeSource implements RowSource {
    private static final int MISSING = 1;
    /** Exit code of netstat's {@code return -1}. */
    private static final int FAILED = 255;

    private final ListingContext context;
    private final boolean goesOn;
    private SourceCounters counters = new SourceCounters();

    /**
     * A source.
     *
     * @param context to say things in.
     * @param goesOn  whether a row that makes no sense hides no other, as it does in netstat's table.
     */
    public MasqueradeSource(final ListingContext context, final boolean goesOn) {
        this.context = context;
        this.goesOn = goesOn;
    }

    @Override
    public int collect(final RowSink sink) throws IOException {
        context.sayOnlyInProc("masquerade", "only /proc has it");
        counters = new SourceCounters();
        final IpMasqueradeReader reader = new IpMasqueradeReader(context.root(), counters);
        try {
            final DumpResult result = reader.read(sink, goesOn);
            DumpWords.sayMalformed(context, reader.path(), result);
            if (!result.isRefusal()) {
                return 0;
            }
            context.sayNoSupport("ip_masquerade");
            return MISSING;
        } catch (final FileSystemException e) {
            context.err().print(reader.path() + ": " + e.getReason() + "\n");
        } catch (final BrokenTableException e) {
            context.err().print(broken(e.getMessage()));
        }
        return FAILED;
    }

    private static String broken(final String reason) {
        return reason.equals(IpMasqueradeReader.EMPTY)
                ? "masq_info: Internal Error `fgets() failed'.\n"
                : "masq_info.c: Internal Error `ip_masquerade " + reason + "'.\n";
    }

    @Override
    public void addTo(final CostMeter meter) {
        meter.add(counters);
    }
}
