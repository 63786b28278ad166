package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.record.Told;

/** {@code fwmark}: sockets with a mark, which is told only to who has CAP_NET_ADMIN. Threads: immutable. */
final class MarkCondition extends RowCondition {
    private final int value;
    private final int mask;

    MarkCondition(final String text, final int value, final int mask) {
        super(text);
        this.value = value;
        this.mask = mask;
    }

    @Override
    public int needs() {
        return Need.UNASKED;
    }

    @Override
    public boolean uses(final String name) {
        return name.equals("mark");
    }

    @Override
    public KernelCondition kernel() {
        return new KernelCondition.Mark(value, mask);
    }

    @Override
    public RowTest bind(final Joins joins) {
        final int wanted = value;
        final int bits = mask;
        return new RowTest() {
            @Override
            public boolean holds(final Row row) {
                return row.length() >= SocketRecord.DETAILED_LENGTH
                        && (row.getInt(RowLayout.TOLD_OFFSET) & Told.MARK) != 0
                        && (row.getInt(RowLayout.MARK_OFFSET) & bits) == wanted;
            }
        };
    }
}
