package io.sockeye.collector.count;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Joins;

/**
 * A count of rows by groups: a counter for each thread, and at the end {@link Groups}. May be used again and again: the
 * fields of its groups stay the same. Confined to one thread, but for its counters.
 */
public final class Counting {
    /**
     * Up to so many groups each thread counts exactly, a hundred megabytes or so; beyond it counts have an error that
     * is told.
     */
    public static final int MAX_EXACT_GROUPS = 1_000_000;

    /** So many groups have percentiles at most, a histogram each: a kilobyte or a few. */
    public static final int MAX_PERCENTILE_GROUPS = 10_000;

    private final CountPlan plan;
    private final int limit;
    private final KeyWords words = new KeyWords();
    private final GroupRows rows;
    private final List<GroupCounter> counters = new ArrayList<>();

    /**
     * A count of nothing yet.
     *
     * @param plan what is counted.
     */
    public Counting(final CountPlan plan) {
        this(plan, MAX_EXACT_GROUPS);
    }

    /**
     * A count of nothing yet, with a limit of its own.
     *
     * @param plan  what is counted.
     * @param limit up to how many groups each thread counts exactly, 1 to 16,777,216.
     */
    public Counting(final CountPlan plan, final int limit) {
        this.plan = plan;
        this.limit = limit;
        rows = new GroupRows(plan, words);
    }

    /** {@return what is counted} */
    public CountPlan plan() {
        return plan;
    }

    /** {@return the fields of groups: those of the key, {@code count}, and what else is counted} */
    public FieldList fields() {
        return rows.fields();
    }

    KeyWords words() {
        return words;
    }

    GroupRows rows() {
        return rows;
    }

    /**
     * A counter for a thread.
     *
     * @param joins to ask for what is not in rows; that thread's own.
     * @return the counter, which has counted nothing yet.
     */
    public GroupCounter counter(final Joins joins) {
        final GroupCounter counter = new GroupCounter(this, limit, joins);
        counters.add(counter);
        return counter;
    }

    /**
     * Put together what all counters have counted. They count no more.
     *
     * @param kept how many groups are told at most, those with the most rows; at least 1.
     * @return the groups, in their order, to be closed by the caller.
     */
    public Groups finish(final int kept) {
        final GroupCounter first = counters.isEmpty() ? counter(Joins.NONE) : counters.getFirst();
        for (final GroupCounter other : counters) {
            if (other != first) {
                first.merge(other);
            }
        }
        counters.clear();
        return new Groups(this, first, kept);
    }
}
