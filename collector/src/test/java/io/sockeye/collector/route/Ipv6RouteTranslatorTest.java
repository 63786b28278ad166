package io.sockeye.collector.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.rtnetlink.RouteFlags;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/** Rows of messages that are made by hand; those of the kernel are in {@link RouteSourceContractTest}. */
class Ipv6RouteTranslatorTest {
    private static final byte[] ADDRESS = {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Ipv6RouteTranslator translator =
            new Ipv6RouteTranslator(new InterfaceNames(new SourceCounters(), new KernelChannels()));
    private final RouteRecord row = new RouteRecord();
    private final RowWriter<RouteRecord> rows =
            new RowWriter<>(row, new RowBatch(RouteRecord.LENGTH, 8), new SourceCounters());
    private final RouteRows delivered = new RouteRows();

    @BeforeEach
    void begin() {
        rows.begin(delivered);
    }

    private static byte[] words(final int... values) {
        final ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.nativeOrder());
        for (final int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static DatagramBuilder route(final int prefixLength, final int protocol, final int type) {
        return new DatagramBuilder()
                .message(Rtnetlink.RTM_NEWROUTE)
                .payload((byte) 10, (byte) prefixLength, (byte) 0, (byte) 0)
                .payload((byte) 254, (byte) protocol, (byte) 0, (byte) type)
                .payload(words(0));
    }

    private boolean translate(final DatagramBuilder datagram) throws ErrnoException {
        return translator.translate(datagram.buffer(), NlMsgHdr.LENGTH, datagram.length() - NlMsgHdr.LENGTH, rows);
    }

    private int count() {
        rows.flush();
        return delivered.rows().size();
    }

    @Test
    void shouldSayThatReferencesAreNotCounted() throws ErrnoException {
        assertTrue(translate(route(64, 3, Rtnetlink.RTN_UNICAST).attribute(Rtnetlink.RTA_DST, ADDRESS)));
        assertTrue(row.isUncounted());
        assertEquals(64, row.destinationLength());
        assertEquals(RouteFlags.RTF_UP, row.flags());
        assertEquals(1, count());
    }

    @Test
    void shouldKnowARouteThatExpires() throws ErrnoException {
        assertTrue(translate(route(0, Rtnetlink.RTPROT_RA, Rtnetlink.RTN_UNICAST)
                .attribute(Rtnetlink.RTA_GATEWAY, ADDRESS)
                .attribute(Rtnetlink.RTA_PREF, (byte) 3)
                .attribute(Rtnetlink.RTA_CACHEINFO, words(0, 0, 900, 0, 0, 0, 0, 0))));
        assertEquals(
                RouteFlags.RTF_UP | RouteFlags.RTF_GATEWAY | RouteFlags.RTF_EXPIRES | RouteFlags.RTF_PREF_MASK,
                row.flags());
    }

    @Test
    void shouldMakeNoRowOfAMessageThatIsNotWhole() throws ErrnoException {
        assertFalse(translate(
                new DatagramBuilder().message(Rtnetlink.RTM_NEWROUTE).payload((byte) 10, (byte) 0, (byte) 0, (byte)
                        0)));
        assertFalse(translate(route(129, 3, Rtnetlink.RTN_UNICAST)));
        assertFalse(translate(route(64, 3, Rtnetlink.RTN_UNICAST).attribute(Rtnetlink.RTA_DST, words(1, 2, 3))));
        assertFalse(translate(route(64, 3, Rtnetlink.RTN_UNICAST).attribute(Rtnetlink.RTA_OIF, (byte) 1)));
        assertFalse(translate(route(0, 3, Rtnetlink.RTN_UNICAST).attribute(Rtnetlink.RTA_CACHEINFO, words(1))));
        assertEquals(0, count());
    }

    @Test
    void shouldNotReadBehindTheLastHop() throws ErrnoException {
        for (final int length : new int[] {0, 4, 7, 9, 400, 0xFFFF}) {
            assertFalse(translate(route(0, 3, Rtnetlink.RTN_UNICAST)
                    .attribute(
                            Rtnetlink.RTA_MULTIPATH,
                            ByteBuffer.allocate(8)
                                    .order(ByteOrder.nativeOrder())
                                    .putShort((short) length)
                                    .array())));
        }
        assertEquals(0, count());
    }
}
