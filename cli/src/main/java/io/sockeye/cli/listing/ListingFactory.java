package io.sockeye.cli.listing;

import java.io.OutputStream;

/** Makes the listing that options ask for. */
public interface ListingFactory {
    /**
     * Make a listing.
     *
     * @param context that it is to be made of.
     * @param out     that the context's writer writes to.
     * @return the listing, which has printed nothing yet.
     */
    Listing listing(ListingContext context, OutputStream out);
}
