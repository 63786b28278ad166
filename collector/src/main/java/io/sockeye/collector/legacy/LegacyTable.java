package io.sockeye.collector.legacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.sockeye.collector.text.LineReader;

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
    private byte[] content = {};
    private byte[] beside = {};
    private LineReader lines;
    private final List<Integer> offsets = new ArrayList<>();

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
        add(row, lines == null ? 0 : lines.offset());
    }

    /**
     * Add a row of a file in which ends of lines do not matter.
     *
     * @param row    that was read.
     * @param offset in bytes at which it begins.
     */
    public void add(final S row, final int offset) {
        rows.add(row);
        offsets.add(offset);
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

    /** The file is read: what it holds, and which line is at hand when a row is added. */
    void reads(final byte[] text, final LineReader line) {
        content = text;
        lines = line;
    }

    /**
     * Look at the line that a row was made of; of one that is too long for netstat, at the piece that it was.
     *
     * @param index of the row.
     * @param line  to be wrapped around it.
     */
    public void line(final int index, final LineReader line) {
        line.wrap(content, offsets.get(index), content.length);
        line.next();
    }

    /**
     * The rows name things of another file.
     *
     * @param other table that was read from it.
     */
    public void isBeside(final LegacyTable<?> other) {
        beside = other.content;
    }

    /** {@return what the other file held that the rows name things of, not to be changed; nothing if there is none} */
    public byte[] beside() {
        return beside;
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
