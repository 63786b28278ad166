package io.sockeye.benchmarks.farm;

import java.io.IOException;

/** The farm cannot be made or held; the message tells the user why. */
public final class FarmException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A farm that cannot be.
     *
     * @param message what is wrong and, where it is known, what would help.
     */
    public FarmException(final String message) {
        super(message);
    }
}
