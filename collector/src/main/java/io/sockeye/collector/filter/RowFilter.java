package io.sockeye.collector.filter;

import io.sockeye.collector.record.Row;

/**
 * Tells which rows of a kind are wanted.
 *
 * @param <R> kind of row.
 */
public interface RowFilter<R extends Row> {
    /**
     * Whether a row is wanted.
     *
     * @param row to look at.
     * @return true if it passes.
     */
    boolean matches(R row);
}
