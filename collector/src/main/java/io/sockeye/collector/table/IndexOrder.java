package io.sockeye.collector.table;

/** The order of things that have a number each. Threads: confined to one, as who answers looks with flyweights. */
public interface IndexOrder {
    /**
     * Compare two things.
     *
     * @param one   number of a thing.
     * @param other number of another.
     * @return less than 0 where the first comes before the other, more than 0 where behind it, 0 where none does.
     */
    int compare(int one, int other);
}
