package io.sockeye.collector.count;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;

/**
 * What is counted. Threads: immutable.
 *
 * @param keys        fields that rows are grouped by, 1 to {@value #MAX_KEYS}.
 * @param sums        number fields that are added up in each group.
 * @param maxima      number fields whose greatest value is kept in each group.
 * @param percentiles a field of unsigned numbers whose percentiles are told of each group; null for none.
 */
public record CountPlan(List<GroupKey> keys, List<Field> sums, List<Field> maxima, Field percentiles) {
    /** The most fields that rows are grouped by. */
    public static final int MAX_KEYS = 16;
    /** The most sums and maxima together. */
    public static final int MAX_NUMBERS = 24;
    /** The percentiles that are told. */
    static final int[] PERCENTILES = {50, 90, 99};

    /** What rows are counted by. */
    public CountPlan {
        if (keys.isEmpty() || keys.size() > MAX_KEYS || sums.size() + maxima.size() > MAX_NUMBERS) {
            throw new IllegalArgumentException(
                    "keys=" + keys.size() + ", sums=" + sums.size() + ", maxima=" + maxima.size());
        }
    }

    /**
     * Whether a field can be added up.
     *
     * @param field to ask for.
     * @return whether it is a number.
     */
    public static boolean isNumber(final Field field) {
        return field.kind() == FieldKind.UNSIGNED || field.kind() == FieldKind.SIGNED;
    }

    /** {@return all fields that rows are asked for, each once} */
    public List<Field> fields() {
        final List<Field> all = new ArrayList<>();
        for (final GroupKey key : keys) {
            addOnce(all, key.field());
        }
        for (final Field field : sums) {
            addOnce(all, field);
        }
        for (final Field field : maxima) {
            addOnce(all, field);
        }
        if (percentiles != null) {
            addOnce(all, percentiles);
        }
        return all;
    }

    private static void addOnce(final List<Field> all, final Field field) {
        if (!all.contains(field)) {
            all.add(field);
        }
    }
}
