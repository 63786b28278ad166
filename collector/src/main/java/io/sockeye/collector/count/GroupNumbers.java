package io.sockeye.collector.count;

import java.util.List;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Presence;
import io.sockeye.collector.record.Row;

/**
 * Sums and greatest values of groups, the sums first. Unsigned sums stay at 2^64 - 1 and signed ones at the ends of 64
 * bits once they would be beyond. Where no row of a group has the field, there is no sum. Confined to one thread at a
 * time.
 */
final class GroupNumbers {
    private final int sums;
    private final boolean[] isSigned;
    private final FieldReader[] readers;
    private final Presence[] presences;

    GroupNumbers(final List<Field> sums, final List<Field> maxima, final Joins joins) {
        final int count = sums.size() + maxima.size();
        this.sums = sums.size();
        isSigned = new boolean[count];
        readers = new FieldReader[count];
        for (int i = 0; i < count; i++) {
            final Field field = i < this.sums ? sums.get(i) : maxima.get(i - this.sums);
            isSigned[i] = field.kind() == FieldKind.SIGNED;
            readers[i] = field.bind(joins);
        }
        presences = FieldReader.presences(readers);
    }

    /** Take a row into its group. */
    void add(final GroupRecords records, final int group, final Row row) {
        for (int i = 0; i < readers.length; i++) {
            final Presence presence = presences[i];
            if (presence == null ? readers[i].isPresent(row) : presence.holds(row)) {
                add(records, group, i, readers[i].number(row));
            }
        }
    }

    /** Take another table's group into this one's. */
    void add(final GroupRecords records, final int group, final GroupRecords other, final int otherGroup) {
        final int seen = other.seen(otherGroup);
        for (int i = 0; i < readers.length; i++) {
            if ((seen >>> i & 1) != 0) {
                add(records, group, i, other.number(otherGroup, i));
            }
        }
    }

    private void add(final GroupRecords records, final int group, final int index, final long value) {
        if ((records.seen(group) >>> index & 1) == 0) {
            records.see(group, 1 << index);
            records.number(group, index, value);
            return;
        }
        final long before = records.number(group, index);
        final long now;
        if (index < sums) {
            now = isSigned[index] ? signedSum(before, value) : unsignedSum(before, value);
        } else if (isSigned[index]) {
            now = Math.max(before, value);
        } else {
            now = Long.compareUnsigned(before, value) >= 0 ? before : value;
        }
        records.number(group, index, now);
    }

    private static long unsignedSum(final long one, final long other) {
        final long sum = one + other;
        return Long.compareUnsigned(sum, one) < 0 ? -1 : sum;
    }

    private static long signedSum(final long one, final long other) {
        final long sum = one + other;
        if (((one ^ sum) & (other ^ sum)) < 0) {
            return one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}
