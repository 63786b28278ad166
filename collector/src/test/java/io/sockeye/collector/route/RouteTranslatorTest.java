package io.sockeye.collector.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/** Rows of messages that are made by hand; those of the kernel are in {@link RouteSourceContractTest}. */
class RouteTranslatorTest {
    private static final int ROUNDS = 50_000;
    private static final int ATTEMPTS = 3;

    private final RouteTranslator translator =
            new RouteTranslator(new InterfaceNames(new SourceCounters(), new KernelChannels()));
    private final RouteRecord row = new RowBatch(RouteRecord.LENGTH, 1).append(new RouteRecord());

    private static byte[] word(final int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.nativeOrder())
                .putInt(value)
                .array();
    }

    private static DatagramBuilder route(final int table, final int type, final int flags) {
        return new DatagramBuilder()
                .message(Rtnetlink.RTM_NEWROUTE)
                .payload((byte) 2, (byte) 8, (byte) 0, (byte) 0, (byte) table, (byte) 3, (byte) 0, (byte) type)
                .payload(word(flags))
                .attribute(Rtnetlink.RTA_DST, (byte) 10, (byte) 0, (byte) 0, (byte) 0);
    }

    private static DatagramBuilder unicast() {
        return route(Rtnetlink.RT_TABLE_MAIN, Rtnetlink.RTN_UNICAST, 0);
    }

    private boolean translate(final DatagramBuilder datagram) throws ErrnoException {
        row.clear();
        return translator.translate(datagram.buffer(), NlMsgHdr.LENGTH, datagram.length() - NlMsgHdr.LENGTH, row);
    }

    private void assertMalformed(final DatagramBuilder datagram) throws ErrnoException {
        assertFalse(translate(datagram));
        assertTrue(translator.isMalformed());
    }

    private void assertLeftOut(final DatagramBuilder datagram) throws ErrnoException {
        assertFalse(translate(datagram));
        assertFalse(translator.isMalformed());
    }

    @Test
    void shouldMakeRowOfRoute() throws Exception {
        assertTrue(translate(unicast()
                .attribute(Rtnetlink.RTA_TABLE, word(254))
                .attribute(Rtnetlink.RTA_PRIORITY, word(-2))
                .attribute(Rtnetlink.RTA_GATEWAY, (byte) 192, (byte) 0, (byte) 2, (byte) 1)));
        assertEquals(
                "2 " + address("0000000a") + "/0 " + address("00000000") + "/0 via " + address("010200c0")
                        + " mask=000000ff flags=3 metric=-2 refs=0 use=0 mtu=0 window=0 rtt=0 tos=0 hh=0/0"
                        + " spec=00000000 *",
                RouteRows.text(row));
    }

    private static String address(final String word) {
        return "00000000" + word + "0000000000000000";
    }

    @Test
    void shouldLeaveOutWhatTheFileLeavesOut() throws Exception {
        assertLeftOut(route(Rtnetlink.RT_TABLE_LOCAL, Rtnetlink.RTN_UNICAST, 0));
        assertLeftOut(route(Rtnetlink.RT_TABLE_MAIN, Rtnetlink.RTN_BROADCAST, 0));
        assertLeftOut(route(Rtnetlink.RT_TABLE_MAIN, Rtnetlink.RTN_MULTICAST, 0));
        assertLeftOut(route(Rtnetlink.RT_TABLE_MAIN, Rtnetlink.RTN_UNICAST, Rtnetlink.RTM_F_CLONED));
        assertLeftOut(route(Rtnetlink.RT_TABLE_COMPAT, Rtnetlink.RTN_UNICAST, 0)
                .attribute(Rtnetlink.RTA_TABLE, word(100_000)));
    }

    @Test
    void shouldTellWhatIsNotWhole() throws Exception {
        assertMalformed(new DatagramBuilder().message(Rtnetlink.RTM_NEWROUTE).payload(new byte[11]));
        assertMalformed(unicast().attribute(Rtnetlink.RTA_GATEWAY, (byte) 1, (byte) 2, (byte) 3));
        assertMalformed(unicast().attribute(Rtnetlink.RTA_VIA, (byte) 10, (byte) 0, (byte) 3, (byte) 4));
        assertMalformed(unicast().attribute(Rtnetlink.RTA_MULTIPATH, new byte[7]));
        assertMalformed(unicast().attribute(Rtnetlink.RTA_MULTIPATH, new byte[8]));
        assertMalformed(unicast()
                .attribute(
                        Rtnetlink.RTA_MULTIPATH,
                        (byte) 99,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0,
                        (byte) 1,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0));
        assertMalformed(unicast().attribute(Rtnetlink.RTA_METRICS, (byte) 9, (byte) 0, (byte) 8, (byte) 0));
        assertMalformed(unicast().payload((byte) 3, (byte) 0));
        assertTrue(translate(unicast()));
        assertFalse(translator.isMalformed());
    }

    @Test
    void shouldAllocateNothingPerRoute() throws Exception {
        final DatagramBuilder datagram = unicast()
                .attribute(Rtnetlink.RTA_PRIORITY, word(7))
                .attribute(Rtnetlink.RTA_GATEWAY, (byte) 192, (byte) 0, (byte) 2, (byte) 1);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt <= ATTEMPTS && least > 0; attempt++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUNDS; i++) {
                translate(datagram);
            }
            // The first round compiles the loop; it is not counted.
            least = attempt == 0 ? least : Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
