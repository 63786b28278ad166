/**
 * What every mode of the program is: a {@link io.sockeye.cli.listing.Listing}, and what all of them are given to print
 * with.
 */
package io.sockeye.cli.listing;
