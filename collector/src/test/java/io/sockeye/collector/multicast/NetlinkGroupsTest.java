package io.sockeye.collector.multicast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.RowDigest;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.rtnetlink.IfAddr;
import io.sockeye.linux.rtnetlink.IfAddrMsg;
import io.sockeye.linux.rtnetlink.IfInfoMsg;
import io.sockeye.linux.rtnetlink.IfLink;
import io.sockeye.linux.rtnetlink.Rtnetlink;

class NetlinkGroupsTest {
    /** Of both messages: behind family, length, flags and scope, or family, type. */
    private static final int INDEX_OFFSET = 4;

    private final RowDigest rows = new RowDigest();

    private static byte[] withIndex(final int length) {
        final ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        return message.putInt(INDEX_OFFSET, 1).array();
    }

    private static DatagramBuilder group(final DatagramBuilder datagram, final int addressLength) {
        return datagram.message(Rtnetlink.RTM_GETMULTICAST)
                .payload(withIndex(IfAddrMsg.LENGTH))
                .attribute(IfAddr.IFA_MULTICAST, new byte[addressLength]);
    }

    private DumpResult read(final DatagramBuilder groups) throws ErrnoException {
        final ScriptedChannel links = new ScriptedChannel()
                .then(new DatagramBuilder()
                        .message(Rtnetlink.RTM_NEWLINK)
                        .payload(withIndex(IfInfoMsg.LENGTH))
                        .attribute(IfLink.IFLA_IFNAME, "lo\0".getBytes(StandardCharsets.US_ASCII))
                        .done(0));
        final Deque<ScriptedChannel> channels = new ArrayDeque<>(List.of(new ScriptedChannel().then(groups), links));
        try (NetlinkGroups source = new NetlinkGroups(new SourceCounters(), protocol -> channels.remove())) {
            return source.read(Family.INET6, rows);
        }
    }

    private static DumpResult result(final DumpStatus status, final String... problems) {
        return new DumpResult(status, "netlink", "", problems.length, false, false, List.of(problems));
    }

    @Test
    void shouldListGroupsBesideBadMessages() throws ErrnoException {
        final DatagramBuilder groups = group(new DatagramBuilder(), 16);
        groups.message(Rtnetlink.RTM_GETMULTICAST).payload(new byte[IfAddrMsg.LENGTH - 1]);
        group(group(groups, 4), 16).done(0);
        assertEquals(
                result(
                        DumpStatus.COMPLETE,
                        "netlink: igmp6 message 2 cannot be read",
                        "netlink: igmp6 message 3 cannot be read"),
                read(groups));
        assertEquals(2, rows.malformed());
    }

    @Test
    void shouldTellOfALengthThatHidesTheRestOfADatagram() throws ErrnoException {
        final DatagramBuilder groups = group(new DatagramBuilder(), 16);
        group(groups, 16).claimLength(2).done(0);
        assertEquals(result(DumpStatus.BROKEN, "netlink: igmp6 message 2 cannot be read"), read(groups));
        assertEquals(1, rows.malformed());
    }
}
