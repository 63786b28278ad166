package io.sockeye.collector.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;

/** Counts as anybody would: objects in a map. Values are as {@link NaiveValues} has them, absent ones null. */
final class NaiveCount {
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** A group: how many, sums and greatest values, null where no row had any, and the values for percentiles. */
    static final class Group {
        long count;
        final BigInteger[] numbers;
        final List<BigInteger> values = new ArrayList<>();

        Group(final int numbers) {
            this.numbers = new BigInteger[numbers];
        }
    }

    private final CountPlan plan;
    private final Map<List<Object>, Group> groups = new HashMap<>();

    NaiveCount(final CountPlan plan) {
        this.plan = plan;
    }

    Map<List<Object>, Group> groups() {
        return groups;
    }

    void add(final RowBatch batch) {
        final int sums = plan.sums().size();
        final int numbers = sums + plan.maxima().size();
        final Row row = new Row();
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row);
            final List<Object> key = new ArrayList<>();
            for (final GroupKey part : plan.keys()) {
                key.add(NaiveValues.value(part.field(), row, part.ipv4(), part.ipv6()));
            }
            final Group group = groups.computeIfAbsent(key, ignored -> new Group(numbers));
            group.count++;
            for (int k = 0; k < numbers; k++) {
                final Field field =
                        k < sums ? plan.sums().get(k) : plan.maxima().get(k - sums);
                final BigInteger value = (BigInteger) NaiveValues.value(field, row);
                if (value != null) {
                    final BigInteger before = group.numbers[k];
                    group.numbers[k] = before == null ? value : k < sums ? before.add(value) : before.max(value);
                }
            }
            final Field percentiles = plan.percentiles();
            final Object value = percentiles == null ? null : NaiveValues.value(percentiles, row);
            if (value != null) {
                group.values.add((BigInteger) value);
            }
        }
    }

    /** A sum as it is told, which stays where 64 bits end. */
    static BigInteger told(final BigInteger sum) {
        return sum == null ? null : sum.min(MAX_UNSIGNED);
    }

    /** The value that so many percent do not exceed. */
    static BigInteger percentile(final List<BigInteger> values, final int percent) {
        final BigInteger[] sorted = values.toArray(new BigInteger[0]);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    /** The order in which groups are told. */
    Comparator<List<Object>> order() {
        return (one, other) -> {
            final int byCount = Long.compare(groups.get(other).count, groups.get(one).count);
            for (int i = 0; byCount == 0 && i < one.size(); i++) {
                if (!Objects.equals(one.get(i), other.get(i))) {
                    return one.get(i) == null ? 1 : other.get(i) == null ? -1 : compare(one.get(i), other.get(i));
                }
            }
            return byCount;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(final Object one, final Object other) {
        return ((Comparable) one).compareTo(other);
    }
}
