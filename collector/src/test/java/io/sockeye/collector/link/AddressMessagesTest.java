package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payloads of RTM_NEWADDR as a little-endian kernel 6.18 sent them. */
class AddressMessagesTest {
    /** 10.1.0.1/24, broadcast 10.1.0.255, of interface 3, label veth0. */
    private static final String VETH0 = "0218800003000000" // family 2, prefix 24, flags, scope, index 3
            + "080001000a010001" // IFA_ADDRESS
            + "080002000a010001" // IFA_LOCAL
            + "080004000a0100ff" // IFA_BROADCAST
            + "0a000300766574683000" + "0000" // IFA_LABEL, padding
            + "0800080080000000" // IFA_FLAGS
            + "14000600ffffffffffffffff8ab502008ab50200"; // IFA_CACHEINFO

    private static final String ALIAS = "0218810003000000" + "080001000a010009" + "080002000a010009"
            + "0c00030076657468303a3100" + "0800080081000000" + "14000600ffffffffffffffff8ab502008ab50200";

    /** 10.2.0.1 peer 10.2.0.2/32 of interface 4. */
    private static final String TUN0 = "0220800004000000" + "080001000a020002" + "080002000a020001"
            + "0900030074756e3000000000" + "0800080080000000" + "14000600ffffffffffffffff8cb502008cb50200";

    /** ::1/128 of interface 1. */
    private static final String LO6 = "0a8080fe01000000" + "1400010000000000000000000000000000000001"
            + "14000600ffffffffffffffff89b5020089b50200" + "0800080080000000" + "05000b0001000000";

    /** 2001:db8::1/64 of interface 3. */
    private static final String VETH6 = "0a40820003000000" + "1400010020010db8000000000000000000000001"
            + "14000600ffffffffffffffff8cb502008cb50200" + "0800080082000000";

    private final AddressMessages messages = new AddressMessages();

    @BeforeEach
    void requireByteOrder() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the captures are little-endian");
    }

    private void receive(final String hex) {
        final UnsafeBuffer buffer = Fixture.memory(hex);
        messages.onMessage(buffer, 0, buffer.capacity());
    }

    @Test
    void shouldReadIpv4WithLabels() {
        receive(VETH0);
        receive(ALIAS);
        final int own = Fixture.word(10, 1, 0, 1);
        final int second = Fixture.word(10, 1, 0, 9);
        assertEquals(
                List.of(
                        new LinkInet4(own, own, Fixture.word(10, 1, 0, 255), 24, "veth0"),
                        new LinkInet4(second, second, 0, 24, "veth0:1")),
                messages.table().inet4(3));
        assertEquals(0, messages.malformed());
        assertTrue(messages.hasDelivered());
    }

    @Test
    void shouldTellOwnAddressFromPeers() {
        receive(TUN0);
        assertEquals(
                List.of(new LinkInet4(Fixture.word(10, 2, 0, 1), Fixture.word(10, 2, 0, 2), 0, 32, "tun0")),
                messages.table().inet4(4));
    }

    @Test
    void shouldReadIpv6WithScopes() {
        receive(LO6);
        receive(VETH6);
        assertEquals(
                List.of(new LinkInet6(0, Fixture.half(1), 128, LinkInet6.HOST)),
                messages.table().inet6(1));
        assertEquals(
                List.of(new LinkInet6(Fixture.half(0x2001_0db8_0000_0000L), Fixture.half(1), 64, LinkInet6.GLOBAL)),
                messages.table().inet6(3));
    }

    @Test
    void shouldPassOverOtherFamilies() {
        receive("2d08000001000000" + "0500020009000000"); // AF_MCTP
        assertEquals(List.of(), messages.table().inet4(1));
        assertEquals(0, messages.malformed());
    }

    @Test
    void shouldCountMessagesWithoutAddress() {
        receive("0218800003000000");
        receive("0218800003000000" + "060001000a010000"); // two bytes of an address
        receive("02188000030000");
        assertEquals(3, messages.malformed());
        assertEquals(List.of(), messages.table().inet4(3));
    }

    /** Cut at every place: a whole address or a malformed message, never anything else. */
    @Test
    void shouldTakeNothingFromBehindAMessagesEnd() {
        final byte[] whole = HexFormat.of().parseHex(VETH0);
        for (int length = 0; length <= whole.length; length++) {
            final AddressMessages cut = new AddressMessages();
            cut.onMessage(Fixture.memory(whole), 0, length);
            final List<LinkInet4> found = cut.table().inet4(3);
            assertEquals(1, found.size() + cut.malformed(), "length=" + length);
            if (!found.isEmpty()) {
                assertEquals(Fixture.word(10, 1, 0, 1), found.get(0).address(), "length=" + length);
            }
        }
    }

    @Test
    void shouldHaveDeliveredNothingAtFirst() {
        assertFalse(messages.hasDelivered());
        messages.onMalformed(1);
        assertEquals(1, messages.malformed());
    }
}
