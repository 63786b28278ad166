package io.sockeye.collector.sockdiag;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketWitness.Answer;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** How long does it take to ask the kernel for one socket? Of this host's own, so {@code sockets} is without effect. */
public class SocketQuestionBenchmark extends SocketBenchmark {
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, false, false, false);

    private final List<Channel> channels = new ArrayList<>();
    private final RowBatch there = new RowBatch(SocketRecord.LENGTH, ROWS);
    private final RowBatch gone = new RowBatch(SocketRecord.LENGTH, ROWS);
    private final Answer[] answers = new Answer[ROWS];
    private final SockDiagWitness witness = new SockDiagWitness();

    /** Made by JMH. */
    public SocketQuestionBenchmark() {}

    /**
     * Open the connections, and check that all have the answer that they should.
     *
     * @throws IOException if they cannot be opened.
     */
    @Setup
    public void setUp() throws IOException {
        final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET);
        channels.add(server);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ROWS);
        final int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        for (int i = 0; i < ROWS; i++) {
            final SocketChannel client = SocketChannel.open(StandardProtocolFamily.INET);
            channels.add(client);
            client.connect(server.getLocalAddress());
            channels.add(server.accept());
        }
        try (SockDiagSource source = new SockDiagSource()) {
            source.collect(Protocol.TCP, Family.INET, ALL, new Clients(port));
        }
        requireEqual(ROWS, there.count(), "clients");
        askForThose();
        requireAll(Answer.THERE);
        askForOthers();
        requireAll(Answer.GONE);
    }

    private void requireAll(final Answer expected) {
        for (final Answer answer : answers) {
            requireEqual(expected, answer, "answer");
        }
    }

    /**
     * Close them.
     *
     * @throws IOException if that fails.
     */
    @TearDown
    public void tearDown() throws IOException {
        witness.close();
        for (final Channel channel : channels) {
            channel.close();
        }
    }

    /** They are there. */
    @Benchmark
    public Answer[] askForThose() {
        witness.ask(there, answers);
        return answers;
    }

    /** Others have their addresses: what most questions are answered with. */
    @Benchmark
    public Answer[] askForOthers() {
        witness.ask(gone, answers);
        return answers;
    }

    /** Keeps the connections to a port, and the same with cookies that no socket has. */
    private final class Clients implements RowSink {
        private final int port;
        private final SocketRecord row = new SocketRecord();
        private final SocketRecord copy = new SocketRecord();

        Clients(final int port) {
            this.port = port;
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                if (batch.get(i, row).remotePort() == port && row.inode() != 0) {
                    there.appendCopy(row);
                    gone.appendCopy(row);
                    gone.get(gone.count() - 1, copy).cookie(-1);
                }
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new IllegalStateException("malformed: position=" + position);
        }
    }
}
