package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;

/** {@code sport} and {@code dport}: Internet sockets with a port of a range, or 0 for none. Threads: immutable. */
final class PortCondition extends RowCondition {
    /** No port, such as {@code sport < 0} asks for. */
    private static final int NOWHERE = -1;

    private final boolean isLocal;
    private final int first;
    private final int last;

    /**
     * A condition.
     *
     * @param text    as it was typed.
     * @param isLocal whether the local port is meant.
     * @param first   the lowest port.
     * @param last    the highest; below {@code first} where none is meant.
     */
    PortCondition(final String text, final boolean isLocal, final int first, final int last) {
        super(text);
        this.isLocal = isLocal;
        this.first = last < first ? NOWHERE : first;
        this.last = last < first ? NOWHERE : last;
    }

    @Override
    public KernelCondition kernel() {
        return first == NOWHERE ? KernelCondition.NEVER : new KernelCondition.Ports(isLocal, first, last);
    }

    @Override
    public RowTest bind(final Joins joins) {
        return new Test(isLocal ? RowLayout.LOCAL_PORT_OFFSET : RowLayout.REMOTE_PORT_OFFSET, first, last);
    }

    private static final class Test extends RowTest {
        private final int offset;
        private final int first;
        private final int last;

        Test(final int offset, final int first, final int last) {
            this.offset = offset;
            this.first = first;
            this.last = last;
        }

        @Override
        public boolean holds(final Row row) {
            final int port = row.getShort(offset);
            return port >= first && port <= last && InternetRows.isInternet(row);
        }
    }
}
