package io.sockeye.collector.record;

/** Where rows go: a filter, a table, a format, a count. It knows nothing of where they come from. */
public interface RowSink {
    /** The source has what it is asked for, maybe without a row; comes once, before any row and any malformed one. */
    default void onTable() {}

    /**
     * Some rows. The batch is the source's own and is filled anew after this call returns: it must not be retained. Who
     * is called may drop rows of it.
     *
     * @param batch of rows, at least one.
     * @return false to have no more; the source then stops as soon as it can without harm.
     */
    boolean onRows(RowBatch batch);

    /**
     * A message or line that could not be read as a row; the source goes on with the next one.
     *
     * @param what     it should have been, in the word that users have for it, such as {@code tcp}.
     * @param position number of the message or line in its dump or file, from 1.
     */
    void onMalformed(String what, long position);
}
