package io.sockeye.collector.table;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;

/**
 * A field that rows are sorted by. Threads: immutable.
 *
 * @param field        of the rows, see {@link #isSortable}.
 * @param isDescending whether the greatest value comes first. Rows that do not have the field come last in any case.
 */
public record SortKey(Field field, boolean isDescending) {
    /**
     * Whether rows can be sorted by a field.
     *
     * @param field to ask for.
     * @return false for lists.
     */
    public static boolean isSortable(final Field field) {
        return field.kind() != FieldKind.LIST && field.kind() != FieldKind.LIST_OF_WORDS;
    }
}
