package io.sockeye.collector.count;

import java.util.Arrays;
import java.util.List;

import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.table.IndexOrder;

/**
 * The order in which groups are told: those with the most rows first, and where these are equal by their keys, field by
 * field, from the least value on, IPv4 before IPv6, what is absent last. Confined to one thread.
 */
final class GroupOrder implements IndexOrder {
    private final GroupRecords records;
    private final KeyWords words;
    private final KeyShape[] shapes;
    private final boolean[] isSigned;
    private final KeyCursor one;
    private final KeyCursor other;

    GroupOrder(final List<GroupKey> keys, final GroupTable table, final KeyWords words) {
        this.words = words;
        records = table.records();
        one = new KeyCursor(keys, table);
        other = new KeyCursor(keys, table);
        shapes = new KeyShape[keys.size()];
        isSigned = new boolean[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            final FieldKind kind = keys.get(i).field().kind();
            shapes[i] = KeyShape.of(kind);
            isSigned[i] = kind == FieldKind.SIGNED;
        }
    }

    @Override
    public int compare(final int group, final int otherGroup) {
        final int byCount = Long.compareUnsigned(records.count(otherGroup), records.count(group));
        if (byCount != 0) {
            return byCount;
        }
        one.begin(group);
        other.begin(otherGroup);
        for (int field = 0; one.next() && other.next(); field++) {
            final int byField = compare(field);
            if (byField != 0) {
                return byField;
            }
        }
        return 0;
    }

    private int compare(final int field) {
        if (one.presence() != other.presence()) {
            final boolean isAnyAbsent = one.presence() == KeyEncoder.ABSENT || other.presence() == KeyEncoder.ABSENT;
            final int byPresence = Integer.compare(one.presence(), other.presence());
            return isAnyAbsent ? -byPresence : byPresence;
        }
        if (one.presence() == KeyEncoder.ABSENT) {
            return 0;
        }
        return switch (shapes[field]) {
            case NUMBER ->
                isSigned[field]
                        ? Long.compare(one.value(), other.value())
                        : Long.compareUnsigned(one.value(), other.value());
            case WORD ->
                one.value() == other.value()
                        ? 0
                        : Arrays.compare(words.word((int) one.value()), words.word((int) other.value()));
            case ADDRESS -> {
                final int byFirst = Long.compareUnsigned(one.value(), other.value());
                yield byFirst != 0 || one.presence() == KeyEncoder.IPV4
                        ? byFirst
                        : Long.compareUnsigned(one.last(), other.last());
            }
            case TEXT -> Arrays.compareUnsigned(one.text(), 0, (int) one.value(), other.text(), 0, (int) other.value());
        };
    }
}
