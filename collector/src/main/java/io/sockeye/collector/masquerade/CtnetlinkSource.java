package io.sockeye.collector.masquerade;

import java.io.IOException;

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
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.netfilter.Conntrack;
import io.sockeye.linux.netfilter.NfGenMsg;
import io.sockeye.linux.netlink.Netlink;

/**
 * Tracked connections from NETLINK_NETFILTER: one dump {@code IPCTNL_MSG_CT_GET}, which the kernel gives to who has
 * CAP_NET_ADMIN in the network's namespace. Rows are made where the messages lie; nothing is allocated per connection.
 *
 * <p>The kernel can leave out connections by a single set of bits that a status must have, since Linux 5.15.
 * Translation of the source or of the destination are two sets, so that would be two walks of the table, and it would
 * miss what IPVS translates: all are asked for. Confined to one thread at a time.
 */
final class CtnetlinkSource implements ConnectionSource {
    /** What users call it. */
    static final String NAME = "netlink";

    private final SourceCounters counters = new SourceCounters();
    private final NetlinkDump dump;
    private final CtnetlinkTranslator translator = new CtnetlinkTranslator();
    private final RowWriter<ConnectionRecord> rows = new RowWriter<>(
            new ConnectionRecord(), new RowBatch(ConnectionRecord.LENGTH, ConnectionRecord.BATCH_ROWS), counters);
    private final Messages messages = new Messages();
    private final DumpReader reader = new DumpReader(messages);
    private final DumpRequest request = new DumpRequest();

    /** A source that asks the kernel, and opens its socket when it is first asked. */
    CtnetlinkSource() {
        this(new KernelChannels());
    }

    /**
     * A source that opens its channel when it is first asked.
     *
     * @param opener of the channel to the kernel, or to what stands for it.
     */
    CtnetlinkSource(final ChannelOpener opener) {
        dump = new NetlinkDump(Netlink.NETLINK_NETFILTER, "conntrack", counters, null, opener);
    }

    @Override
    public DumpResult collect(final Family family, final RowSink sink) throws IOException {
        if (!NativeAccess.isAvailable()) {
            return DumpResult.refused(DumpStatus.DENIED, NAME, NativeAccess.unavailableBecause());
        }
        final int offset = request.begin(Conntrack.messageType(Conntrack.IPCTNL_MSG_CT_GET), NfGenMsg.LENGTH);
        new NfGenMsg().wrap(request.buffer(), offset).family(family.number());
        rows.begin(sink);
        final int answerType = Conntrack.messageType(Conntrack.IPCTNL_MSG_CT_NEW);
        final DumpResult result = dump.run(request, answerType, reader, messages, "family=" + family);
        return result.status() == DumpStatus.DENIED
                ? DumpResult.refused(DumpStatus.DENIED, NAME, "netlink needs CAP_NET_ADMIN")
                : result;
    }

    @Override
    public SourceCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        dump.close();
    }

    private final class Messages implements NetlinkDump.Handler {
        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            if (!translator.translate(buffer, offset, length, rows.next())) {
                rows.removeLast();
                onMalformed(reader.position());
            }
        }

        @Override
        public void onMalformed(final long position) {
            rows.malformed(ProcConntrackSource.WHAT, position);
        }

        @Override
        public boolean wantsMore() {
            return rows.isWanted();
        }

        @Override
        public void endDump() {
            rows.flush();
        }

        @Override
        public boolean hasDelivered() {
            return rows.delivered() > 0;
        }

        @Override
        public long malformed() {
            return rows.malformed();
        }
    }
}
