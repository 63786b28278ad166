package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.PortRange;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;

/**
 * {@code autobound}: sockets whose local port the kernel chose. Only the kernel can tell; where it is not asked, ports
 * of the ephemeral range are taken for such. Of other sockets it is as in ss: UNIX sockets without a name or with one
 * of the kernel's, packet sockets of no protocol and no interface, and netlink sockets with a port id of the kernel's,
 * which has its highest bit set. Threads: immutable.
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
        private static final int UNIX = Protocol.UNIX.code();
        private static final int PACKET = Protocol.PACKET.code();
        private static final int NETLINK = Protocol.NETLINK.code();
        /** As the kernel makes them: an @ and five hexadecimal digits. */
        private static final Glob KERNELS_NAME = new Glob("@[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]");

        private static final int KERNELS_NAME_LENGTH = 6;

        private final int first;
        private final int last;
        private final byte[] name = new byte[KERNELS_NAME_LENGTH];

        Test(final PortRange range) {
            first = range.first();
            last = range.last();
        }

        @Override
        public boolean holds(final Row row) {
            if (InternetRows.isInternet(row)) {
                final int port = row.getShort(RowLayout.LOCAL_PORT_OFFSET);
                return port >= first && port <= last;
            }
            final int protocol = row.getByte(RowLayout.PROTOCOL_OFFSET);
            if (protocol == UNIX) {
                return hasKernelsName(row);
            }
            if (protocol == PACKET) {
                return row.getShort(RowLayout.LOCAL_PORT_OFFSET) == 0
                        && row.getInt(RowLayout.INTERFACE_INDEX_OFFSET) == 0;
            }
            return protocol == NETLINK && row.getInt(RowLayout.LOCAL_ADDRESS_OFFSET) < 0;
        }

        private boolean hasKernelsName(final Row row) {
            final int length = row.getByte(RowLayout.PATH_LENGTH_OFFSET);
            if (length != KERNELS_NAME_LENGTH) {
                return length == 0;
            }
            row.getBytes(RowLayout.PATH_OFFSET, name, 0, length);
            return KERNELS_NAME.matches(name, length);
        }
    }
}
