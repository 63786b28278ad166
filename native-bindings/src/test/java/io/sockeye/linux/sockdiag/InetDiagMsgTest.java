package io.sockeye.linux.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.linux.memory.OffHeapBytes;

/** The fixture is little-endian, as every machine that this runs on. */
class InetDiagMsgTest {
    private static final String MESSAGE = "0a" // idiag_family = AF_INET6
            + "01" // idiag_state = TCP_ESTABLISHED
            + "02" // idiag_timer = keepalive
            + "03" // idiag_retrans
            + "01bb" // idiag_sport = 443, big-endian
            + "ea5f" // idiag_dport = 59999, big-endian
            + "20010db8000000000000000000000001" // idiag_src
            + "fe80000000000000aabbccddeeff0011" // idiag_dst
            + "07000000" // idiag_if = 7
            + "f1000000" // idiag_cookie[0]
            + "00000080" // idiag_cookie[1]
            + "ffffffff" // idiag_expires, unsigned
            + "02010000" // idiag_rqueue = 258
            + "ffffff7f" // idiag_wqueue
            + "feffffff" // idiag_uid, unsigned
            + "000000f0"; // idiag_inode, unsigned

    private final UnsafeBuffer buffer = OffHeapBytes.of(HexFormat.of().parseHex("0000000000" + MESSAGE));
    private final InetDiagMsg message = new InetDiagMsg().wrap(buffer, 5);

    @Test
    void shouldReadEveryField() {
        assertEquals(10, message.family());
        assertEquals(1, message.state());
        assertEquals(2, message.timer());
        assertEquals(3, message.retrans());
        assertEquals(443, message.sport());
        assertEquals(59999, message.dport());
        assertEquals(7, message.ifIndex());
        assertEquals(0x8000_0000_0000_00f1L, message.cookie());
        assertEquals(0xFFFF_FFFFL, message.expires());
        assertEquals(258, message.rqueue());
        assertEquals(0x7FFF_FFFFL, message.wqueue());
        assertEquals(0xFFFF_FFFEL, message.uid());
        assertEquals(0xF000_0000L, message.inode());
    }

    @Test
    void shouldGiveAddressesAsTheyLieInMemory() {
        assertEquals(Long.reverseBytes(0x2001_0db8_0000_0000L), message.src(0));
        assertEquals(Long.reverseBytes(1), message.src(1));
        assertEquals(Long.reverseBytes(0xfe80_0000_0000_0000L), message.dst(0));
        assertEquals(Long.reverseBytes(0xaabb_ccdd_eeff_0011L), message.dst(1));
    }
}
