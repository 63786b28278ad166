package io.sockeye.collector.statistics;

/**
 * What is wrong with a place in a file. Nothing is known of the counters there, and none of them is in a {@link
 * Section}.
 *
 * @param kind    of defect.
 * @param section that is not whole, or null if its name cannot be told.
 * @param line    of the file, from 1; 0 for the whole file.
 * @param detail  in words, printable ASCII.
 */
public record Defect(Kind kind, String section, int line, String detail) {
    /** Kinds of defects. */
    public enum Kind {
        /** The file has no bytes. */
        EMPTY,
        /** The file has more bytes than are read. */
        TOO_LONG,
        /** A line of names, or of values, has no colon. What follows was not read, unless the reader was to go on. */
        NO_COLON,
        /** A line of names has no line of values after it. */
        NO_VALUES,
        /** A line of values has no line of names before it. */
        NO_NAMES,
        /** There are more names than values, or more values than names. */
        COUNTS_DIFFER,
        /** A name has bytes that no name has. */
        NOT_A_NAME,
        /** A value is no number. */
        NOT_A_NUMBER,
        /** A line that should have a name and a value has fewer or more fields. */
        NOT_A_COUNTER
    }

    /** {@return where and what, such as {@code section Tcp, line 7: 14 names, 12 values}} */
    public String message() {
        if (line == 0) {
            return detail;
        }
        return (section == null ? "line " : "section " + section + ", line ") + line + ": " + detail;
    }
}
