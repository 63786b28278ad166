package io.sockeye.collector.condition;

import io.sockeye.collector.record.Row;

/** A condition that is bound: it looks at rows. Allocates nothing. Confined to one thread. */
public abstract class RowTest {
    /** Who extends this says what is true. */
    protected RowTest() {}

    /**
     * Whether the condition is true of a row.
     *
     * @param row to look at.
     * @return false also where the row lacks what the condition is about.
     */
    public abstract boolean holds(Row row);
}
