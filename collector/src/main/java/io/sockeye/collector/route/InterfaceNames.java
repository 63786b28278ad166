package io.sockeye.collector.route;

import java.nio.charset.StandardCharsets;

import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.netlink.DumpRequest;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.rtnetlink.IfInfoMsg;
import io.sockeye.linux.rtnetlink.IfLink;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/**
 * Names of interfaces by index, from one dump of the links when the first is asked for, and from another where one is
 * not known: it may have come since. Lives for one listing, as interfaces are renamed. Confined to one thread.
 */
public final class InterfaceNames implements AutoCloseable {
    /** What {@code /proc/net/route} prints where there is no interface, as for one that has gone meanwhile. */
    private static final byte[] NONE = "*".getBytes(StandardCharsets.US_ASCII);

    private final DumpRequest request = new DumpRequest();
    private final NetlinkDump dump;
    private final Int2ObjectHashMap<byte[]> names = new Int2ObjectHashMap<>();
    private int lastIndex;
    private byte[] lastName = NONE;

    /**
     * No names yet.
     *
     * @param counters to count in.
     */
    public InterfaceNames(final SourceCounters counters) {
        this(counters, new KernelChannels());
    }

    /**
     * No names yet.
     *
     * @param counters to count in.
     * @param opener   of the channel.
     */
    InterfaceNames(final SourceCounters counters, final ChannelOpener opener) {
        dump = new NetlinkDump(
                Netlink.NETLINK_ROUTE,
                "rtnetlink",
                counters,
                channel -> channel.enable(Netlink.NETLINK_GET_STRICT_CHK),
                opener);
    }

    /**
     * The name of an interface.
     *
     * @param index of it, 0 for none.
     * @return its name, not to be changed; {@code *} where there is none.
     * @throws ErrnoException if the kernel does not tell.
     */
    public byte[] name(final int index) throws ErrnoException {
        if (index == lastIndex) {
            return lastName;
        }
        byte[] name = names.get(index);
        if (name == null) {
            load();
            name = names.get(index);
            if (name == null) {
                name = NONE;
                names.put(index, name);
            }
        }
        lastIndex = index;
        lastName = name;
        return name;
    }

    /**
     * The name of an interface, where there is one.
     *
     * @param index of it, 0 for none.
     * @return its name, not to be changed; null where there is none.
     * @throws ErrnoException if the kernel does not tell.
     */
    public byte[] find(final int index) throws ErrnoException {
        final byte[] name = name(index);
        return name == NONE ? null : name;
    }

    private void load() throws ErrnoException {
        final Links links = new Links();
        request.begin(Rtnetlink.RTM_GETLINK, IfInfoMsg.LENGTH);
        request.attributeInt(IfLink.IFLA_EXT_MASK, IfLink.RTEXT_FILTER_SKIP_STATS);
        dump.run(request, Rtnetlink.RTM_NEWLINK, new DumpReader(links), links, "links");
    }

    @Override
    public void close() {
        dump.close();
    }

    private final class Links implements NetlinkDump.Handler {
        private final IfInfoMsg message = new IfInfoMsg();
        private final NlAttrs attributes = new NlAttrs();

        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            if (length < IfInfoMsg.LENGTH) {
                return;
            }
            message.wrap(buffer, offset);
            attributes.wrap(buffer, offset + IfInfoMsg.LENGTH, length - IfInfoMsg.LENGTH);
            while (attributes.next()) {
                if (attributes.type() == IfLink.IFLA_IFNAME && attributes.payloadLength() > 0) {
                    final byte[] name = new byte[attributes.payloadLength() - 1];
                    ByteArrays.get(buffer, attributes.payloadOffset(), name, 0, name.length);
                    names.put(message.index(), name);
                    return;
                }
            }
        }

        @Override
        public void onMalformed(final long position) {
            // An interface without a name is as one that is not there.
        }

        @Override
        public boolean hasDelivered() {
            return false;
        }
    }
}
