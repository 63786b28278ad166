package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.netlink.DumpRequest;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.sockdiag.InetDiagMsg;

/** The sockets that the kernel answers a request with, and all that its bytecode sees of them, by their cookies. */
final class EntryDump implements NetlinkDump.Handler, AutoCloseable {
    private static final int INET_DIAG_MARK = 15;
    private static final int INET_DIAG_CGROUP_ID = 21;

    private final Map<Long, Boolean> portsAsked;
    private final Map<Long, KernelEntry> entries = new LinkedHashMap<>();
    private final InetDiagMsg message = new InetDiagMsg();
    private final NlAttrs attributes = new NlAttrs();
    private final DumpReader reader = new DumpReader(this);
    private final NetlinkDump dump = new NetlinkDump(Netlink.NETLINK_SOCK_DIAG, "sock_diag", new SourceCounters());

    /** Of sockets of which it is known whether somebody asked for their port, by their inodes. */
    EntryDump(final Map<Long, Boolean> portsAsked) {
        this.portsAsked = portsAsked;
    }

    /** How the kernel takes a request. */
    DumpResult ask(final DumpRequest request, final int messageType) throws ErrnoException {
        entries.clear();
        return dump.run(request, messageType, reader, this, "test");
    }

    /** The errno that the last request was refused with, or 0. */
    int errno() {
        return reader.errno();
    }

    /** What came. */
    Map<Long, KernelEntry> entries() {
        return new LinkedHashMap<>(entries);
    }

    @Override
    public void onMalformed(final long position) {
        throw new AssertionError("malformed: position=" + position);
    }

    @Override
    public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
        message.wrap(buffer, offset);
        int mark = 0;
        long cgroup = 0;
        attributes.wrap(buffer, offset + InetDiagMsg.LENGTH, length - InetDiagMsg.LENGTH);
        while (attributes.next()) {
            if (attributes.type() == INET_DIAG_MARK) {
                mark = buffer.getInt(attributes.payloadOffset());
            } else if (attributes.type() == INET_DIAG_CGROUP_ID) {
                cgroup = buffer.getLong(attributes.payloadOffset());
            }
        }
        final KernelEntry entry = new KernelEntry(
                message.family(),
                message.state(),
                bytes(message.src(0), message.src(1)),
                bytes(message.dst(0), message.dst(1)),
                message.sport(),
                message.dport(),
                message.ifIndex(),
                mark,
                cgroup,
                portsAsked.getOrDefault(message.inode(), false));
        assertEquals(null, entries.put(message.cookie(), entry), "a socket came twice");
    }

    private static byte[] bytes(final long first, final long second) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putLong(first)
                .putLong(second)
                .array();
    }

    @Override
    public boolean hasDelivered() {
        return !entries.isEmpty();
    }

    @Override
    public void close() {
        dump.close();
    }
}
