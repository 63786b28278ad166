package io.sockeye.cli.format;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.field.FieldList;

/** The fields that rows may have, {@code --fields=help}. Confined to one thread. */
public final class FieldsListing implements Listing {
    private final ListingContext context;
    private final FieldList fields;

    /**
     * A listing.
     *
     * @param context that it is made of.
     * @param fields  of the rows.
     */
    public FieldsListing(final ListingContext context, final FieldList fields) {
        this.context = context;
        this.fields = fields;
    }

    @Override
    public int print() {
        context.out().ascii(FieldChoice.help(fields));
        return 0;
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
