package io.sockeye.collector.multicast;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.netlink.DumpRequest;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.collector.netlink.RowMessages;
import io.sockeye.collector.record.GroupRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.route.InterfaceNames;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.rtnetlink.IfAddr;
import io.sockeye.linux.rtnetlink.IfAddrMsg;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/**
 * Multicast groups from rtnetlink(7), in the order of {@code /proc/net/igmp} and {@code igmp6}, without how often each
 * was joined. Of IPv4 the kernel tells them since Linux 6.15. Confined to one thread at a time.
 */
final class NetlinkGroups implements AutoCloseable {
    /** Lengths of addresses in bytes. */
    private static final int INET_LENGTH = 4;

    private static final int INET6_LENGTH = 16;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final SourceCounters counters;
    private final ChannelOpener opener;
    private final RowWriter<GroupRecord> rows;
    private final NetlinkDump dump;
    private final DumpRequest request = new DumpRequest();

    /**
     * Prepare; nothing is read yet.
     *
     * @param counters to count what reading takes; a membership counts as a socket.
     */
    NetlinkGroups(final SourceCounters counters) {
        this(counters, new KernelChannels());
    }

    /**
     * Prepare; nothing is read yet.
     *
     * @param counters to count what reading takes; a membership counts as a socket.
     * @param opener   of the channels.
     */
    NetlinkGroups(final SourceCounters counters, final ChannelOpener opener) {
        this.counters = counters;
        this.opener = opener;
        rows = new RowWriter<>(new GroupRecord(), new RowBatch(GroupRecord.LENGTH, GroupRecord.BATCH_ROWS), counters);
        dump = new NetlinkDump(Netlink.NETLINK_ROUTE, "rtnetlink", counters, null, opener);
    }

    /**
     * Read the groups of a family.
     *
     * @param family IPv4 or IPv6.
     * @param sink   of rows; it hears nothing if the dump is refused.
     * @return how it ended.
     * @throws ErrnoException if it failed in another way than a refusal.
     */
    DumpResult read(final Family family, final RowSink sink) throws ErrnoException {
        if (!NativeAccess.isAvailable()) {
            return DumpResult.refused(DumpStatus.DENIED, NetlinkDump.SOURCE, NativeAccess.unavailableBecause());
        }
        try (InterfaceNames names = new InterfaceNames(counters, opener)) {
            final Messages messages = new Messages(sink, names, family);
            final int offset = request.begin(Rtnetlink.RTM_GETMULTICAST, IfAddrMsg.LENGTH);
            new IfAddrMsg().wrap(request.buffer(), offset).family(family.number());
            final DumpResult result =
                    dump.run(request, Rtnetlink.RTM_GETMULTICAST, messages.reader, messages, "family=" + family);
            messages.finish(result.isRefusal());
            return names.in(result);
        }
    }

    @Override
    public void close() {
        dump.close();
    }

    /** Makes rows of the messages of one dump. */
    private final class Messages extends RowMessages<GroupRecord> {
        private final InterfaceNames names;
        private final Family family;
        private final IfAddrMsg message = new IfAddrMsg();
        private final NlAttrs attributes = new NlAttrs();
        private final DumpReader reader = new DumpReader(this);

        Messages(final RowSink sink, final InterfaceNames names, final Family family) {
            super(sink, rows, family == Family.INET ? GroupReader.INET_LINE : GroupReader.INET6_LINE);
            this.names = names;
            this.family = family;
        }

        @Override
        protected void translate(final UnsafeBuffer buffer, final int offset, final int length) throws ErrnoException {
            if (length < IfAddrMsg.LENGTH) {
                onMalformed(reader.position());
                return;
            }
            message.wrap(buffer, offset);
            attributes.wrap(buffer, offset + IfAddrMsg.LENGTH, length - IfAddrMsg.LENGTH);
            final int addressLength = family == Family.INET ? INET_LENGTH : INET6_LENGTH;
            boolean isWhole = false;
            while (attributes.next()) {
                if (attributes.type() == IfAddr.IFA_MULTICAST && attributes.payloadLength() == addressLength) {
                    add(buffer, attributes.payloadOffset());
                    isWhole = true;
                }
            }
            if (!isWhole || attributes.isMalformed()) {
                onMalformed(reader.position());
            }
        }

        private void add(final UnsafeBuffer buffer, final int address) throws ErrnoException {
            final byte[] name = names.name(message.index());
            final GroupRecord row =
                    rows.next().family(family.number()).uncounted(true).name(name, 0, name.length);
            if (family == Family.INET6) {
                row.group(buffer.getLong(address), buffer.getLong(address + Long.BYTES));
            } else {
                final long word = buffer.getInt(address) & 0xFFFF_FFFFL;
                row.group(LITTLE_ENDIAN ? word : word << Integer.SIZE, 0);
            }
        }
    }
}
