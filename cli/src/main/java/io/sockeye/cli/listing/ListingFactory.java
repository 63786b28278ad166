package io.sockeye.cli.listing;

/** Makes the listing that options ask for. */
public interface ListingFactory {
    /**
     * Make a listing.
     *
     * @param context that it is to be made of.
     * @return the listing, which has printed nothing yet.
     */
    Listing listing(ListingContext context);
}
