package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROTOCOL_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_ADDRESS_OFFSET;

import java.util.List;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.vocabulary.SocketWords;

/** The fields that only packet and netlink sockets have. Their numbers lie where others have ports and addresses. */
final class LinkSocketFields {
    private static final Presence IS_PACKET = Presence.byteIn(PROTOCOL_OFFSET, 1L << Protocol.PACKET.code());
    private static final Presence IS_NETLINK = Presence.byteIn(PROTOCOL_OFFSET, 1L << Protocol.NETLINK.code());
    private static final int GROUP_OFFSET = REMOTE_ADDRESS_OFFSET + Integer.BYTES;

    static final List<Field> ALL = List.of(
            Field.number("ethernet_protocol", LOCAL_PORT_OFFSET, Width.U16)
                    .when(IS_PACKET)
                    .byDefault()
                    .says("Protocol of the packets that a packet socket gets, ETH_P_*; 3 for all."),
            Field.word("netlink_protocol", LOCAL_PORT_OFFSET, Width.U16, SocketWords.NETLINK_PROTOCOLS)
                    .when(IS_NETLINK)
                    .byDefault()
                    .says("Service of the kernel that a netlink socket is for."),
            Field.number("port_id", LOCAL_ADDRESS_OFFSET, Width.U32)
                    .when(IS_NETLINK)
                    .byDefault()
                    .says("Address of a netlink socket: as a rule a process id; 0 of the kernel."),
            Field.number("remote_port_id", REMOTE_ADDRESS_OFFSET, Width.U32)
                    .when(IS_NETLINK.andNonZero(REMOTE_ADDRESS_OFFSET, Width.U32))
                    .byDefault()
                    .says("Address that a netlink socket is connected to."),
            Field.number("remote_group", GROUP_OFFSET, Width.U32)
                    .when(IS_NETLINK.andNonZero(GROUP_OFFSET, Width.U32))
                    .byDefault()
                    .says("Group that a netlink socket is connected to."),
            Field.number("groups", FLAGS_OFFSET, Width.U32)
                    .when(IS_NETLINK)
                    .byDefault()
                    .says("Groups that a netlink socket hears, a bit each, as far as the first 32."));

    private LinkSocketFields() {}
}
