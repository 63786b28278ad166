package io.sockeye.collector.masquerade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.linux.netfilter.Conntrack;

class CtnetlinkTranslatorTest {
    private final ConnectionRecord row = ConnectionText.newRow();

    private boolean translate(final byte[] message, final int length) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(message.length + 4));
        buffer.putBytes(4, message);
        row.clear();
        return new CtnetlinkTranslator().translate(buffer, 4, length, row);
    }

    /** One field a line, as the kernel writes it; numbers of attributes are big-endian. */
    private static ConntrackMessage tcp() {
        return new ConntrackMessage(2)
                .begin(Conntrack.CTA_TUPLE_ORIG)
                .begin(Conntrack.CTA_TUPLE_IP)
                .attribute(Conntrack.CTA_IP_V4_SRC, "0a000002")
                .attribute(Conntrack.CTA_IP_V4_DST, "c0000201")
                .end()
                .begin(Conntrack.CTA_TUPLE_PROTO)
                .attribute(Conntrack.CTA_PROTO_NUM, "06")
                .attribute(Conntrack.CTA_PROTO_SRC_PORT, "9c40")
                .attribute(Conntrack.CTA_PROTO_DST_PORT, "01bb")
                .end()
                .end()
                .begin(Conntrack.CTA_TUPLE_REPLY)
                .begin(Conntrack.CTA_TUPLE_IP)
                .attribute(Conntrack.CTA_IP_V4_SRC, "c0000201")
                .attribute(Conntrack.CTA_IP_V4_DST, "c6336407")
                .end()
                .begin(Conntrack.CTA_TUPLE_PROTO)
                .attribute(Conntrack.CTA_PROTO_NUM, "06")
                .attribute(Conntrack.CTA_PROTO_SRC_PORT, "01bb")
                .attribute(Conntrack.CTA_PROTO_DST_PORT, "0401")
                .end()
                .end()
                .attribute(Conntrack.CTA_STATUS, "0000019e")
                .attribute(Conntrack.CTA_TIMEOUT, "0006977f")
                .begin(Conntrack.CTA_COUNTERS_ORIG)
                .attribute(Conntrack.CTA_COUNTERS_PACKETS, "0000000000000002")
                .attribute(Conntrack.CTA_COUNTERS_BYTES, "0000000000000070")
                .end()
                .begin(Conntrack.CTA_COUNTERS_REPLY)
                .attribute(Conntrack.CTA_COUNTERS_PACKETS, "0000000000000001")
                .attribute(Conntrack.CTA_COUNTERS_BYTES, "ffffffffffffffff")
                .end()
                .begin(Conntrack.CTA_PROTOINFO)
                .begin(Conntrack.CTA_PROTOINFO_TCP)
                .attribute(Conntrack.CTA_PROTOINFO_TCP_STATE, "03")
                .attribute(Conntrack.CTA_PROTOINFO_TCP_WSCALE_ORIGINAL, "07")
                .attribute(Conntrack.CTA_PROTOINFO_TCP_FLAGS_ORIGINAL, "0a00")
                .end()
                .end()
                .attribute(Conntrack.CTA_MARK, "fffffff0")
                .attribute(Conntrack.CTA_ZONE, "0005")
                .attribute(Conntrack.CTA_USE, "00000001")
                .begin(Conntrack.CTA_SEQ_ADJ_ORIG)
                .attribute(Conntrack.CTA_SEQADJ_CORRECTION_POS, "fedcba98")
                .attribute(Conntrack.CTA_SEQADJ_OFFSET_BEFORE, "fffffffe")
                .attribute(Conntrack.CTA_SEQADJ_OFFSET_AFTER, "00000005")
                .end()
                .attribute(999, "00");
    }

    @Test
    void shouldReadTcp() {
        final byte[] message = tcp().bytes();
        assertTrue(translate(message, message.length));
        assertEquals(
                "family=2 protocol=6 flags=f2 state=3 mark=4294967280"
                        + " 10.0.0.2#40000 192.0.2.1#443 192.0.2.1#443 198.51.100.7#1025 icmp=0/0"
                        + " zone=5 packets=2 bytes=112 zone=5 packets=1 bytes=18446744073709551615",
                ConnectionText.of(row));
        assertEquals(431_999, row.timeout());
        assertTrue(row.has(ConnectionRecord.HAS_SEQUENCE));
        assertEquals(0xFEDC_BA98L, row.sequencePosition());
        assertEquals(-2, row.sequenceBefore());
        assertEquals(5, row.sequenceAfter());
    }

    @Test
    void shouldReadIcmpv6() {
        final byte[] message = new ConntrackMessage(10)
                .begin(Conntrack.CTA_TUPLE_ORIG)
                .begin(Conntrack.CTA_TUPLE_IP)
                .attribute(Conntrack.CTA_IP_V6_SRC, "fd090000000000000000000000000001")
                .attribute(Conntrack.CTA_IP_V6_DST, "20010db80001000200030004000500ff")
                .end()
                .begin(Conntrack.CTA_TUPLE_PROTO)
                .attribute(Conntrack.CTA_PROTO_NUM, "3a")
                .attribute(Conntrack.CTA_PROTO_ICMPV6_ID, "1234")
                .attribute(Conntrack.CTA_PROTO_ICMPV6_TYPE, "80")
                .attribute(Conntrack.CTA_PROTO_ICMPV6_CODE, "00")
                .end()
                .attribute(Conntrack.CTA_TUPLE_ZONE, "0006")
                .end()
                .begin(Conntrack.CTA_TUPLE_REPLY)
                .begin(Conntrack.CTA_TUPLE_IP)
                .attribute(Conntrack.CTA_IP_V6_SRC, "20010db80001000200030004000500ff")
                .attribute(Conntrack.CTA_IP_V6_DST, "fd010000000000000000000000000001")
                .end()
                .begin(Conntrack.CTA_TUPLE_PROTO)
                .attribute(Conntrack.CTA_PROTO_NUM, "3a")
                .attribute(Conntrack.CTA_PROTO_ICMPV6_ID, "0007")
                .attribute(Conntrack.CTA_PROTO_ICMPV6_TYPE, "81")
                .attribute(Conntrack.CTA_PROTO_ICMPV6_CODE, "00")
                .end()
                .end()
                .attribute(Conntrack.CTA_STATUS, "00000188")
                .attribute(Conntrack.CTA_TIMEOUT, "0000001d")
                .bytes();
        assertTrue(translate(message, message.length));
        assertEquals(
                "family=10 protocol=58 flags=211 state=0 mark=0"
                        + " fd09:0:0:0:0:0:0:1#4660 2001:db8:1:2:3:4:5:ff#0"
                        + " 2001:db8:1:2:3:4:5:ff#0 fd01:0:0:0:0:0:0:1#7"
                        + " icmp=128/0 zone=6 packets=0 bytes=0 zone=0 packets=0 bytes=0",
                ConnectionText.of(row));
    }

    /** As /proc has it: one of assured, offloaded, and offloaded to hardware. */
    @ParameterizedTest
    @CsvSource({"0000018e, 2", "0000018a, 0", "00000188, 1", "0000418e, 4", "0000c18e, 8", "0000018c, 3"})
    void shouldReadStatus(final String status, final int flags) {
        final byte[] message = tcp().attribute(Conntrack.CTA_STATUS, status).bytes();
        final byte[] plain =
                HexFormat.of().parseHex(HexFormat.of().formatHex(message).replace("0000019e", status));
        assertTrue(translate(plain, plain.length));
        assertEquals(flags, row.flags() & 0xF);
    }

    @Test
    void shouldTakeNoConnectionOutOfHalfAMessage() {
        final byte[] message = tcp().bytes();
        final byte[] first = new byte[message.length];
        int whole = 0;
        for (int length = 0; length < message.length; length++) {
            System.arraycopy(message, 0, first, 0, length);
            if (translate(first, length)) {
                whole++;
                assertTrue(row.isSourceTranslated(), "length=" + length);
            }
        }
        // Only between two attributes of the connection, and only once both tuples are there.
        assertTrue(whole < 30, "whole=" + whole);
    }

    @Test
    void shouldRefuseATupleWithoutAddress() {
        final byte[] message = new ConntrackMessage(2)
                .begin(Conntrack.CTA_TUPLE_ORIG)
                .begin(Conntrack.CTA_TUPLE_IP)
                .attribute(Conntrack.CTA_IP_V4_SRC, "0a000002")
                .attribute(Conntrack.CTA_IP_V4_DST, "c00002")
                .end()
                .end()
                .bytes();
        assertFalse(translate(message, message.length));
    }

    @Test
    void shouldSurviveAnyBytes() {
        final Random random = Seeds.random();
        final byte[] message = tcp().bytes();
        final byte[] damaged = new byte[message.length];
        int whole = 0;
        for (int round = 0; round < 20_000; round++) {
            System.arraycopy(message, 0, damaged, 0, message.length);
            for (int i = random.nextInt(6); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            whole += translate(damaged, damaged.length) ? 1 : 0;
        }
        assertTrue(whole > 0 && whole < 20_000, "whole=" + whole);
    }
}
