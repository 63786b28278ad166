package io.sockeye.collector.field;

/** How a field comes to its readers. */
public interface Binding {
    /**
     * A reader for one thread.
     *
     * @param joins to ask for what is not in the row.
     * @return a reader.
     */
    FieldReader bind(Joins joins);
}
