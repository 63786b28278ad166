package io.sockeye.collector.route;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.netlink.DumpRequest;
import io.sockeye.collector.netlink.NetlinkDump;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.rtnetlink.RtMsg;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/**
 * IPv4 routes from rtnetlink, see rtnetlink(7): the same rows in the same order as {@code /proc/net/route} has, since the
 * kernel walks the same tree for both. Confined to one thread at a time.
 */
final class NetlinkRoutes implements AutoCloseable {
    private final SourceCounters counters = new SourceCounters();
    private final RouteBatch batch = new RouteBatch(RouteBatch.DEFAULT_CAPACITY);
    private final RouteRecord row = new RouteRecord();
    private final DumpRequest request = new DumpRequest();
    private final NetlinkDump dump = new NetlinkDump(
            Netlink.NETLINK_ROUTE, "rtnetlink", counters, socket -> socket.enable(Netlink.NETLINK_GET_STRICT_CHK));

    private String refusal = "";

    /** A source that opens its sockets when it is first asked. */
    NetlinkRoutes() {}

    /** {@return what was done so far, not updated any more} */
    SourceCounters counters() {
        return new SourceCounters().add(counters);
    }

    /** {@return why the last dump was refused} */
    String refusal() {
        return refusal;
    }

    /**
     * Deliver the routes of the table main.
     *
     * @param handler to deliver to; it hears nothing if the dump is refused.
     * @return how it ended.
     * @throws ErrnoException if it failed in another way than a refusal.
     */
    DumpStatus table(final RouteHandler handler) throws ErrnoException {
        refusal = "";
        if (!NativeAccess.isAvailable()) {
            refusal = NativeAccess.unavailableBecause();
            return DumpStatus.DENIED;
        }
        try (InterfaceNames names = new InterfaceNames(counters)) {
            final Rows rows = new Rows(handler, new RouteTranslator(names));
            final DumpReader reader = new DumpReader(rows);
            rows.reader = reader;
            // A kernel that does not check requests strictly answers with all tables.
            new RtMsg()
                    .wrap(request.buffer(), request.begin(Rtnetlink.RTM_GETROUTE, RtMsg.LENGTH))
                    .family(Family.INET.number())
                    .table(Rtnetlink.RT_TABLE_MAIN);
            batch.reset();
            final DumpStatus status = dump.run(request, Rtnetlink.RTM_NEWROUTE, reader, rows, "family=INET");
            if (rows.error != null) {
                throw rows.error;
            }
            if (status == DumpStatus.UNSUPPORTED && reader.errno() == Errno.ENOENT) {
                // The table main is made with its first route.
                rows.begin();
                return DumpStatus.COMPLETE;
            }
            refusal = dump.refusal();
            if (!status.isRefusal()) {
                rows.begin();
            }
            return status;
        }
    }

    @Override
    public void close() {
        dump.close();
    }

    /** Turns messages into rows of the batch, and hands the batch on when it is full. */
    private final class Rows implements NetlinkDump.Handler {
        private final RouteHandler handler;
        private final RouteTranslator translator;
        private DumpReader reader;
        private ErrnoException error;
        private boolean isBegun;
        private boolean wantsMore = true;

        Rows(final RouteHandler handler, final RouteTranslator translator) {
            this.handler = handler;
            this.translator = translator;
        }

        void begin() {
            if (!isBegun) {
                isBegun = true;
                handler.onTable();
            }
        }

        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            if (error != null) {
                return;
            }
            try {
                if (!translator.translate(buffer, offset, length, batch.append(row))) {
                    batch.removeLast();
                    if (translator.isMalformed()) {
                        onMalformed(reader.position());
                    }
                }
            } catch (final ErrnoException e) {
                // To be thrown where the dump has ended.
                batch.removeLast();
                error = e;
                wantsMore = false;
            }
            if (batch.isFull()) {
                flush();
            }
        }

        @Override
        public void onMalformed(final long position) {
            begin();
            handler.onMalformed(position);
        }

        @Override
        public boolean wantsMore() {
            return wantsMore;
        }

        @Override
        public boolean hasDelivered() {
            return isBegun;
        }

        @Override
        public void endDump() {
            flush();
        }

        private void flush() {
            if (batch.count() > 0) {
                begin();
                counters.addSockets(batch.count());
                wantsMore &= handler.onRoutes(batch);
                batch.reset();
            }
        }
    }
}
