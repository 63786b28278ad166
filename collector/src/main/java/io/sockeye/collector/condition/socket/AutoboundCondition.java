package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.sockdiag.PortRange;

/**
 * {@code autobound}: sockets whose local port the kernel chose. Only the kernel can tell; where it is not asked, ports
 * of the ephemeral range are taken for such. Threads: immutable.
 */
final class AutoboundCondition extends RowCondition {
    AutoboundCondition(final String text) {
        super(text);
    }

    @Override
    public KernelCondition kernel() {
        return new KernelCondition.Autobound();
    }

    @Override
    public String guess() {
        return "'autobound' is told by the range of ephemeral ports, not by the kernel";
    }

    @Override
    public RowTest bind(final Joins joins) {
        return new Test(PortRange.ofThisHost());
    }

    private static final class Test extends RowTest {
        private final int first;
        private final int last;

        Test(final PortRange range) {
            first = range.first();
            last = range.last();
        }

        @Override
        public boolean holds(final Row row) {
            final int port = row.getShort(RowLayout.LOCAL_PORT_OFFSET);
            return port >= first && port <= last && InternetRows.isInternet(row);
        }
    }
}
