package io.sockeye.collector.survey;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.ledger.LedgerCounts;
import io.sockeye.collector.ledger.LedgerEntry;
import io.sockeye.collector.ledger.LedgerHandler;
import io.sockeye.collector.ledger.SocketLedger;
import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.survey.Services.Figure;
import io.sockeye.collector.vocabulary.SocketStates;
import io.sockeye.linux.sockdiag.TcpInfo;
import io.sockeye.linux.sockdiag.TcpState;

/**
 * Surveys all sockets, look after look. A look is {@link #begin()}, a dump of each protocol whose rows come by {@link
 * #onRows}, and {@link #finish(int)}; then the numbers are there to be read until the next one begins. Rows want {@code
 * tcp_info} and the memory of sockets; what they lack is left out. Nothing is allocated for a row or a look once the
 * ledger has grown to the number of sockets. Threads: confined to one.
 */
public final class SocketSurvey implements RowSink, AutoCloseable {
    private static final int PROTOCOLS = Protocol.values().length;
    private static final int TCP = Protocol.TCP.code();
    private static final long MILLION = 1_000_000;
    private static final int PERCENT = 100;
    private static final long[] RTT_BOUNDS = {
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000
    };
    private static final long[] RATIO_BOUNDS = {100, 1_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000};
    private static final long[] BYTES_BOUNDS = {0, 1 << 10, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 24};

    private final StateCounts states = new StateCounts();
    private final Services services;
    private final SocketMemory memory = new SocketMemory();
    private final Distribution roundTrips = new Distribution(MILLION, RTT_BOUNDS);
    private final Distribution retransmitted = new Distribution(MILLION, RATIO_BOUNDS);
    private final Distribution recvQueues = new Distribution(1, BYTES_BOUNDS);
    private final Distribution sendQueues = new Distribution(1, BYTES_BOUNDS);
    private final long[] opened = new long[PROTOCOLS];
    private final long[] closed = new long[PROTOCOLS];
    private final long[] shortLived = new long[PROTOCOLS];
    private final SocketLedger ledger;
    /** Null where nobody listens. */
    private final DestroyedSockets destroyed;

    private final DestroyedSockets.Handler shortLives = this::addShortLived;
    private final SocketRecord row = new SocketRecord();
    private long sockets;
    private long malformed;
    private boolean hasLooked;

    /**
     * Nothing seen yet.
     *
     * @param mostServices the most ports that have numbers of their own.
     * @param witness      to ask for connections that a look is without, the caller's to close; null to take looks at
     *                     their word.
     * @param destroyed    what the kernel tells of sockets that are destroyed; null where nobody listens.
     */
    public SocketSurvey(final int mostServices, final SocketWitness witness, final DestroyedSockets destroyed) {
        this.destroyed = destroyed;
        services = new Services(mostServices);
        ledger = new SocketLedger(new Flows(), witness);
    }

    /** A look begins. */
    public void begin() {
        states.reset();
        services.begin();
        memory.reset();
        roundTrips.reset();
        retransmitted.reset();
        recvQueues.reset();
        sendQueues.reset();
        sockets = 0;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        final int count = batch.count();
        sockets += count;
        for (int i = 0; i < count; i++) {
            batch.get(i, row);
            states.add(row.protocol(), row.family(), SocketStates.code(row.protocol(), row.state(), row.flags()));
            memory.add(row);
            if (row.protocol() == TCP) {
                addTcp();
            }
        }
        // Listeners have their places now: they come before their connections, maybe in the same batch.
        ledger.onRows(batch);
        return true;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        malformed++;
    }

    private void addTcp() {
        final int state = row.state();
        final boolean isListener = state == TcpState.TCP_LISTEN;
        final int place = services.place(row.localPort(), isListener);
        services.addSocket(place, state);
        if (isListener) {
            addListener(place);
            return;
        }
        services.add(place, Figure.RECV_QUEUE, row.recvQueue());
        services.add(place, Figure.SEND_QUEUE, row.sendQueue());
        if (state == TcpState.TCP_ESTABLISHED) {
            recvQueues.record(row.recvQueue());
            sendQueues.record(row.sendQueue());
            addInfo();
        }
    }

    private void addListener(final int place) {
        final long waiting = row.recvQueue();
        final long most = row.backlog();
        services.add(place, Figure.ACCEPT_QUEUE, waiting);
        services.add(place, Figure.ACCEPT_QUEUE_MAX, most);
        if (most > 0) {
            services.atLeast(place, Figure.ACCEPT_QUEUE_PERCENT, waiting * PERCENT / most);
        }
        if (row.hasDrops()) {
            services.add(place, Figure.DROPS, row.drops());
        }
    }

    private void addInfo() {
        if (!row.hasDetails()) {
            return;
        }
        final int length = row.getShort(RowLayout.INFO_LENGTH_OFFSET);
        final int rtt = length < TcpInfo.TCPI_RTT_OFFSET + Integer.BYTES ? 0 : info(TcpInfo.TCPI_RTT_OFFSET);
        if (rtt != 0) {
            roundTrips.record(rtt & 0xFFFF_FFFFL);
        }
        if (length >= TcpInfo.TCPI_SEGS_OUT_OFFSET + Integer.BYTES) {
            final long out = info(TcpInfo.TCPI_SEGS_OUT_OFFSET) & 0xFFFF_FFFFL;
            final long again = info(TcpInfo.TCPI_TOTAL_RETRANS_OFFSET) & 0xFFFF_FFFFL;
            if (out > 0) {
                retransmitted.record(again * MILLION / out);
            }
        }
    }

    private int info(final int offset) {
        return row.getInt(RowLayout.INFO_OFFSET + offset);
    }

    /**
     * All rows of a look have come: find what is closed.
     *
     * @param whole which protocols the look was whole of, as {@link SocketLedger#finish(int)} has it.
     */
    public void finish(final int whole) {
        if (destroyed != null) {
            // What was there before the first look did not come since.
            destroyed.settle(ledger, hasLooked ? shortLives : DestroyedSockets.NOBODY);
        }
        hasLooked |= whole != 0;
        ledger.finish(whole);
        if ((whole >>> TCP & 1) != 0) {
            services.end();
        }
    }

    private void addShortLived(final int protocol, final int localPort, final long acked, final long received) {
        shortLived[protocol]++;
        opened[protocol]++;
        closed[protocol]++;
        if (protocol == TCP) {
            final int place = services.place(localPort, false);
            services.add(place, Figure.OPENED, 1);
            services.add(place, Figure.CLOSED, 1);
            services.add(place, Figure.SENT, acked);
            services.add(place, Figure.RECEIVED, received);
        }
    }

    /** Rows come from another source from now on: sockets that came before are not compared with those that come. */
    public void forget() {
        ledger.forget();
    }

    /** {@return how many sockets there are by protocol, family and state} */
    public StateCounts states() {
        return states;
    }

    /** {@return what the services of this host have} */
    public Services services() {
        return services;
    }

    /** {@return the memory that sockets take} */
    public SocketMemory memory() {
        return memory;
    }

    /** {@return round trips of established TCP connections, in seconds} */
    public Distribution roundTrips() {
        return roundTrips;
    }

    /** {@return of established TCP connections the share of their segments that were sent again, 0 to 1} */
    public Distribution retransmitted() {
        return retransmitted;
    }

    /** {@return receive queues of established TCP connections, in bytes} */
    public Distribution recvQueues() {
        return recvQueues;
    }

    /** {@return send queues of established TCP connections, in bytes} */
    public Distribution sendQueues() {
        return sendQueues;
    }

    /**
     * How many sockets came since the first look, adding up.
     *
     * @param protocol of them.
     * @return the count.
     */
    public long opened(final Protocol protocol) {
        return opened[protocol.code()];
    }

    /**
     * How many sockets went since the first look, adding up.
     *
     * @param protocol of them.
     * @return the count.
     */
    public long closed(final Protocol protocol) {
        return closed[protocol.code()];
    }

    /**
     * How many sockets lived and died between two looks, adding up; they are among those that came and went.
     *
     * @param protocol of them.
     * @return the count; 0 where nobody listens.
     */
    public long shortLived(final Protocol protocol) {
        return shortLived[protocol.code()];
    }

    /** {@return what was found by comparing looks} */
    public LedgerCounts ledger() {
        return ledger.counts();
    }

    /** {@return rows of the look} */
    public long sockets() {
        return sockets;
    }

    /** {@return messages and lines that could not be read, of all looks} */
    public long malformed() {
        return malformed;
    }

    /** Free the memory; it must not be used any more. */
    @Override
    public void close() {
        ledger.close();
    }

    /** What came, went and flowed between the looks. */
    private final class Flows implements LedgerHandler {
        @Override
        public void onOpened(final LedgerEntry entry, final SocketRecord socket) {
            opened[entry.protocol()]++;
            if (entry.protocol() == TCP) {
                final int place = services.place(entry.localPort(), false);
                services.add(place, Figure.OPENED, 1);
                addBytes(place, entry);
            }
        }

        @Override
        public void onSeen(final LedgerEntry entry, final SocketRecord socket) {
            if (entry.protocol() == TCP && (entry.ackedSince() | entry.receivedSince()) != 0) {
                addBytes(services.place(entry.localPort(), false), entry);
            }
        }

        /** The look was without it: it is there. */
        @Override
        public void onMissed(final LedgerEntry entry) {
            sockets++;
            states.add(entry.protocol(), entry.family(), SocketStates.code(entry.protocol(), entry.state(), 0));
            if (entry.protocol() == TCP) {
                services.addSocket(services.place(entry.localPort(), false), entry.state());
            }
        }

        @Override
        public void onClosed(final LedgerEntry entry) {
            closed[entry.protocol()]++;
            if (entry.protocol() == TCP) {
                services.add(services.place(entry.localPort(), false), Figure.CLOSED, 1);
            }
        }

        private void addBytes(final int place, final LedgerEntry entry) {
            services.add(place, Figure.SENT, entry.ackedSince());
            services.add(place, Figure.RECEIVED, entry.receivedSince());
        }
    }
}
