package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.ledger.LedgerEntry;
import io.sockeye.collector.ledger.LedgerHandler;
import io.sockeye.collector.ledger.SocketLedger;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.NativeAccess;

/** Sockets of a network of their own come, go, change and are left out, and the kernel is asked. */
@Timeout(60)
class LiveLedgerTest {
    private static final SocketQuery INFO = new SocketQuery(Selection.ALL, false, false, false, true, true, false);
    private static final int PAIRS = 6;
    private static final int SENT = 10_000;

    private final List<Channel> channels = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Set<Integer> leftOutPorts = new HashSet<>();
    private SocketDiagLooks looks;

    /** What the ledger tells, by ports. */
    private static final class Tally implements LedgerHandler {
        private final List<String> opened = new ArrayList<>();
        private final List<String> closed = new ArrayList<>();
        private final List<String> missed = new ArrayList<>();
        private final List<String> first = new ArrayList<>();
        private long acked;
        private long received;

        private static String ports(final LedgerEntry entry) {
            return entry.localPort() + ">" + entry.remotePort();
        }

        @Override
        public void onFirst(final LedgerEntry entry, final SocketRecord row) {
            first.add(ports(entry));
        }

        @Override
        public void onOpened(final LedgerEntry entry, final SocketRecord row) {
            opened.add(ports(entry));
        }

        @Override
        public void onSeen(final LedgerEntry entry, final SocketRecord row) {
            acked += entry.ackedSince();
            received += entry.receivedSince();
        }

        @Override
        public void onMissed(final LedgerEntry entry) {
            missed.add(ports(entry));
        }

        @Override
        public void onClosed(final LedgerEntry entry) {
            closed.add(ports(entry));
        }

        private void clear() {
            opened.clear();
            closed.clear();
            missed.clear();
            first.clear();
            acked = 0;
            received = 0;
        }
    }

    /** Looks at TCP and UDP, without the rows of some local ports. */
    private final class SocketDiagLooks implements AutoCloseable {
        private final SockDiagSource source = new SockDiagSource();
        private final SockDiagWitness witness = new SockDiagWitness();
        private final SocketLedger ledger;
        private final int threads;

        SocketDiagLooks(final boolean isAsking, final int threads) {
            ledger = isAsking ? new SocketLedger(tally, witness) : new SocketLedger(tally);
            this.threads = threads;
        }

        void look() throws IOException {
            tally.clear();
            for (final Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
                final List<RowSink> sinks = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    sinks.add(new Forgetful());
                }
                assertEquals(
                        DumpStatus.COMPLETE,
                        source.collect(protocol, Family.UNSPEC, INFO, sinks).status());
            }
            ledger.finish(true);
        }

        @Override
        public void close() {
            ledger.close();
            witness.close();
            source.close();
        }

        private final class Forgetful implements RowSink {
            private final RowBatch kept = new RowBatch(SocketRecord.DETAILED_LENGTH, SocketRecord.BATCH_ROWS);
            private final SocketRecord row = new SocketRecord();

            @Override
            public boolean onRows(final RowBatch batch) {
                kept.reset();
                for (int i = 0; i < batch.count(); i++) {
                    if (!leftOutPorts.contains(batch.get(i, row).localPort())) {
                        kept.appendCopy(row);
                    }
                }
                ledger.onRows(kept);
                return true;
            }

            @Override
            public void onMalformed(final String what, final long position) {
                throw new AssertionError("malformed: position=" + position);
            }
        }
    }

    private ServerSocketChannel server(final String address) throws IOException {
        final ServerSocketChannel server = keep(ServerSocketChannel.open());
        server.bind(new InetSocketAddress(InetAddress.getByName(address), 0), 100);
        return server;
    }

    private <C extends Channel> C keep(final C channel) {
        channels.add(channel);
        return channel;
    }

    /** Both ends of a connection: the client, and what the server accepted. */
    private List<SocketChannel> connect(final ServerSocketChannel server) throws IOException {
        final SocketChannel client = keep(SocketChannel.open());
        client.connect(server.getLocalAddress());
        return List.of(client, keep(server.accept()));
    }

    private static int port(final SocketChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private static int port(final ServerSocketChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private void run(final boolean isAsking, final int threads, final PrivateNetwork.Body body) throws Exception {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        PrivateNetwork.run(() -> {
            looks = new SocketDiagLooks(isAsking, threads);
            try {
                body.run();
            } finally {
                looks.close();
                for (final Channel channel : channels) {
                    channel.close();
                }
            }
        });
    }

    /** IPv4, IPv6, and IPv4 over sockets of IPv6, which Java's own are; each is asked for in its own words. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void shouldFindWhatTheLookLeftOut(final String address) throws Exception {
        run(true, 1, () -> {
            final ServerSocketChannel server = server(address);
            for (int i = 0; i < PAIRS; i++) {
                connect(server);
            }
            if (address.indexOf(':') < 0) {
                final SocketChannel plain = keep(SocketChannel.open(StandardProtocolFamily.INET));
                plain.connect(server.getLocalAddress());
                keep(server.accept());
            }
            looks.look();
            final int connections = 2 * PAIRS + (address.indexOf(':') < 0 ? 2 : 0);
            assertEquals(connections + 1, tally.first.size());

            final Set<Integer> all = new HashSet<>();
            for (final Channel channel : channels) {
                all.add(channel instanceof SocketChannel socket ? port(socket) : port((ServerSocketChannel) channel));
            }
            leftOutPorts.addAll(all);
            looks.look();
            assertEquals(connections, tally.missed.size());
            assertEquals(List.of(), tally.closed);
            assertEquals(1, looks.ledger.counts().waiting(), "the listener");

            leftOutPorts.clear();
            looks.look();
            assertEquals(List.of(), tally.opened);
            assertEquals(List.of(), tally.closed);
            assertEquals(connections + 1, looks.ledger.counts().tracked());
            assertEquals(0, looks.ledger.counts().unanswered());
            assertEquals("", looks.witness.problem());
        });
    }

    /** The same look without the question tells that sockets went which are there. */
    @Test
    void shouldCloseWhatIsThereIfNobodyIsAsked() throws Exception {
        run(false, 1, () -> {
            final ServerSocketChannel server = server("127.0.0.1");
            final SocketChannel client = connect(server).getFirst();
            looks.look();
            leftOutPorts.add(port(client));
            looks.look();
            assertEquals(List.of(port(client) + ">" + port(server)), tally.closed);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldTellWhatCameAndWhatWent(final int threads) throws Exception {
        run(true, threads, () -> {
            final ServerSocketChannel server = server("127.0.0.1");
            final List<SocketChannel> toTimeWait = connect(server);
            final List<SocketChannel> reset = connect(server);
            final List<SocketChannel> halfClosed = connect(server);
            final List<SocketChannel> stays = connect(server);
            looks.look();
            assertEquals(9, tally.first.size());

            // The one that closes first goes to TIME_WAIT, the other goes for good.
            final String[] gone = {ports(toTimeWait.get(0)), ports(toTimeWait.get(1)), ports(reset.get(0))};
            final String resetPeer = ports(reset.get(1));
            toTimeWait.get(0).close();
            assertEquals(-1, toTimeWait.get(1).read(ByteBuffer.allocate(1)));
            toTimeWait.get(1).close();
            reset.get(0).setOption(StandardSocketOptions.SO_LINGER, 0);
            reset.get(0).close();
            halfClosed.get(0).shutdownOutput();
            final List<SocketChannel> comes = connect(server);
            leftOutPorts.add(port(stays.get(0)));
            looks.look();
            assertEquals(Set.of(ports(comes.get(0)), ports(comes.get(1))), Set.copyOf(tally.opened));
            assertTrue(tally.closed.containsAll(List.of(gone)), () -> tally.closed + ", gone=" + List.of(gone));
            assertEquals(Set.of(gone[0], gone[1], gone[2], resetPeer), Set.copyOf(tally.closed));
            assertEquals(List.of(ports(stays.get(0))), tally.missed);
            assertEquals(
                    tally.opened.size() - tally.closed.size(),
                    looks.ledger.counts().tracked() - 9);
        });
    }

    private static String ports(final SocketChannel channel) throws IOException {
        return port(channel) + ">" + ((InetSocketAddress) channel.getRemoteAddress()).getPort();
    }

    /** What the kernel keeps of a closed connection in FIN_WAIT2 is not a socket that came. */
    @Test
    void shouldNotTakeWhatIsLeftForASocket() throws Exception {
        run(true, 1, () -> {
            final ServerSocketChannel server = server("127.0.0.1");
            final List<SocketChannel> pair = connect(server);
            looks.look();
            final String closing = ports(pair.get(0));
            pair.get(0).close();
            looks.look();
            assertEquals(List.of(), tally.opened);
            // Its process has let go of it, and its peer has not: FIN_WAIT2, at first as a socket of its own or not.
            final int before = tally.closed.size();
            looks.look();
            assertEquals(List.of(), tally.opened);
            pair.get(1).close();
            looks.look();
            assertEquals(List.of(), tally.opened);
            looks.look();
            assertEquals(1, looks.ledger.counts().tracked(), "the listener; closing=" + closing + ", before=" + before);
            assertEquals(2, looks.ledger.counts().closed());
        });
    }

    @Test
    void shouldCountEachByteOnce() throws Exception {
        run(true, 2, () -> {
            final ServerSocketChannel server = server("127.0.0.1");
            final List<SocketChannel> pair = connect(server);
            looks.look();
            looks.look();
            assertEquals(0, tally.acked);
            pair.get(0).write(ByteBuffer.allocate(SENT));
            final ByteBuffer received = ByteBuffer.allocate(SENT);
            while (received.hasRemaining()) {
                pair.get(1).read(received);
            }
            awaitAcknowledged();
            assertEquals(SENT, tally.received);
            // What a look left out the next one tells of.
            pair.get(1).write(ByteBuffer.allocate(SENT));
            leftOutPorts.add(port(server));
            looks.look();
            leftOutPorts.clear();
            long acked = 0;
            while (acked < SENT) {
                looks.look();
                acked += tally.acked;
            }
            assertEquals(SENT, acked);
        });
    }

    /** An acknowledgement may be delayed, for 40 ms as a rule. */
    private void awaitAcknowledged() throws IOException {
        long acked = 0;
        long received = 0;
        while (acked < SENT) {
            looks.look();
            acked += tally.acked;
            received += tally.received;
        }
        assertEquals(SENT, acked);
        tally.received = received;
    }

    /** Of those that are there and of those that are not. */
    @Test
    void shouldAllocateNothingForAQuestion() throws Exception {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        run(true, 1, () -> {
            final RowBatch sockets = new RowBatch(SocketRecord.DETAILED_LENGTH, 100);
            final SocketRecord row = new SocketRecord();
            connect(server("127.0.0.1"));
            final RowSink keeping = new EachConnection(connection -> {
                for (int i = 0; i < 40; i++) {
                    sockets.appendCopy(connection);
                    sockets.get(sockets.count() - 1, row).cookie(connection.cookie() + (i % 2));
                }
            });
            try (SockDiagSource source = new SockDiagSource()) {
                source.collect(Protocol.TCP, Family.UNSPEC, INFO, keeping);
            }
            assertEquals(80, sockets.count());
            final SocketWitness.Answer[] answers = new SocketWitness.Answer[80];
            long least = Long.MAX_VALUE;
            // The first one warms up.
            for (int attempt = 0; attempt < 4; attempt++) {
                final long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 200; i++) {
                    looks.witness.ask(sockets, answers);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            for (int i = 0; i < 80; i++) {
                assertEquals(i % 2 == 0 ? SocketWitness.Answer.THERE : SocketWitness.Answer.GONE, answers[i], "" + i);
            }
            assertEquals(0, least, "bytes allocated");
        });
    }

    /** Hands on each connection that is there. */
    private record EachConnection(Consumer<SocketRecord> action) implements RowSink {
        @Override
        public boolean onRows(final RowBatch batch) {
            final SocketRecord row = new SocketRecord();
            for (int i = 0; i < batch.count(); i++) {
                if (batch.get(i, row).remotePort() != 0) {
                    action.accept(row);
                }
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError("malformed: position=" + position);
        }
    }

    /** A UDP socket is the same whatever it is connected to. */
    @Test
    void shouldFollowDatagramSockets() throws Exception {
        run(true, 1, () -> {
            final DatagramChannel socket = keep(DatagramChannel.open(StandardProtocolFamily.INET));
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            looks.look();
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 53));
            looks.look();
            assertEquals(List.of(), tally.opened);
            assertEquals(List.of(), tally.closed);
            final int port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            socket.close();
            looks.look();
            assertEquals(List.of(), tally.closed);
            looks.look();
            assertEquals(List.of(port + ">53"), tally.closed);
        });
    }
}
