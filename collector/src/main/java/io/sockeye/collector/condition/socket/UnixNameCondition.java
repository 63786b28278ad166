package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;

/** {@code src unix:GLOB}: UNIX sockets whose name matches a pattern. Threads: immutable. */
final class UnixNameCondition extends RowCondition {
    private final Glob glob;

    UnixNameCondition(final String text, final String pattern) {
        super(text);
        glob = new Glob(pattern);
    }

    @Override
    public boolean uses(final String name) {
        return name.equals("path");
    }

    @Override
    public RowTest bind(final Joins joins) {
        return new Test(glob);
    }

    private static final class Test extends RowTest {
        private static final int UNIX = Protocol.UNIX.code();

        private final Glob glob;
        private final byte[] name = new byte[SocketRecord.MAX_PATH_LENGTH];

        Test(final Glob glob) {
            this.glob = glob;
        }

        @Override
        public boolean holds(final Row row) {
            if (row.getByte(RowLayout.PROTOCOL_OFFSET) != UNIX) {
                return false;
            }
            final int length = row.getByte(RowLayout.PATH_LENGTH_OFFSET);
            row.getBytes(RowLayout.PATH_OFFSET, name, 0, length);
            return glob.matches(name, length);
        }
    }
}
