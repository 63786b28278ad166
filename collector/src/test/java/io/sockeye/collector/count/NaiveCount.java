package io.sockeye.collector.count;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;

/** Counts as anybody would: objects in a map. Values are as {@link #value} has them, absent ones null. */
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
                key.add(value(part.field(), row, part.ipv4(), part.ipv6()));
            }
            final Group group = groups.computeIfAbsent(key, ignored -> new Group(numbers));
            group.count++;
            for (int k = 0; k < numbers; k++) {
                final Field field =
                        k < sums ? plan.sums().get(k) : plan.maxima().get(k - sums);
                final BigInteger value = (BigInteger) value(field, row, 32, 128);
                if (value != null) {
                    final BigInteger before = group.numbers[k];
                    group.numbers[k] = before == null ? value : k < sums ? before.add(value) : before.max(value);
                }
            }
            final Field percentiles = plan.percentiles();
            final Object value = percentiles == null ? null : value(percentiles, row, 32, 128);
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

    /** What a field says: a number, a boolean, a string, or of an address a string that sorts as it is to be told. */
    static Object value(final Field field, final Row row, final int ipv4, final int ipv6) {
        final FieldReader reader = field.bind(Joins.NONE);
        if (!reader.isPresent(row)) {
            return null;
        }
        final byte[] text = new byte[FieldReader.MAX_TEXT];
        return switch (field.kind()) {
            case UNSIGNED, HEX64 -> new BigInteger(Long.toUnsignedString(reader.number(row)));
            case SIGNED -> BigInteger.valueOf(reader.number(row));
            case BOOLEAN -> BigInteger.valueOf(reader.number(row) == 0 ? 0 : 1);
            case WORD, TIME -> new String(reader.word(row), StandardCharsets.US_ASCII);
            case TEXT, HARDWARE_ADDRESS -> new String(text, 0, reader.text(row, text), StandardCharsets.ISO_8859_1);
            case ADDRESS -> address(reader, row, ipv4, ipv6);
            default -> throw new AssertionError(field);
        };
    }

    private static String address(final FieldReader reader, final Row row, final int ipv4, final int ipv6) {
        final byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putLong(reader.addressHalf(row, 0))
                .putLong(reader.addressHalf(row, 1))
                .array();
        if (reader.addressFamily(row) == Family.INET.number()) {
            return masked("4:", Arrays.copyOf(bytes, 4), ipv4);
        }
        final boolean isMapped =
                Arrays.equals(Arrays.copyOf(bytes, 12), new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1});
        return isMapped ? masked("4:", Arrays.copyOfRange(bytes, 12, 16), ipv4) : masked("6:", bytes, ipv6);
    }

    private static String masked(final String family, final byte[] bytes, final int length) {
        final StringBuilder bits = new StringBuilder(family);
        for (int i = 0; i < bytes.length * 8; i++) {
            bits.append(i < length ? bytes[i / 8] >> 7 - i % 8 & 1 : 0);
        }
        return bits.toString();
    }

    /** The order in which groups are told. */
    Comparator<List<Object>> order() {
        return (one, other) -> {
            final int byCount = Long.compare(groups.get(other).count, groups.get(one).count);
            for (int i = 0; byCount == 0 && i < one.size(); i++) {
                if (!java.util.Objects.equals(one.get(i), other.get(i))) {
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

    /** Fields that may be counted by, without what is joined. */
    static List<Field> groupable(final List<Field> fields) {
        final List<Field> groupable = new ArrayList<>();
        for (final Field field : fields) {
            if (GroupKey.isGroupable(field) && field.kind() != FieldKind.TIME) {
                groupable.add(field);
            }
        }
        return groupable;
    }
}
