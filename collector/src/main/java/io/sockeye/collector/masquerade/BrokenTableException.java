package io.sockeye.collector.masquerade;

import java.io.IOException;

/** A table of which no row is to be trusted, since one of them makes no sense. */
public final class BrokenTableException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A broken table.
     *
     * @param reason in a few words.
     */
    BrokenTableException(final String reason) {
        super(reason);
    }
}
