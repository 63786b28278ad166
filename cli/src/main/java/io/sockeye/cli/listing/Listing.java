package io.sockeye.cli.listing;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;

/** What a command prints: once or, with {@code -c}, again and again. Confined to one thread. */
public interface Listing {
    /**
     * Print one round, from data read anew.
     *
     * @return the exit code; if it is not 0 the command ends with it, {@code -c} or not. What was printed stays
     *     printed.
     * @throws IOException if data cannot be read; its message says what and where, fit to be printed.
     */
    int print() throws IOException;

    /** {@return whether there is nothing more to print, {@code -c} or not} */
    default boolean isDone() {
        return false;
    }

    /**
     * Tell a meter what the last round has done.
     *
     * @param meter to add to.
     */
    void addTo(CostMeter meter);
}
