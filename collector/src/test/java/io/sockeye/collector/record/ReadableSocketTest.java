package io.sockeye.collector.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.linux.memory.OffHeap;

/** Words and addresses of a row, as netstat has them and as inet_ntop(3) writes them. */
class ReadableSocketTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());

    private final SocketRecord row = new SocketRecord().wrap(OffHeap.allocate(SocketRecord.LENGTH), 0);

    @ParameterizedTest
    @CsvSource({
        "TCP, 1, 0, ESTABLISHED",
        "TCP, 10, 0, LISTEN",
        "TCP, 6, 0, TIME_WAIT",
        "MPTCP, 2, 0, SYN_SENT",
        "DCCP, 11, 0, CLOSING",
        "SCTP, 7, 0, CLOSE",
        "TCP, 99, 0, ''",
        "TCP, 0, 0, ''",
        "UDP, 7, 0, ''",
        "UDP, 1, 0, ESTABLISHED",
        "RAW, 7, 0, ''",
        "UNIX, 1, 0, ''",
        "UNIX, 1, 65536, LISTENING",
        "UNIX, 3, 0, CONNECTED",
        "UNIX, 0, 0, FREE",
        "UNIX, 77, 0, ''"
    })
    void shouldHaveNetstatsWordForAState(
            final Protocol protocol, final int state, final int flags, final String expected) {
        row.protocol(protocol.code()).state(state).flags(flags);
        assertEquals(expected, row.stateName());
        assertEquals(protocol.word(), row.protocolName());
    }

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000, ::",
        "00000000000000000000000000000001, ::1",
        "20010db8000000000000000000000001, 2001:db8::1",
        "fe800000000000000001000000000001, fe80::1:0:0:1",
        "00000000000000000000ffffc0000201, ::ffff:192.0.2.1",
        "0000000000000000000000000a010203, ::10.1.2.3",
        "20010db800000000fffffffffffffffe, 2001:db8::ffff:ffff:ffff:fffe",
        "ffffffffffffffffffffffffffffffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void shouldWriteIpv6AsTheCLibraryDoes(final String hex, final String expected) {
        final byte[] address = HexFormat.of().parseHex(hex);
        row.protocol(Protocol.TCP.code()).family(Family.INET6.number());
        row.localAddress(half(address, 0), half(address, 8)).remoteAddress(half(address, 0), half(address, 8));
        assertEquals(expected, row.localAddressText());
        assertEquals(expected, row.remoteAddressText());
        final byte[] copy = new byte[16];
        assertEquals(16, row.localAddress(copy));
        assertArrayEquals(address, copy);
        Arrays.fill(copy, (byte) 0);
        assertEquals(16, row.remoteAddress(copy));
        assertArrayEquals(address, copy);
        assertThrows(IndexOutOfBoundsException.class, () -> row.localAddress(new byte[15]));
    }

    @Test
    void shouldWriteAnyAddressSoThatItIsReadAsTheSame() throws UnknownHostException {
        final Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            final byte[] address = new byte[16];
            for (int k = random.nextInt(16); k < 16; k++) {
                address[k] = (byte) (random.nextInt(3) == 0 ? 0 : random.nextInt(256) >> random.nextInt(8));
            }
            row.protocol(Protocol.UDP.code()).localAddress(half(address, 0), half(address, 8));
            row.family(Family.INET.number());
            final byte[] inet = Arrays.copyOf(address, 4);
            assertEquals(InetAddress.getByAddress(inet).getHostAddress(), row.localAddressText(), "seed=" + SEED);
            final byte[] copy = new byte[4];
            assertEquals(4, row.localAddress(copy));
            assertArrayEquals(inet, copy);
            row.family(Family.INET6.number());
            final InetAddress expected = InetAddress.getByAddress(address);
            assertEquals(expected, InetAddress.getByName(row.localAddressText()), "seed=" + SEED);
        }
    }

    @Test
    void shouldHaveNoAddressWhereThereIsNone() {
        final byte[] path = "/run/\u00e9.sock".getBytes(StandardCharsets.UTF_8);
        row.protocol(Protocol.UNIX.code()).family(Family.UNIX.number()).path(path, 0, path.length);
        assertEquals("", row.localAddressText());
        assertEquals("", row.remoteAddressText());
        assertEquals(0, row.localAddress(new byte[0]));
        assertEquals("/run/\u00e9.sock", row.pathText());
        row.clear();
        row.protocol(Protocol.SCTP.code()).family(Family.INET.number()).flags(SocketRecord.NO_LOCAL_ADDRESS);
        assertEquals("", row.localAddressText());
        assertEquals("0.0.0.0", row.remoteAddressText());
        row.flags(SocketRecord.NO_REMOTE_ADDRESS);
        assertEquals("0.0.0.0", row.localAddressText());
        assertEquals(0, row.remoteAddress(new byte[0]));
        assertEquals("", row.pathText());
    }

    private static long half(final byte[] address, final int at) {
        return ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getLong(at);
    }
}
