package io.sockeye.cli.serve.metrics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which groups have series of their own. Names come from outside, and each is a series for as long as a server keeps
 * it, so their number is bounded in two ways: those in the top have one, and keep it for some time after they have left
 * it; and only so many names come new in an hour. Confined to one thread.
 */
public final class GroupNames {
    private static final long HOUR = 3_600_000_000_000L;

    private final int top;
    private final long stayNanos;
    private final int newInAnHour;
    /** Of each name with a series when it was last in the top. */
    private final Map<List<String>, Long> lastInTop = new LinkedHashMap<>();
    /** When names came new within the last hour, the oldest first. */
    private final Deque<Long> arrivals = new ArrayDeque<>();

    private long refused;

    /**
     * No name yet.
     *
     * @param top         how many groups are in the top.
     * @param stayNanos   how long a name stays after it has left the top, in nanoseconds.
     * @param newInAnHour how many names may come new in an hour.
     */
    public GroupNames(final int top, final long stayNanos, final int newInAnHour) {
        this.top = top;
        this.stayNanos = stayNanos;
        this.newInAnHour = newInAnHour;
    }

    /**
     * Which names have a series now.
     *
     * @param names of all groups of a look, those with the most sockets first.
     * @param now   time of the look, as {@link System#nanoTime()}.
     * @return the names.
     */
    List<List<String>> choose(final List<List<String>> names, final long now) {
        while (!arrivals.isEmpty() && now - arrivals.peekFirst() >= HOUR) {
            arrivals.removeFirst();
        }
        for (final List<String> name : names.subList(0, Math.min(top, names.size()))) {
            if (lastInTop.containsKey(name)) {
                lastInTop.put(name, now);
            } else if (arrivals.size() < newInAnHour) {
                arrivals.addLast(now);
                lastInTop.put(name, now);
            } else {
                refused++;
            }
        }
        lastInTop.values().removeIf(last -> now - last > stayNanos);
        return new ArrayList<>(lastInTop.keySet());
    }

    /** {@return how often a group of the top had no series, as too many names had come new} */
    long refused() {
        return refused;
    }
}
