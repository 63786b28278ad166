package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;

/** {@code state} and {@code exclude}: sockets in some states. Threads: immutable. */
final class StateCondition extends RowCondition {
    private final int states;

    StateCondition(final String text, final int states) {
        super(text);
        this.states = states;
    }

    @Override
    public boolean isAboutStates() {
        return true;
    }

    @Override
    public KernelCondition kernel() {
        return new KernelCondition.States(states);
    }

    @Override
    public RowTest bind(final Joins joins) {
        return new Test(states);
    }

    private static final class Test extends RowTest {
        private static final int UNIX = Protocol.UNIX.code();
        private static final int SS_UNCONNECTED = 1;
        private static final int ESTABLISHED = 1;
        private static final int CLOSE = 7;
        private static final int LISTEN = 10;

        private final int states;

        Test(final int states) {
            this.states = states;
        }

        @Override
        public boolean holds(final Row row) {
            final int state = row.getByte(RowLayout.STATE_OFFSET);
            return (states >>> (row.getByte(RowLayout.PROTOCOL_OFFSET) == UNIX ? ofUnix(row, state) : state) & 1) != 0;
        }

        /** As unix_diag has it. */
        private static int ofUnix(final Row row, final int state) {
            if ((row.getInt(RowLayout.FLAGS_OFFSET) & SocketRecord.SO_ACCEPTCON) != 0) {
                return LISTEN;
            }
            return state == SS_UNCONNECTED ? CLOSE : ESTABLISHED;
        }
    }
}
