package io.sockeye.collector.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * A small table that proves a finding. Threads: immutable.
 *
 * @param columns names of fields, with their units.
 * @param rows    of each column a {@link Long}, a {@link String} with one char per byte, or null where it is not known.
 * @param left    how many more rows there are.
 */
public record Evidence(List<String> columns, List<List<Object>> rows, long left) {
    /** The most rows of a table. */
    public static final int MAX_ROWS = 5;

    /** A finding that is all said in its summary. */
    public static final Evidence NONE = new Evidence(List.of(), List.of(), 0);

    /** Gathers a table. Threads: confined to one. */
    public static final class Builder {
        private final List<String> columns;
        private final List<List<Object>> rows = new ArrayList<>();
        private long left;

        /**
         * A table without rows.
         *
         * @param columns names of fields.
         */
        public Builder(final String... columns) {
            this.columns = List.of(columns);
        }

        /**
         * Add a row, or count it where there are enough.
         *
         * @param values a {@link Long}, {@link Integer} or {@link String} for each column, or null.
         * @return this for a fluent API.
         */
        public Builder row(final Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException("values=" + values.length + ", columns=" + columns);
            }
            if (rows.size() == MAX_ROWS) {
                left++;
                return this;
            }
            final List<Object> row = new ArrayList<>();
            for (final Object value : values) {
                row.add(value instanceof final Integer number ? Long.valueOf(number) : value);
            }
            rows.add(row);
            return this;
        }

        /**
         * There are more rows, which were not given.
         *
         * @param count of them.
         * @return this for a fluent API.
         */
        public Builder more(final long count) {
            left += count;
            return this;
        }

        /** {@return the table with what was added} */
        public Evidence build() {
            return new Evidence(columns, List.copyOf(rows), left);
        }
    }
}
