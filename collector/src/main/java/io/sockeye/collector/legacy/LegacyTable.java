package io.sockeye.collector.legacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the file of a legacy family holds. Filled by its reader, then not changed any more.
 *
 * @param <S> one row: a socket, a route.
 */
public final class LegacyTable<S> {
    /** How reading went. */
    public enum Status {
        /** The file is there; malformed lines are {@link LegacyTable#malformedBefore counted}. */
        PRESENT,
        /** The file is not there: the kernel lacks the family. */
        MISSING,
        /** The file is there but cannot be opened, for {@link LegacyTable#reason()}. */
        UNREADABLE,
        /** A line made no sense, for {@link LegacyTable#reason()}, and the rest was not read. */
        BROKEN
    }

    private final String path;
    private final List<S> rows = new ArrayList<>();
    private final List<Integer> malformedBefore = new ArrayList<>();
    private int malformedSince;
    private Status status = Status.PRESENT;
    private String reason = "";
    private boolean headed = true;

    /**
     * A table without rows.
     *
     * @param path of the file.
     */
    public LegacyTable(final String path) {
        this.path = path;
    }

    /**
     * Add a row.
     *
     * @param row that a line was.
     */
    public void add(final S row) {
        rows.add(row);
        malformedBefore.add(malformedSince);
        malformedSince = 0;
    }

    /** Count a line that is no row. */
    public void addMalformed() {
        malformedSince++;
    }

    /** The file is not there. */
    public void missing() {
        status = Status.MISSING;
        reason = "No such file or directory";
    }

    /**
     * The file cannot be opened.
     *
     * @param why in the words of C.
     */
    public void unreadable(final String why) {
        status = Status.UNREADABLE;
        reason = why;
    }

    /**
     * A line made no sense, and the rest is not read.
     *
     * @param why in a few words.
     */
    public void broken(final String why) {
        status = Status.BROKEN;
        reason = why;
    }

    void headless() {
        headed = false;
    }

    /** {@return how reading went} */
    public Status status() {
        return status;
    }

    /** {@return whether the file is there and could be opened} */
    public boolean isOpen() {
        return status == Status.PRESENT || status == Status.BROKEN;
    }

    /** {@return why the table is missing, unreadable or broken, else an empty text} */
    public String reason() {
        return reason;
    }

    /** {@return the file that was read} */
    public String path() {
        return path;
    }

    /** {@return whether the file began with a line of column names, as all do but that of AX.25 since Linux 2.1} */
    public boolean headed() {
        return headed;
    }

    /** {@return the rows in the kernel's order, unmodifiable} */
    public List<S> rows() {
        return Collections.unmodifiableList(rows);
    }

    /**
     * How many malformed lines stand between a row and the one before it.
     *
     * @param index of the row; the number of rows for the lines after the last.
     * @return the number of lines, 0 or more.
     */
    public int malformedBefore(final int index) {
        return index < rows.size() ? malformedBefore.get(index) : malformedSince;
    }
}
