package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.rtnetlink.IfAddr;
import io.sockeye.linux.rtnetlink.IfAddrMsg;
import io.sockeye.linux.rtnetlink.IfInfoMsg;
import io.sockeye.linux.rtnetlink.IfLink;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/** What one bad message hides of the others: nothing. */
class NetlinkLinksTest {
    private static final int DONE_OF_ADDRESSES = 1;
    private static final int DONE_OF_LINKS = 2;

    private final ScriptedChannel channel = new ScriptedChannel();

    private static DatagramBuilder end(final DatagramBuilder datagram, final int sequence) {
        return datagram.message(Netlink.NLMSG_DONE, 0, sequence).payloadInt(0);
    }

    private static byte[] payload(final int length, final int index) {
        final byte[] payload = new byte[length];
        payload[0] = 2;
        payload[1] = 8;
        payload[4] = (byte) index;
        return payload;
    }

    private static DatagramBuilder address(final DatagramBuilder datagram, final int index) {
        return datagram.message(Rtnetlink.RTM_NEWADDR, 0, DONE_OF_ADDRESSES)
                .payload(payload(IfAddrMsg.LENGTH, index))
                .attribute(IfAddr.IFA_LOCAL, (byte) 10, (byte) 0, (byte) 0, (byte) index);
    }

    private static DatagramBuilder link(final DatagramBuilder datagram, final int index, final String name) {
        return datagram.message(Rtnetlink.RTM_NEWLINK, 0, DONE_OF_LINKS)
                .payload(payload(IfInfoMsg.LENGTH, index))
                .attribute(IfLink.IFLA_IFNAME, (name + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }

    private DumpResult read(final NetlinkLinks source) throws IOException {
        return source.read(true, null);
    }

    @Test
    void shouldListInterfacesBesideBadMessages() throws IOException {
        final DatagramBuilder addresses = address(new DatagramBuilder(), 1);
        addresses.message(Rtnetlink.RTM_NEWADDR, 0, DONE_OF_ADDRESSES).payload(new byte[IfAddrMsg.LENGTH - 1]);
        address(addresses, 3)
                .message(Rtnetlink.RTM_NEWADDR, 0, DONE_OF_ADDRESSES)
                .payload(payload(IfAddrMsg.LENGTH, 2));
        final DatagramBuilder links = link(new DatagramBuilder(), 1, "lo");
        links.message(Rtnetlink.RTM_NEWLINK, 0, DONE_OF_LINKS).payload(new byte[3]);
        link(links, 2, "");
        link(links, 3, "eth0");
        channel.then(end(addresses, DONE_OF_ADDRESSES)).then(end(links, DONE_OF_LINKS));
        try (NetlinkLinks source = new NetlinkLinks(new SourceCounters(), channel)) {
            assertEquals(DumpResult.complete("netlink", 4), read(source));
            assertEquals(
                    List.of("lo", "eth0"),
                    source.links().stream().map(Link::name).toList());
            assertEquals(1, source.links().get(0).inet4().size());
            assertEquals(1, source.links().get(1).inet4().size());
            final String address = "rtnetlink: a malformed message about an address skipped";
            final String link = "rtnetlink: a malformed message about an interface skipped";
            assertEquals(List.of(address, address, link, link), source.complaints());
        }
    }

    /** Where a message's own length makes no sense the rest of its datagram is lost, and no other datagram. */
    @Test
    void shouldListInterfacesOfOtherDatagrams() throws IOException {
        final DatagramBuilder broken = link(link(new DatagramBuilder(), 1, "lo"), 2, "lost");
        broken.claimLength(7);
        channel.then(end(address(new DatagramBuilder(), 1), DONE_OF_ADDRESSES))
                .then(broken)
                .then(end(link(new DatagramBuilder(), 3, "eth0"), DONE_OF_LINKS));
        try (NetlinkLinks source = new NetlinkLinks(new SourceCounters(), channel)) {
            assertEquals(new DumpResult(DumpStatus.BROKEN, "netlink", "", 1, false, false), read(source));
            assertEquals(
                    List.of("lo", "eth0"),
                    source.links().stream().map(Link::name).toList());
            assertEquals(1, source.complaints().size());
        }
    }

    /** An address whose interface has gone before interfaces were listed, and an interface that came without one. */
    @Test
    void shouldBearWhatGoesBetweenTwoRequests() throws IOException {
        channel.then(end(address(address(new DatagramBuilder(), 1), 9), DONE_OF_ADDRESSES))
                .then(end(link(link(new DatagramBuilder(), 1, "lo"), 10, "new0"), DONE_OF_LINKS));
        try (NetlinkLinks source = new NetlinkLinks(new SourceCounters(), channel)) {
            assertEquals(DumpResult.complete("netlink", 0), read(source));
            assertEquals(1, source.links().get(0).inet4().size());
            assertEquals(List.of(), source.links().get(1).inet4());
            assertEquals(List.of(), source.complaints());
        }
    }

    @Test
    void shouldReadAllBytesOfAHardwareAddress() throws IOException {
        final byte[] infiniband = new byte[20];
        for (int i = 0; i < infiniband.length; i++) {
            infiniband[i] = (byte) (0xF0 + i);
        }
        channel.then(end(new DatagramBuilder(), DONE_OF_ADDRESSES))
                .then(end(
                        link(new DatagramBuilder(), 7, "ib0").attribute(IfLink.IFLA_ADDRESS, infiniband),
                        DONE_OF_LINKS));
        try (NetlinkLinks source = new NetlinkLinks(new SourceCounters(), channel)) {
            assertEquals(DumpResult.complete("netlink", 0), read(source));
            assertArrayEquals(infiniband, source.links().get(0).hardwareAddress());
        }
    }
}
