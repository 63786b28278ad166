package io.sockeye.benchmarks.farm;

/**
 * Something that the farm's main thread waits for.
 *
 * @param kind what happened.
 * @param text of {@link Kind#UP} the counts, of {@link Kind#CHURNED} the number, of the others the reason.
 */
record FarmEvent(Kind kind, String text) {
    /** What can happen. */
    enum Kind {
        /** A process has all its sockets. */
        UP,
        /** A process has opened and closed some more connections. */
        CHURNED,
        /** A process cannot make its sockets. */
        FAILED,
        /** A process has ended. */
        ENDED,
        /** Nobody holds the other end of standard input any more. */
        STDIN_CLOSED
    }
}
