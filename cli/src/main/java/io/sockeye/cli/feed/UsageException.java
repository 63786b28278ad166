package io.sockeye.cli.feed;

/** A word that was typed is not known; the message is one line that names it, and those that are most like it. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Something is not known.
     *
     * @param message one line.
     */
    public UsageException(final String message) {
        super(message, null, false, false);
    }
}
