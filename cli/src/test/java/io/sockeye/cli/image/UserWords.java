package io.sockeye.cli.image;

/** What is said on stderr to whoever is not root. */
final class UserWords {
    private static final String NOT_ALL = "(Not all processes could be identified, non-owned process info\n"
            + " will not be shown, you would have to be root to see it all.)\n";

    private UserWords() {}

    /** The rest of what a listing says on stderr. */
    static String removedFrom(final String err) {
        return err.replace(NOT_ALL, "");
    }
}
