package io.sockeye.cli.link;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.cli.output.AsciiWriter;

/**
 * Interfaces as {@code netstat -i} lists them; with {@code -e} in the long layout; of a named interface the same alone,
 * whether it is up or not. Under {@code -c} the title comes once and the header in each round, as netstat has it, and
 * all is read anew. Confined to one thread.
 */
public final class InterfaceListing implements Listing {
    private final boolean extended;
    private final AsciiWriter out;
    private final RowChoice choice;
    private final InterfaceSource source;
    private boolean titled;

    /**
     * A listing.
     *
     * @param context to print with.
     */
    public InterfaceListing(final ListingContext context) {
        extended = context.options().extended();
        out = context.out();
        choice = context.choice();
        source = new InterfaceSource(context, extended || choice.uses("addresses"));
    }

    @Override
    public int print() throws IOException {
        final InterfaceTable table = new InterfaceTable();
        final int code = source.collect(table);
        if (code != 0) {
            return code;
        }
        if (!titled) {
            out.ascii("Kernel Interface table").endRow();
            titled = true;
        }
        table.print(out, extended, choice);
        return 0;
    }

    @Override
    public void addTo(final CostMeter meter) {
        source.addTo(meter);
    }
}
