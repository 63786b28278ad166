package io.sockeye.cli.filter;

import java.nio.charset.StandardCharsets;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.filter.Filter;
import io.sockeye.collector.source.KernelWords;
import io.sockeye.collector.text.PrintableText;

/**
 * How a filter is checked, {@code --explain}: what of it the kernel does, what is left for the rows, and what is asked
 * for. Confined to one thread.
 */
public final class ExplainListing implements Listing {
    private static final int LABEL_WIDTH = 10;

    private final ListingContext context;
    private final ChosenRows rows;

    ExplainListing(final ListingContext context, final ChosenRows rows) {
        this.context = context;
        this.rows = rows;
    }

    @Override
    public int print() {
        final NetstatOptions options = context.options();
        final Filter filter = rows.filter();
        final boolean asksKernel = rows.fields() == SocketFields.LIST && options.source() != SourceChoice.PROC;
        line("filter", options.filter());
        line("kernel", asksKernel ? orNothing(filter.kernelText()) : "nothing");
        line("rows", orNothing(asksKernel ? filter.restText() : options.filter()));
        line("needs", orNothing(Need.words(filter.needs())));
        if (asksKernel) {
            for (final Protocol protocol : Protocol.values()) {
                if (options.lists(protocol)) {
                    line(protocol.word(), KernelWords.of(filter.kernel(), protocol));
                }
            }
        }
        return 0;
    }

    private static String orNothing(final String words) {
        return words.isEmpty() ? "nothing" : words;
    }

    private void line(final String label, final String text) {
        final AsciiWriter out = context.out();
        final byte[] bytes = PrintableText.of(text).getBytes(StandardCharsets.ISO_8859_1);
        out.ascii(label + " ".repeat(LABEL_WIDTH - label.length()));
        out.bytes(bytes, 0, bytes.length);
        out.endRow();
    }

    @Override
    public boolean isDone() {
        return true;
    }

    @Override
    public void addTo(final CostMeter meter) {
        // Nothing was read.
    }
}
