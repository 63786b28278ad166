package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.text.PrintableText;

/** Payloads of RTM_NEWLINK as a little-endian kernel 6.18 sent them, but for attributes that are not read. */
class LinkMessagesTest {
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MAP = 14;
    private static final int IFLA_STATS64 = 23;

    private static final String VETH0 = "0000010003000000" + "0310000000000000" // Ethernet, index 3, flags, change
            + "0a000300" + "76657468300000" + "00" // IFLA_IFNAME
            + "08000d00" + "e8030000" // IFLA_TXQLEN
            + "05001000" + "02000000" // IFLA_OPERSTATE
            + "08000400" + "dc050000" // IFLA_MTU
            + "08003200" + "44000000"; // IFLA_MIN_MTU

    private static final String VETH0_ADDRESS = "0a000100" + "020000000001" + "0000";

    /** Has no hardware address. */
    private static final String TUN0 = "0000feff04000000" + "9010000000000000" + "09000300" + "74756e3000000000"
            + "08000d00" + "f4010000" + "08000400" + "dc050000";

    private final AddressTable addresses = new AddressTable();
    private final LinkMessages messages = new LinkMessages(addresses);

    @BeforeEach
    void requireByteOrder() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the captures are little-endian");
    }

    private Link receive(final String hex) {
        final UnsafeBuffer buffer = Fixture.memory(hex);
        messages.onMessage(buffer, 0, buffer.capacity());
        assertEquals(0, messages.malformed());
        return messages.links().get(messages.links().size() - 1);
    }

    private static String attribute(final int type, final byte[] payload) {
        final ByteBuffer head = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) (4 + payload.length)).putShort((short) type);
        return HexFormat.of().formatHex(head.array()) + HexFormat.of().formatHex(payload);
    }

    /** Counters that are all different: the first is 1, each other twice the one before. */
    private static byte[] stats(final int count) {
        final ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putLong(1L << i);
        }
        return bytes.array();
    }

    @Test
    void shouldReadEthernet() {
        addresses.add(3, new LinkInet4(1, 1, 0, 8, "veth0"));
        addresses.add(4, new LinkInet4(2, 2, 0, 8, "tun0"));
        final Link link = receive(VETH0 + VETH0_ADDRESS);
        assertEquals(3, link.index());
        assertEquals("veth0", link.name());
        assertEquals(LinkHardware.ETHERNET, LinkHardware.of(link.hardwareType()));
        assertEquals(LinkFlags.UP | LinkFlags.BROADCAST | LinkFlags.MULTICAST, link.flags());
        assertEquals(1500, link.mtu());
        assertEquals(1000, link.txQueueLength());
        assertArrayEquals(new byte[] {2, 0, 0, 0, 0, 1}, link.hardwareAddress());
        assertEquals(List.of(new LinkInet4(1, 1, 0, 8, "veth0")), link.inet4());
        assertNull(link.counters());
        assertNull(link.map());
    }

    @Test
    void shouldReadWhatHasNoHardwareAddress() {
        final Link link = receive(TUN0);
        assertEquals("tun0", link.name());
        assertEquals(0xFFFE, link.hardwareType());
        assertEquals(LinkHardware.OTHER, LinkHardware.of(link.hardwareType()));
        assertEquals(0, link.hardwareAddress().length);
        assertEquals(LinkFlags.MULTICAST | LinkFlags.NO_ARP | LinkFlags.POINT_TO_POINT, link.flags());
    }

    /** They stand in the order of {@code struct rtnl_link_stats64}, and are summed up as in /proc/net/dev. */
    @Test
    void shouldSumCountersAsTheKernelDoesForProc() {
        final Link link = receive(VETH0 + attribute(IFLA_STATS64, stats(25)));
        assertEquals(
                new LinkCounters(
                        1L << 2, // rx_bytes
                        1L, // rx_packets
                        1L << 4, // rx_errors
                        1L << 6 | 1L << 15, // rx_dropped, rx_missed_errors
                        1L << 14, // rx_fifo_errors
                        1L << 10 | 1L << 11 | 1L << 12 | 1L << 13, // length, over, crc, frame
                        1L << 21, // rx_compressed
                        1L << 8, // multicast
                        1L << 3, // tx_bytes
                        1L << 1, // tx_packets
                        1L << 5, // tx_errors
                        1L << 7, // tx_dropped
                        1L << 18, // tx_fifo_errors
                        1L << 9, // collisions
                        1L << 16 | 1L << 17 | 1L << 19 | 1L << 20, // aborted, carrier, heartbeat, window
                        1L << 22), // tx_compressed
                link.counters());
    }

    @Test
    void shouldReadCountersOfOlderKernels() {
        assertEquals(
                1,
                receive(VETH0 + attribute(IFLA_STATS64, stats(23))).counters().rxPackets());
        assertNull(receive(VETH0 + attribute(IFLA_STATS64, stats(22))).counters());
    }

    @Test
    void shouldReadWhereHardwareIs() {
        final ByteBuffer map = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        map.putLong(0xFEBC_0000L).putLong(0xFEBD_FFFFL).putLong(0x300).putShort((short) 0x8001);
        map.put((byte) 0xFF).put((byte) 3);
        assertEquals(
                new LinkMap(0xFEBC_0000L, 0xFEBD_FFFFL, 0x300, 0x8001, 0xFF, 3),
                receive(VETH0 + attribute(IFLA_MAP, map.array())).map());
        assertNull(receive(VETH0 + attribute(IFLA_MAP, new byte[16])).map());
    }

    @Test
    void shouldKeepNamesAsTheKernelHasThem() {
        final byte[] name = "a\u00ff\u0007b\0c".getBytes(StandardCharsets.ISO_8859_1);
        final String head = VETH0.substring(0, 32);
        final Link link = receive(head + attribute(IFLA_IFNAME, name) + "0000");
        assertEquals("a\u00ff\u0007b", link.name());
        assertEquals("a\u00ff.b", PrintableText.of(link.name()));
    }

    /** Cut at every place: malformed where the name is missing or an attribute is cut. */
    @Test
    void shouldTakeNothingFromBehindAMessagesEnd() {
        final byte[] whole = HexFormat.of().parseHex(VETH0 + VETH0_ADDRESS);
        for (int length = 0; length <= whole.length; length++) {
            final LinkMessages cut = new LinkMessages(addresses);
            cut.onMessage(Fixture.memory(whole), 0, length);
            assertEquals(1, cut.links().size() + cut.malformed(), "length=" + length);
            for (final Link link : cut.links()) {
                assertEquals("veth0", link.name(), "length=" + length);
            }
        }
    }
}
