package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/** Something that is true of some rows. Allocates nothing. Threads: as many as there are, so it keeps no state. */
interface Condition {
    /**
     * Whether it is true of a row.
     *
     * @param row to look at.
     * @return true if so.
     */
    boolean holds(Row row);
}
