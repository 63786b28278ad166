package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.record.LinkAddressRecord;
import io.sockeye.collector.record.LinkLayout;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.LinkWords;
import io.sockeye.collector.vocabulary.SocketWords;

/** The fields of interfaces. */
public final class LinkFields {
    private static final Presence HAS_COUNTERS =
            Presence.where(row -> (row.getByte(LinkLayout.PRESENCE_OFFSET) & LinkRecord.COUNTERS) != 0);
    private static final Presence HAS_MAP =
            Presence.where(row -> (row.getByte(LinkLayout.PRESENCE_OFFSET) & LinkRecord.MAP) != 0);

    /** The list. */
    public static final FieldList LIST = new FieldList(
            "interfaces",
            List.of(
                    TimeField.of(),
                    Field.text(
                                    "name",
                                    LinkLayout.NAME_LENGTH_OFFSET,
                                    Width.U8,
                                    LinkLayout.NAME_OFFSET,
                                    LinkRecord.MAX_NAME_LENGTH)
                            .byDefault()
                            .always()
                            .says("Name of the interface, or of an alias of it."),
                    Field.number("index", LinkLayout.INDEX_OFFSET, Width.U32)
                            .when(known(LinkRecord.INDEX))
                            .byDefault()
                            .says("Number of the interface."),
                    Field.flag("alias", LinkLayout.PRESENCE_OFFSET, Width.U8, LinkRecord.ALIAS)
                            .byDefault()
                            .says("Whether this is an alias, a label of some addresses of the interface."),
                    Field.number("mtu", LinkLayout.MTU_OFFSET, Width.U32)
                            .in(Unit.BYTES)
                            .when(known(LinkRecord.MTU))
                            .byDefault()
                            .says("Largest packet."),
                    Field.flags("flags", LinkLayout.FLAGS_OFFSET, Width.U32, LinkWords.FLAGS)
                            .when(known(LinkRecord.FLAGS))
                            .byDefault()
                            .says("Flags of the interface."),
                    Field.number("hardware_type", LinkLayout.HARDWARE_TYPE_OFFSET, Width.U16)
                            .when(known(LinkRecord.HARDWARE_TYPE))
                            .byDefault()
                            .says("Kind of hardware, ARPHRD_*: 1 for Ethernet, 772 for loopback."),
                    Field.hardwareAddress(
                                    "hardware_address",
                                    LinkLayout.HARDWARE_LENGTH_OFFSET,
                                    Width.U8,
                                    LinkLayout.HARDWARE_ADDRESS_OFFSET,
                                    LinkRecord.MAX_HARDWARE_LENGTH)
                            .when(Presence.nonZero(LinkLayout.HARDWARE_LENGTH_OFFSET, Width.U8))
                            .byDefault()
                            .says("All bytes of the hardware address."),
                    Field.number("tx_queue_length", LinkLayout.TX_QUEUE_LENGTH_OFFSET, Width.U32)
                            .in(Unit.PACKETS)
                            .when(known(LinkRecord.TX_QUEUE_LENGTH))
                            .byDefault()
                            .says("Length of the send queue."),
                    counter("rx_bytes", LinkRecord.RX_BYTES, "Bytes received.").in(Unit.BYTES),
                    counter("rx_packets", LinkRecord.RX_PACKETS, "Packets received."),
                    counter("rx_errors", LinkRecord.RX_ERRORS, "Bad packets received."),
                    counter(
                            "rx_dropped",
                            LinkRecord.RX_DROPPED,
                            "Packets dropped by the host or missed by the device."),
                    counter("rx_fifo_errors", LinkRecord.RX_FIFO_ERRORS, "Overruns of the receive queue."),
                    counter(
                            "rx_frame_errors",
                            LinkRecord.RX_FRAME_ERRORS,
                            "Packets of wrong length, sum or alignment."),
                    counter("rx_compressed", LinkRecord.RX_COMPRESSED, "Compressed packets received."),
                    counter("multicast", LinkRecord.MULTICAST, "Multicast packets received."),
                    counter("tx_bytes", LinkRecord.TX_BYTES, "Bytes sent.").in(Unit.BYTES),
                    counter("tx_packets", LinkRecord.TX_PACKETS, "Packets sent."),
                    counter("tx_errors", LinkRecord.TX_ERRORS, "Packets that could not be sent."),
                    counter("tx_dropped", LinkRecord.TX_DROPPED, "Packets dropped before they were sent."),
                    counter("tx_fifo_errors", LinkRecord.TX_FIFO_ERRORS, "Underruns of the send queue."),
                    counter("collisions", LinkRecord.COLLISIONS, "Collisions while sending."),
                    counter(
                            "tx_carrier_errors",
                            LinkRecord.TX_CARRIER_ERRORS,
                            "Packets not sent for loss of carrier, late collisions or heartbeat errors."),
                    counter("tx_compressed", LinkRecord.TX_COMPRESSED, "Compressed packets sent."),
                    Field.list("addresses", members(), Addresses::new)
                            .byDefault()
                            .says("Addresses of the interface, or those with the alias as their label."),
                    Field.number("memory_start", LinkLayout.MEMORY_START_OFFSET, Width.U64)
                            .when(HAS_MAP)
                            .says("First address of shared memory."),
                    Field.number("memory_end", LinkLayout.MEMORY_END_OFFSET, Width.U64)
                            .when(HAS_MAP)
                            .says("Last address of shared memory."),
                    Field.number("base_address", LinkLayout.BASE_ADDRESS_OFFSET, Width.U64)
                            .when(HAS_MAP)
                            .says("Address for input and output."),
                    Field.number("irq", LinkLayout.IRQ_OFFSET, Width.U16)
                            .when(HAS_MAP)
                            .says("Number of the interrupt."),
                    Field.number("dma", LinkLayout.DMA_OFFSET, Width.U8)
                            .when(HAS_MAP)
                            .says("DMA channel."),
                    Field.number("port", LinkLayout.PORT_OFFSET, Width.U8)
                            .when(HAS_MAP)
                            .says("Which connector is in use.")));

    private LinkFields() {}

    private static Presence known(final int what) {
        return Presence.where(row -> (row.getByte(LinkLayout.UNKNOWN_OFFSET) & what) == 0);
    }

    private static Field counter(final String name, final int index, final String sentence) {
        return Field.number(name, LinkLayout.COUNTERS_OFFSET + (index << 3), Width.U64)
                .in(Unit.PACKETS)
                .when(HAS_COUNTERS)
                .byDefault()
                .says(sentence);
    }

    private static List<Field> members() {
        return List.of(
                Field.word("family", LinkAddressRecord.FAMILY_OFFSET, Width.U8, SocketWords.FAMILIES)
                        .always()
                        .says("Address family."),
                Field.address("address", LinkAddressRecord.FAMILY_OFFSET, LinkAddressRecord.ADDRESS_OFFSET)
                        .always()
                        .says("Address of the interface."),
                Field.number("prefix_length", LinkAddressRecord.PREFIX_LENGTH_OFFSET, Width.U32)
                        .always()
                        .says("Length of the prefix in bits."),
                Field.address("peer", LinkAddressRecord.FAMILY_OFFSET, LinkAddressRecord.PEER_OFFSET)
                        .when(Presence.where(LinkFields::hasOtherPeer))
                        .says("Address of the other end of a point-to-point link."),
                Field.address("broadcast", LinkAddressRecord.FAMILY_OFFSET, LinkAddressRecord.BROADCAST_OFFSET)
                        .when(Presence.nonZero(LinkAddressRecord.BROADCAST_OFFSET, Width.U32))
                        .says("Broadcast address."),
                Field.word("scope", LinkAddressRecord.SCOPE_OFFSET, Width.U32, LinkWords.SCOPES)
                        .when(Presence.where(
                                row -> (row.getByte(LinkAddressRecord.PRESENCE_OFFSET) & LinkAddressRecord.SCOPE) != 0))
                        .says("Where an IPv6 address is valid."),
                Field.text(
                                "label",
                                LinkAddressRecord.LABEL_LENGTH_OFFSET,
                                Width.U8,
                                LinkAddressRecord.LABEL_OFFSET,
                                LinkAddressRecord.MAX_LABEL_LENGTH)
                        .when(Presence.nonZero(LinkAddressRecord.LABEL_LENGTH_OFFSET, Width.U8))
                        .says("Label of an IPv4 address: the interface's name, or an alias."));
    }

    /** The kernel gives the address itself where there is no other end. */
    private static boolean hasOtherPeer(final Row row) {
        return (row.getByte(LinkAddressRecord.PRESENCE_OFFSET) & LinkAddressRecord.PEER) != 0
                && row.getInt(LinkAddressRecord.PEER_OFFSET) != row.getInt(LinkAddressRecord.ADDRESS_OFFSET);
    }

    /** Confined to one thread. */
    private static final class Addresses extends PartsReader {
        Addresses(final Joins joins) {
            super(LinkFields.members(), joins, new LinkAddressRecord(), LinkAddressRecord.LENGTH);
        }

        @Override
        public boolean isPresent(final Row link) {
            return true;
        }

        @Override
        int count(final Row link) {
            return link.getShort(LinkLayout.ADDRESS_COUNT_OFFSET);
        }

        @Override
        int offset(final int index) {
            return LinkRecord.lengthFor(index);
        }
    }
}
