package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.RowTest;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowLayout;

/**
 * {@code src link:PROTOCOL:DEVICE} and {@code src netlink:PROTOCOL:PORTID}: packet or netlink sockets of a protocol,
 * with a number that is their address. Threads: immutable.
 */
final class LinkCondition extends RowCondition {
    /** In place of a number: any. */
    static final long ANY = -1;
    /** In place of a number: none that there is. */
    private static final long NONE = -2;

    private final Protocol kind;
    private final long protocol;
    private final int offset;
    private final long address;

    private LinkCondition(
            final String text, final Protocol kind, final long protocol, final int offset, final long address) {
        super(text);
        this.kind = kind;
        this.protocol = protocol;
        this.offset = offset;
        this.address = address;
    }

    /**
     * Packet sockets. They have no peer: as to ss, its protocol and interface are 0.
     *
     * @param text     as it was typed.
     * @param isLocal  whether their own address is meant, else their peer's.
     * @param protocol of the packets, {@code ETH_P_*}, or {@link #ANY}.
     * @param device   index of the interface that they are bound to, 0 for none, or {@link #ANY}.
     * @return the condition.
     */
    static LinkCondition packet(final String text, final boolean isLocal, final long protocol, final long device) {
        if (!isLocal) {
            final long any = protocol <= 0 && device <= 0 ? ANY : NONE;
            return new LinkCondition(text, Protocol.PACKET, any, RowLayout.INTERFACE_INDEX_OFFSET, ANY);
        }
        return new LinkCondition(text, Protocol.PACKET, protocol, RowLayout.INTERFACE_INDEX_OFFSET, device);
    }

    /**
     * Netlink sockets.
     *
     * @param text     as it was typed.
     * @param isLocal  whether their own address is meant, else that which they are connected to.
     * @param protocol {@code NETLINK_*}, or {@link #ANY}.
     * @param portId   the address, 0 to 2^32 - 1, or {@link #ANY}.
     * @return the condition.
     */
    static LinkCondition netlink(final String text, final boolean isLocal, final long protocol, final long portId) {
        final int offset = isLocal ? RowLayout.LOCAL_ADDRESS_OFFSET : RowLayout.REMOTE_ADDRESS_OFFSET;
        return new LinkCondition(text, Protocol.NETLINK, protocol, offset, portId);
    }

    @Override
    public int needs() {
        return Need.NETLINK;
    }

    @Override
    public RowTest bind(final Joins joins) {
        return new Test(this);
    }

    private static final class Test extends RowTest {
        private final int kind;
        private final long protocol;
        private final int offset;
        private final long address;

        Test(final LinkCondition condition) {
            kind = condition.kind.code();
            protocol = condition.protocol;
            offset = condition.offset;
            address = condition.address;
        }

        @Override
        public boolean holds(final Row row) {
            return row.getByte(RowLayout.PROTOCOL_OFFSET) == kind
                    && (protocol == ANY || row.getShort(RowLayout.LOCAL_PORT_OFFSET) == protocol)
                    && (address == ANY || (row.getInt(offset) & 0xFFFF_FFFFL) == address);
        }
    }
}
