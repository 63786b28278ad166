package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;

/**
 * {@code dst unix:GLOB}: UNIX sockets that are connected to one whose name matches a pattern. No name is an empty one,
 * as is that of no peer. Threads: immutable.
 */
final class PeerNameCondition extends RowCondition {
    private final Glob glob;

    PeerNameCondition(final String text, final String pattern) {
        super(text);
        glob = new Glob(pattern);
    }

    @Override
    public int needs() {
        return Need.PEER_NAMES;
    }

    @Override
    public RowTest bind(final Joins joins) {
        return new Test(glob, joins);
    }

    private static final class Test extends RowTest {
        private static final int UNIX = Protocol.UNIX.code();
        private static final byte[] NO_NAME = {};

        private final Glob glob;
        private final Joins joins;

        Test(final Glob glob, final Joins joins) {
            this.glob = glob;
            this.joins = joins;
        }

        @Override
        public boolean holds(final Row row) {
            if (row.getByte(RowLayout.PROTOCOL_OFFSET) != UNIX) {
                return false;
            }
            final long peer = row.getLong(RowLayout.PEER_INODE_OFFSET);
            final byte[] known = peer == 0 ? null : joins.unixName(peer);
            final byte[] name = known == null ? NO_NAME : known;
            return glob.matches(name, name.length);
        }
    }
}
