package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.LinkDiag;
import io.sockeye.linux.sockdiag.SockDiag;

/** The fixtures are little-endian, as every machine that this runs on. */
class LinkDiagTranslatorTest {
    private static final String PACKET = "11" // pdiag_family = AF_PACKET
            + "03" // pdiag_type = SOCK_RAW
            + "0008" // pdiag_num = ETH_P_IP, of the host
            + "39300000" // pdiag_ino = 12345
            + "1100000022000000"; // pdiag_cookie

    private static final String NETLINK = "10" // ndiag_family = AF_NETLINK
            + "02" // ndiag_type = SOCK_DGRAM
            + "0f" // ndiag_protocol = NETLINK_KOBJECT_UEVENT
            + "01" // ndiag_state = connected
            + "ffffffff" // ndiag_portid
            + "67120000" // ndiag_dst_portid = 4711
            + "05000000" // ndiag_dst_group
            + "39300000" // ndiag_ino = 12345
            + "1100000022000000"; // ndiag_cookie

    private final SocketRecord plain = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());
    private final SocketRecord detailed = new RowBatch(SocketRecord.DETAILED_LENGTH, 1).append(new SocketRecord());
    private final LinkDiagTranslator translator = new LinkDiagTranslator();

    private static DatagramBuilder message(final String fixedPart) {
        return new DatagramBuilder().message(SockDiag.SOCK_DIAG_BY_FAMILY).payload(bytes(fixedPart));
    }

    private static byte[] bytes(final String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private boolean translate(
            final Protocol protocol, final DatagramBuilder datagram, final int less, final SocketRecord row) {
        return translator.translate(
                protocol, datagram.buffer(), NlMsgHdr.LENGTH, datagram.length() - NlMsgHdr.LENGTH - less, row);
    }

    @Test
    void shouldFillARowOfAPacketSocket() {
        final DatagramBuilder datagram = message(PACKET)
                .attribute(LinkDiag.PACKET_DIAG_INFO, bytes("0300000002000000"))
                .attribute(LinkDiag.PACKET_DIAG_UID, bytes("e8030000"))
                .attribute(LinkDiag.PACKET_DIAG_MEMINFO, bytes("0700000000400300090000000040030000000000"));
        assertTrue(translate(Protocol.PACKET, datagram, 0, detailed));

        assertEquals(Protocol.PACKET.code(), detailed.protocol());
        assertEquals(17, detailed.family());
        assertEquals(3, detailed.unixType());
        assertEquals(0x800, detailed.localPort());
        assertEquals(3, detailed.interfaceIndex());
        assertEquals(1000, detailed.uid());
        assertEquals(12345, detailed.inode());
        assertEquals(0x22_0000_0011L, detailed.cookie());
        assertEquals(7, detailed.recvQueue());
        assertEquals(0, detailed.sendQueue());
        assertEquals("packet", detailed.protocolName());
        assertEquals("", detailed.stateName());
        assertEquals("", detailed.localAddressText());
        assertFalse(detailed.hasDrops());
    }

    @Test
    void shouldFillARowOfANetlinkSocket() {
        final DatagramBuilder datagram = message(NETLINK)
                .attribute(LinkDiag.NETLINK_DIAG_MEMINFO, bytes("0700000000400300090000000040030000000000"))
                .attribute(LinkDiag.NETLINK_DIAG_GROUPS, bytes("0300008000000000"));
        assertTrue(translate(Protocol.NETLINK, datagram, 0, plain));

        assertEquals(Protocol.NETLINK.code(), plain.protocol());
        assertEquals(16, plain.family());
        assertEquals(2, plain.unixType());
        assertEquals(15, plain.localPort());
        assertEquals(0xFFFF_FFFFL, plain.localAddressHalf(0));
        assertEquals(4711 | 5L << 32, plain.remoteAddressHalf(0));
        assertEquals(0x8000_0003, plain.flags());
        assertEquals(12345, plain.inode());
        assertEquals(0x22_0000_0011L, plain.cookie());
        assertEquals(7, plain.recvQueue());
        assertEquals(9, plain.sendQueue());
        assertEquals("", plain.stateName());
    }

    @Test
    void shouldPassOverWhatIsTooShort() {
        final DatagramBuilder packet = message(PACKET)
                .attribute(LinkDiag.PACKET_DIAG_INFO, bytes("030000"))
                .attribute(LinkDiag.PACKET_DIAG_UID)
                .attribute(LinkDiag.PACKET_DIAG_MEMINFO, bytes("07"));
        assertTrue(translate(Protocol.PACKET, packet, 0, detailed));
        assertEquals(0, detailed.interfaceIndex());
        assertEquals(0, detailed.uid());
        assertEquals(0, detailed.recvQueue());

        final DatagramBuilder netlink = message(NETLINK)
                .attribute(LinkDiag.NETLINK_DIAG_MEMINFO, bytes("0700000000400300090000"))
                .attribute(LinkDiag.NETLINK_DIAG_GROUPS, bytes("030000"));
        assertTrue(translate(Protocol.NETLINK, netlink, 0, plain));
        assertEquals(7, plain.recvQueue());
        assertEquals(0, plain.sendQueue());
        assertEquals(0, plain.flags());
    }

    @Test
    void shouldRefuseAnAttributeThatIsNotWhole() {
        final DatagramBuilder packet = message(PACKET).attribute(LinkDiag.PACKET_DIAG_UID, bytes("e8030000"));
        assertFalse(translate(Protocol.PACKET, packet, 1, plain));
        final DatagramBuilder netlink = message(NETLINK).attribute(LinkDiag.NETLINK_DIAG_GROUPS, bytes("03000000"));
        assertFalse(translate(Protocol.NETLINK, netlink, 6, plain));
    }
}
