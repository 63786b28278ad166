package io.sockeye.collector.group;

import java.util.List;

/**
 * What one of the files holds.
 *
 * @param path    of the file.
 * @param status  how reading went.
 * @param reason  why it is unreadable, else empty.
 * @param groups  in the kernel's order, unmodifiable.
 * @param strange lines that make no sense, unmodifiable.
 */
public record GroupTable(
        String path, Status status, String reason, List<GroupMembership> groups, List<StrangeLine> strange) {
    /** How reading went. */
    public enum Status {
        /** The file is there. */
        PRESENT,
        /** The file is not there, or closed to us. */
        MISSING,
        /** The file cannot be opened for another reason. */
        UNREADABLE
    }

    /**
     * A line that makes no sense.
     *
     * @param number of the line, from 0.
     * @param inet6  whether it should have been an IPv6 group.
     */
    public record StrangeLine(int number, boolean inet6) {}
}
