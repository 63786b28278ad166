package io.sockeye.collector.look;

import java.util.List;

/**
 * The answer to a {@link SocketQuestion}. Threads: immutable.
 *
 * @param groups  those with the most sockets first; not all, if there are more than were to be kept.
 * @param sockets how many there are in all groups.
 * @param untold  how many groups are not among {@code groups}.
 * @param error   how many sockets a count may be too high by, and a group have that is not there; 0 where all is exact.
 */
public record Answer(List<Group> groups, long sockets, long untold, long error) {
    /** No group. */
    public static final Answer NONE = new Answer(List.of(), 0, 0, 0);

    /**
     * The group with the values of another, of an earlier answer to the same question.
     *
     * @param group of the other answer.
     * @param names of the fields that make them the same.
     * @return the group; null if there is none, or it was not told.
     */
    public Group alike(final Group group, final String... names) {
        for (final Group own : groups) {
            if (own.isAlike(group, names)) {
                return own;
            }
        }
        return null;
    }
}
