package io.sockeye.collector.route;

import java.io.IOException;

/** The header of a route file does not say where the columns are. The message is fit to be printed. */
public final class RouteHeaderException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the header. */
    public enum Reason {
        /** There is none: the file has no line. */
        NO_HEADER,
        /** A column is missing, or not in its place. */
        MISSING_COLUMN,
        /** There are so many columns that netstat gives up. */
        TOO_MANY_COLUMNS
    }

    private final Reason reason;
    private final String column;

    RouteHeaderException(final Reason reason, final String path, final String column) {
        super("cannot read the header of " + path + ": reason=" + reason + ", column=" + column);
        this.reason = reason;
        this.column = column;
    }

    /** {@return what is wrong} */
    public Reason reason() {
        return reason;
    }

    /** {@return the column that was looked for, empty if it does not matter} */
    public String column() {
        return column;
    }
}
