package io.sockeye.collector.masquerade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.record.ConnectionRecord;

class ConntrackLineTest {
    private static final String TCP = "ipv4     2 tcp      6 431999 ESTABLISHED"
            + " src=10.0.0.2 dst=192.0.2.1 sport=40000 dport=443"
            + " packets=2 bytes=112 src=192.0.2.1 dst=198.51.100.7 sport=443 dport=1025 packets=1 bytes=60 [ASSURED]"
            + " mark=4294967280 secctx=system_u:object_r:unlabeled_t:s0 zone=5 use=2";
    private static final String ICMPV6 = "ipv6     10 icmpv6   58 29"
            + " src=fd09:0000:0000:0000:0000:0000:0000:0001 dst=2001:0db8:0001:0002:0003:0004:0005:00ff"
            + " type=128 code=0 id=4660 [UNREPLIED]"
            + " src=2001:0db8:0001:0002:0003:0004:0005:00ff dst=fd01:0000:0000:0000:0000:0000:0000:0001"
            + " type=129 code=0 id=7 mark=0 use=2";

    private final ConnectionRecord row = ConnectionText.newRow();

    private boolean parse(final String line) {
        final byte[] text = ("before\n" + line + "\nafter").getBytes(StandardCharsets.ISO_8859_1);
        row.clear();
        return new ConntrackLine().parse(text, 7, 7 + line.length(), row);
    }

    @Test
    void shouldReadTcp() {
        assertTrue(parse(TCP));
        assertEquals(
                "family=2 protocol=6 flags=f2 state=3 mark=4294967280"
                        + " 10.0.0.2#40000 192.0.2.1#443 192.0.2.1#443 198.51.100.7#1025 icmp=0/0"
                        + " zone=5 packets=2 bytes=112 zone=5 packets=1 bytes=60",
                ConnectionText.of(row));
        assertEquals(431_999, row.timeout());
        assertTrue(row.isSourceTranslated());
        assertFalse(row.isDestinationTranslated());
    }

    @Test
    void shouldReadIcmpv6() {
        assertTrue(parse(ICMPV6));
        assertEquals(
                "family=10 protocol=58 flags=211 state=0 mark=0"
                        + " fd09:0:0:0:0:0:0:1#4660 2001:db8:1:2:3:4:5:ff#0"
                        + " 2001:db8:1:2:3:4:5:ff#0 fd01:0:0:0:0:0:0:1#7"
                        + " icmp=128/0 zone=0 packets=0 bytes=0 zone=0 packets=0 bytes=0",
                ConnectionText.of(row));
        assertTrue(row.isSourceTranslated());
        assertFalse(row.isDestinationTranslated());
    }

    @Test
    void shouldReadKeysOfGre() {
        assertTrue(parse("ipv4     2 gre      47 29 timeout=30, stream_timeout=180 src=10.0.0.2 dst=10.0.0.3 srckey=0x0"
                + " dstkey=0xfffe [UNREPLIED] src=10.0.0.4 dst=10.0.0.2 srckey=0xfffe dstkey=0x0 mark=0 use=1"));
        assertEquals(29, row.timeout());
        assertEquals(0xFFFE, row.port(ConnectionRecord.ORIGINAL_DESTINATION));
        assertEquals(0xFFFE, row.port(ConnectionRecord.REPLY_SOURCE));
        assertFalse(row.isSourceTranslated());
        assertTrue(row.isDestinationTranslated());
    }

    @Test
    void shouldReadWhatHasNoPorts() {
        assertTrue(parse("ipv4 2 unknown 253 599 src=1.2.3.4 dst=5.6.7.8 [UNREPLIED] src=5.6.7.8 dst=1.2.3.4 use=1"));
        assertFalse(row.has(ConnectionRecord.HAS_PORTS));
        assertFalse(row.isSourceTranslated() || row.isDestinationTranslated());
    }

    @ParameterizedTest
    @CsvSource({"[OFFLOAD], 4", "[HW_OFFLOAD], 8", "[ASSURED], 2", "[FUTURE], 0", "[], 0", "'', 0"})
    void shouldReadOffloadedWithoutTimeoutAndState(final String word, final int flag) {
        assertTrue(parse("ipv4     2 tcp      6 src=1.2.3.4 dst=5.6.7.8 sport=1 dport=2 src=5.6.7.8 dst=1.2.3.4 sport=2"
                + " dport=1 " + word + " mark=0 zone=0 use=3"));
        assertEquals(flag | ConnectionRecord.HAS_PORTS, row.flags());
        assertEquals(0, row.timeout());
    }

    @ParameterizedTest
    @CsvSource({
        "tcp 6, TIME_WAIT, 7",
        "tcp 6, SYN_SENT2, 9",
        "tcp 6, NONE, 0",
        "sctp 132, SHUTDOWN_ACK_SENT, 7",
        "dccp 33, CLOSEREQ, 5"
    })
    void shouldReadStates(final String protocol, final String state, final int number) {
        final String tuples = " src=1.2.3.4 dst=5.6.7.8 sport=1 dport=2 src=5.6.7.8 dst=1.2.3.4 sport=2 dport=1 use=1";
        assertTrue(parse("ipv4 2 " + protocol + " 10 " + state + tuples));
        assertTrue(row.has(ConnectionRecord.HAS_STATE));
        assertEquals(number, row.state());
        assertEquals(state, TrackedState.name(row.protocol(), number));
        assertTrue(parse("ipv4 2 " + protocol + " 10 NO_SUCH_STATE" + tuples));
        assertFalse(row.has(ConnectionRecord.HAS_STATE));
    }

    @Test
    void shouldReadZonesOfOneDirection() {
        assertTrue(parse("ipv4 2 udp 17 29 src=1.2.3.4 dst=5.6.7.8 sport=1 dport=2 zone-orig=6 [UNREPLIED] src=5.6.7.8"
                + " dst=1.2.3.4 sport=2 dport=1 zone-reply=7 delta-time=12 use=1"));
        assertEquals(6, row.zone(ConnectionRecord.ORIGINAL));
        assertEquals(7, row.zone(ConnectionRecord.REPLY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "ipv4",
                "ipv4 2 tcp 6",
                "bridge 7 tcp 6 1 src=1.2.3.4 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 256 1 src=1.2.3.4 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp x 1 src=1.2.3.4 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1x src=1.2.3.4 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1 src=1.2.3.4 dst=5.6.7.8",
                "ipv4 2 tcp 6 1 src=1.2.3.4 dst=5.6.7.8 src=5.6.7.8",
                "ipv4 2 tcp 6 1 src=1.2.3.256 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1 src=1.2.3 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1 src=1.2.3.4.5 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1 src=::1 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1 src=1.2.3.4 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4 src=1.2.3.4",
                "ipv4 2 tcp 6 1 src=1.2.3.4 dst=5.6.7.8 sport=65536 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1 src=1.2.3.4 dst=5.6.7.8 sport= src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1 src=1.2.3.4 dst=5.6.7.8 bytes=-1 src=5.6.7.8 dst=1.2.3.4",
                "ipv4 2 tcp 6 1 src=1.2.3.4 dst=5.6.7.8 src=5.6.7.8 dst=1.2.3.4 mark=x",
                "ipv6 10 tcp 6 1 src=1:2:3:4:5:6:7 dst=1:2:3:4:5:6:7:8 src=1:2:3:4:5:6:7:8 dst=1:2:3:4:5:6:7:8",
                "ipv6 10 tcp 6 1 src=1:2:3:4:5:6:7:88888 dst=1:2:3:4:5:6:7:8 src=1:2:3:4:5:6:7:8 dst=1:2:3:4:5:6:7:8",
                "ipv6 10 tcp 6 1 src=1:2:3:4:5:6:7:8: dst=1:2:3:4:5:6:7:8 src=1:2:3:4:5:6:7:8 dst=1:2:3:4:5:6:7:8",
                "ipv6 10 tcp 6 1 src=1:2:3:4:5:6:7:g dst=1:2:3:4:5:6:7:8 src=1:2:3:4:5:6:7:8 dst=1:2:3:4:5:6:7:8"
            })
    void shouldRefuseWhatIsNoConnection(final String line) {
        assertFalse(parse(line), line);
    }

    /** What is cut before the last address is none; behind it nothing is invented. */
    @ParameterizedTest
    @ValueSource(strings = {TCP, ICMPV6})
    void shouldTakeNoConnectionOutOfHalfALine(final String line) {
        final int end = line.indexOf(' ', line.lastIndexOf("dst="));
        for (int length = 0; length < line.lastIndexOf("dst=") + 4; length++) {
            assertFalse(parse(line.substring(0, length)), "length=" + length);
        }
        for (int length = end; length <= line.length(); length++) {
            if (parse(line.substring(0, length))) {
                assertTrue(row.port(ConnectionRecord.REPLY_DESTINATION) <= 1025, "length=" + length);
            }
        }
    }

    @Test
    void shouldSurviveAnyBytes() {
        final Random random = Seeds.random();
        int whole = 0;
        for (int round = 0; round < 20_000; round++) {
            final byte[] text = (round % 2 == 0 ? TCP : ICMPV6).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = random.nextInt(4); i >= 0; i--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }
            row.clear();
            whole += new ConntrackLine().parse(text, 0, text.length, row) ? 1 : 0;
            ConnectionText.of(row);
        }
        assertTrue(whole > 0 && whole < 20_000, "whole=" + whole);
    }
}
