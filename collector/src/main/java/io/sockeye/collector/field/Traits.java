package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/**
 * What is true of a row of one kind, found out once a row for all fields that depend on it, and kept with the row. A
 * kind of rows has one object of this for all its fields. Allocates nothing. Threads: as many as there are, so it keeps
 * no state.
 */
abstract class Traits {
    /** Who extends this says what there is to find out. */
    protected Traits() {}

    /**
     * Find out what is true of a row.
     *
     * @param row to look at.
     * @return a bit for each that is; never 0.
     */
    protected abstract int find(Row row);

    /**
     * Whether a row has some traits.
     *
     * @param row    to look at.
     * @param wanted bits.
     * @return whether all of them are set.
     */
    public final boolean has(final Row row, final int wanted) {
        int traits = row.traits();
        if (traits == 0) {
            traits = find(row);
            row.traits(traits);
        }
        return (traits & wanted) == wanted;
    }
}
