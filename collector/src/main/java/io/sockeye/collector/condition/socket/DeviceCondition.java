package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;

/** {@code dev}: sockets that are bound to an interface. Threads: immutable. */
final class DeviceCondition extends RowCondition {
    private final int index;

    DeviceCondition(final String text, final int index) {
        super(text);
        this.index = index;
    }

    @Override
    public int needs() {
        return Need.NETLINK;
    }

    @Override
    public KernelCondition kernel() {
        return new KernelCondition.Device(index);
    }

    @Override
    public boolean uses(final String name) {
        return name.equals("interface");
    }

    @Override
    public RowTest bind(final Joins joins) {
        final int wanted = index;
        return new RowTest() {
            @Override
            public boolean holds(final Row row) {
                return row.getInt(RowLayout.INTERFACE_INDEX_OFFSET) == wanted;
            }
        };
    }
}
