package io.sockeye.collector.route;

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
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.rtnetlink.RtMsg;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/**
 * Routes from rtnetlink, see rtnetlink(7): of IPv4 the same rows in the same order as {@code /proc/net/route} has,
 * since the kernel walks the same tree for both; of IPv6 what {@link Ipv6RouteTranslator} makes of them. Confined to
 * one thread at a time.
 */
final class NetlinkRoutes implements AutoCloseable {
    /** What users call it. */
    private static final String NAME = "netlink";

    private final SourceCounters counters = new SourceCounters();
    private final RowWriter<RouteRecord> rows =
            new RowWriter<>(new RouteRecord(), new RowBatch(RouteRecord.LENGTH, RouteRecord.BATCH_ROWS), counters);
    private final DumpRequest request = new DumpRequest();
    private final ChannelOpener opener;
    private final NetlinkDump dump;

    /** A source that asks the kernel, and opens its sockets when it is first asked. */
    NetlinkRoutes() {
        this(new KernelChannels());
    }

    /**
     * A source that opens its channels when it is first asked.
     *
     * @param opener of a channel for routes and one for interfaces.
     */
    NetlinkRoutes(final ChannelOpener opener) {
        this.opener = opener;
        dump = new NetlinkDump(
                Netlink.NETLINK_ROUTE,
                "rtnetlink",
                counters,
                channel -> channel.enable(Netlink.NETLINK_GET_STRICT_CHK),
                opener);
    }

    /** {@return what was done so far, not updated any more} */
    SourceCounters counters() {
        return new SourceCounters().add(counters);
    }

    /**
     * Deliver the routes of the table main.
     *
     * @param handler to deliver to; it hears nothing if the dump is refused.
     * @return how it ended.
     * @throws ErrnoException if it failed in another way than a refusal.
     */
    DumpResult table(final RowSink sink) throws ErrnoException {
        if (!NativeAccess.isAvailable()) {
            return DumpResult.refused(DumpStatus.DENIED, NAME, NativeAccess.unavailableBecause());
        }
        try (InterfaceNames names = new InterfaceNames(counters, opener)) {
            // A kernel that does not check requests strictly answers with all tables.
            final Messages messages = new Messages(sink, new RouteTranslator(names));
            final DumpResult result = names.in(run(messages, Family.INET, Rtnetlink.RT_TABLE_MAIN));
            final DumpReader reader = messages.reader;
            if (result.status() == DumpStatus.UNSUPPORTED && reader.errno() == Errno.ENOENT && reader.position() == 1) {
                // The table main is made with its first route. Said later, it went away meanwhile.
                messages.onTable();
                return DumpResult.complete(NAME, 0);
            }
            return result;
        }
    }

    /**
     * Deliver the IPv6 routes of all tables, without references and uses.
     *
     * @param sink to deliver to; it hears nothing if the dump is refused.
     * @return how it ended.
     * @throws ErrnoException if it failed in another way than a refusal.
     */
    DumpResult table6(final RowSink sink) throws ErrnoException {
        if (!NativeAccess.isAvailable()) {
            return DumpResult.refused(DumpStatus.DENIED, NAME, NativeAccess.unavailableBecause());
        }
        try (InterfaceNames names = new InterfaceNames(counters, opener)) {
            final Messages messages = new Messages(sink, new Ipv6RouteTranslator(names));
            return names.in(run(messages, Family.INET6, Rtnetlink.RT_TABLE_UNSPEC));
        }
    }

    private DumpResult run(final Messages messages, final Family family, final int table) throws ErrnoException {
        new RtMsg()
                .wrap(request.buffer(), request.begin(Rtnetlink.RTM_GETROUTE, RtMsg.LENGTH))
                .family(family.number())
                .table(table);
        final DumpResult result =
                dump.run(request, Rtnetlink.RTM_NEWROUTE, messages.reader, messages, "family=" + family);
        messages.finish(result.isRefusal());
        return result;
    }

    @Override
    public void close() {
        dump.close();
    }

    /** Makes rows of messages. */
    interface Translator {
        /**
         * Make the rows of a message, none where a listing leaves it out.
         *
         * @param buffer containing the message.
         * @param offset in bytes at which its payload begins.
         * @param length in bytes of the payload.
         * @param rows   to add to.
         * @return false if the message is not whole; rows of what came before that stand.
         * @throws ErrnoException if the kernel does not tell an interface's name.
         */
        boolean translate(UnsafeBuffer buffer, int offset, int length, RowWriter<RouteRecord> rows)
                throws ErrnoException;
    }

    /** Makes rows of the messages of one dump. */
    private final class Messages extends RowMessages<RouteRecord> {
        private final Translator translator;
        private final DumpReader reader = new DumpReader(this);

        Messages(final RowSink sink, final Translator translator) {
            super(sink, rows, "route");
            this.translator = translator;
        }

        @Override
        protected void translate(final UnsafeBuffer buffer, final int offset, final int length) throws ErrnoException {
            if (!translator.translate(buffer, offset, length, rows)) {
                onMalformed(reader.position());
            }
        }
    }
}
