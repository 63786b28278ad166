package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.Network;
import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;

/** {@code src} and {@code dst}: Internet sockets with an address of a network. Threads: immutable. */
final class NetworkCondition extends RowCondition {
    private final boolean isLocal;
    private final Network network;

    NetworkCondition(final String text, final boolean isLocal, final Network network) {
        super(text);
        this.isLocal = isLocal;
        this.network = network;
    }

    @Override
    public KernelCondition kernel() {
        return new KernelCondition.Network(
                isLocal, network.family(), network.length(), network.firstHalf(), network.lastHalf());
    }

    @Override
    public RowTest bind(final Joins joins) {
        return new Test(isLocal ? RowLayout.LOCAL_ADDRESS_OFFSET : RowLayout.REMOTE_ADDRESS_OFFSET, network);
    }

    private static final class Test extends RowTest {
        private final int offset;
        private final Network network;

        Test(final int offset, final Network network) {
            this.offset = offset;
            this.network = network;
        }

        @Override
        public boolean holds(final Row row) {
            return network.has(
                            row.getByte(RowLayout.FAMILY_OFFSET), row.getLong(offset), row.getLong(offset + Long.BYTES))
                    && InternetRows.isInternet(row);
        }
    }
}
