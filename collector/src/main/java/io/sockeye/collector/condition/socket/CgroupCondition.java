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

/** {@code cgroup PATH}: sockets of a control group of version 2, not of those below it. Threads: immutable. */
final class CgroupCondition extends RowCondition {
    private final long id;

    CgroupCondition(final String text, final long id) {
        super(text);
        this.id = id;
    }

    @Override
    public int needs() {
        return Need.UNASKED;
    }

    @Override
    public boolean uses(final String name) {
        return name.equals("cgroup_id");
    }

    @Override
    public KernelCondition kernel() {
        return new KernelCondition.Cgroup(id);
    }

    @Override
    public RowTest bind(final Joins joins) {
        final long wanted = id;
        return new RowTest() {
            @Override
            public boolean holds(final Row row) {
                return row.length() >= SocketRecord.DETAILED_LENGTH
                        && (row.getInt(RowLayout.TOLD_OFFSET) & Told.CGROUP_ID) != 0
                        && row.getLong(RowLayout.CGROUP_ID_OFFSET) == wanted;
            }
        };
    }
}
