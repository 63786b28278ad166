package io.sockeye.collector.link;

import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.rtnetlink.IfInfoMsg;
import io.sockeye.linux.rtnetlink.IfLink;
import io.sockeye.linux.rtnetlink.RtnlLinkMap;
import io.sockeye.linux.rtnetlink.RtnlLinkStats64;

/** Turns the answers to RTM_GETLINK into interfaces. Confined to one thread at a time. */
final class LinkMessages implements NetlinkDump.Handler {
    /** As much of {@code struct rtnl_link_stats64} as every kernel has that knows it, in bytes: 23 counters. */
    private static final int STATS_LENGTH = 23 * Long.BYTES;

    private static final byte[] NO_ADDRESS = {};

    private final AddressTable addresses;
    private final List<Link> links = new ArrayList<>();
    private final IfInfoMsg message = new IfInfoMsg();
    private final NlAttrs attributes = new NlAttrs();
    private final RtnlLinkStats64 stats = new RtnlLinkStats64();
    private final RtnlLinkMap linkMap = new RtnlLinkMap();

    private long malformed;

    /**
     * A handler that gives interfaces their addresses.
     *
     * @param addresses of all interfaces.
     */
    LinkMessages(final AddressTable addresses) {
        this.addresses = addresses;
    }

    /** {@return what came so far} */
    List<Link> links() {
        return links;
    }

    @Override
    public long malformed() {
        return malformed;
    }

    @Override
    public boolean hasDelivered() {
        return !links.isEmpty();
    }

    @Override
    public void onMalformed(final long position) {
        malformed++;
    }

    @Override
    public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
        if (length < IfInfoMsg.LENGTH) {
            malformed++;
            return;
        }
        message.wrap(buffer, offset);
        String name = "";
        byte[] hardwareAddress = NO_ADDRESS;
        int mtu = 0;
        int txQueueLength = 0;
        LinkMap map = null;
        LinkCounters counters = null;
        attributes.wrap(buffer, offset + IfInfoMsg.LENGTH, length - IfInfoMsg.LENGTH);
        while (attributes.next()) {
            final int payload = attributes.payloadOffset();
            final int payloadLength = attributes.payloadLength();
            switch (attributes.type()) {
                case IfLink.IFLA_IFNAME -> name = AddressMessages.text(buffer, payload, payloadLength);
                case IfLink.IFLA_ADDRESS -> hardwareAddress = bytes(buffer, payload, payloadLength);
                case IfLink.IFLA_MTU -> mtu = number(buffer, payload, payloadLength);
                case IfLink.IFLA_TXQLEN -> txQueueLength = number(buffer, payload, payloadLength);
                case IfLink.IFLA_MAP -> map = map(buffer, payload, payloadLength);
                case IfLink.IFLA_STATS64 -> counters = counters(buffer, payload, payloadLength);
                default -> {}
            }
        }
        if (attributes.isMalformed() || name.isEmpty()) {
            malformed++;
            return;
        }
        final int index = message.index();
        links.add(new Link(
                index,
                name,
                message.type(),
                hardwareAddress,
                message.flags(),
                mtu,
                txQueueLength,
                map,
                counters,
                addresses.inet4(index),
                addresses.inet6(index)));
    }

    private static byte[] bytes(final UnsafeBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        ByteArrays.get(buffer, offset, bytes, 0, bytes.length);
        return bytes;
    }

    private static int number(final UnsafeBuffer buffer, final int offset, final int length) {
        return length < Integer.BYTES ? 0 : buffer.getInt(offset);
    }

    private LinkMap map(final UnsafeBuffer buffer, final int offset, final int length) {
        if (length < RtnlLinkMap.LENGTH) {
            return null;
        }
        linkMap.wrap(buffer, offset);
        return new LinkMap(
                linkMap.memStart(), linkMap.memEnd(), linkMap.baseAddr(), linkMap.irq(), linkMap.dma(), linkMap.port());
    }

    /** The sums are those of {@code dev_seq_printf_stats}. */
    private LinkCounters counters(final UnsafeBuffer buffer, final int offset, final int length) {
        if (length < STATS_LENGTH) {
            return null;
        }
        stats.wrap(buffer, offset, length);
        return new LinkCounters(
                stats.rxBytes(),
                stats.rxPackets(),
                stats.rxErrors(),
                stats.rxDropped() + stats.rxMissedErrors(),
                stats.rxFifoErrors(),
                stats.rxLengthErrors() + stats.rxOverErrors() + stats.rxCrcErrors() + stats.rxFrameErrors(),
                stats.rxCompressed(),
                stats.multicast(),
                stats.txBytes(),
                stats.txPackets(),
                stats.txErrors(),
                stats.txDropped(),
                stats.txFifoErrors(),
                stats.collisions(),
                stats.txCarrierErrors() + stats.txAbortedErrors() + stats.txWindowErrors() + stats.txHeartbeatErrors(),
                stats.txCompressed());
    }
}
