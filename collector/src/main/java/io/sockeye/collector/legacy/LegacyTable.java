package io.sockeye.collector.legacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the file of a legacy family holds. Filled by its reader, then not changed any more.
 *
 * @param <S> one socket.
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
    private final List<S> sockets = new ArrayList<>();
    private final List<Integer> malformedBefore = new ArrayList<>();
    private int malformedSince;
    private Status status = Status.PRESENT;
    private String reason = "";
    private boolean headed = true;

    LegacyTable(final String path) {
        this.path = path;
    }

    void add(final S socket) {
        sockets.add(socket);
        malformedBefore.add(malformedSince);
        malformedSince = 0;
    }

    void addMalformed() {
        malformedSince++;
    }

    void missing() {
        status = Status.MISSING;
    }

    void unreadable(final String why) {
        status = Status.UNREADABLE;
        reason = why;
    }

    void broken(final String why) {
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

    /** {@return why the table is unreadable or broken, else an empty text} */
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

    /** {@return the sockets in the kernel's order, unmodifiable} */
    public List<S> sockets() {
        return Collections.unmodifiableList(sockets);
    }

    /**
     * How many malformed lines stand between a socket and the one before it.
     *
     * @param index of the socket; the number of sockets for the lines after the last.
     * @return the number of lines, 0 or more.
     */
    public int malformedBefore(final int index) {
        return index < sockets.size() ? malformedBefore.get(index) : malformedSince;
    }
}
