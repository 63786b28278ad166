package io.sockeye.collector.masquerade;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.linux.netfilter.Conntrack;

/**
 * How long does it take to make a row of one connection that the kernel tracks, from a received netlink message or from
 * a line of /proc/net/nf_conntrack? Here a socket is a connection. The rows of an invocation lie one after the other,
 * as in a listing's batch; delivering the batch is left out.
 */
public class ConntrackBenchmark extends SocketBenchmark {
    /** Messages that a datagram of 32 KiB holds, so that whole datagrams make a batch. */
    private static final int ROWS_OF_DATAGRAM = ROWS / 2;

    private final RowBatch batch = new RowBatch(ConnectionRecord.LENGTH, ROWS);
    private final ConnectionRecord row = new ConnectionRecord();
    private final DumpReader walker = new DumpReader(new Walk());
    private final DumpReader decoder = new DumpReader(new Decode());
    private final ConntrackLine line = new ConntrackLine();
    private SyntheticConntrackDump dump;
    private byte[][] texts;
    private int count;

    /** Made by JMH. */
    public ConntrackBenchmark() {}

    /** Make messages and text of the same connections, and check that all variants read the same out of them. */
    @Setup
    public void setUp() {
        dump = new SyntheticConntrackDump(batches() * ROWS / ROWS_OF_DATAGRAM, ROWS_OF_DATAGRAM);
        texts = new byte[batches()][];
        for (int i = 0; i < texts.length; i++) {
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int k = 0; k < ROWS; k++) {
                text.writeBytes(SyntheticConnection.of(i * ROWS + k).line());
            }
            texts[i] = text.toByteArray();
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, walkMessagesOnly(), "walkMessagesOnly");
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, findLinesOnly(), "findLinesOnly");
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, decodeMessage(), "decodeMessage");
            requireConnections(i * ROWS, "decodeMessage");
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, parseLine(), "parseLine");
            requireConnections(i * ROWS, "parseLine");
        }
        final List<List<?>> ofMessages = new ArrayList<>();
        for (int i = 0; i < batches(); i++) {
            ofMessages.add(naiveMaps());
            requireNaive(ofMessages.get(i), i * ROWS);
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ofMessages.get(i), naiveSplit(), "naiveMaps and naiveSplit");
        }
    }

    /** The floor of messages: from header to header. */
    @Benchmark
    public int walkMessagesOnly() {
        return read(walker);
    }

    /** What a listing does by netlink. */
    @Benchmark
    public int decodeMessage() {
        return read(decoder);
    }

    /** The baseline of messages: a map of attributes, and an object for each connection. */
    @Benchmark
    public List<?> naiveMaps() {
        final List<NaiveConntrack.Connection> connections = new ArrayList<>();
        final int first = nextBatch() * ROWS / ROWS_OF_DATAGRAM;
        for (int i = first; i < first + ROWS / ROWS_OF_DATAGRAM; i++) {
            NaiveConntrack.readMessages(dump.bytes(i), connections);
        }
        return connections;
    }

    /** The floor of lines: from newline to newline, as a listing finds them. */
    @Benchmark
    public int findLinesOnly() {
        final byte[] text = texts[nextBatch()];
        int lines = 0;
        int from = 0;
        while (from < text.length) {
            from = AsciiScan.indexOfNewline(text, from, text.length) + 1;
            lines++;
        }
        return lines;
    }

    /** What a listing does by /proc. */
    @Benchmark
    public int parseLine() {
        final byte[] text = texts[nextBatch()];
        count = 0;
        int from = 0;
        while (from < text.length) {
            final int newline = AsciiScan.indexOfNewline(text, from, text.length);
            if (!line.parse(text, from, newline, nextRow())) {
                throw new IllegalStateException("malformed: offset=" + from);
            }
            from = newline + 1;
        }
        return count;
    }

    /** The baseline of lines: strings, and an object for each connection. */
    @Benchmark
    public List<?> naiveSplit() {
        final List<NaiveConntrack.Connection> connections = new ArrayList<>();
        NaiveConntrack.readLines(texts[nextBatch()], connections);
        return connections;
    }

    private int read(final DumpReader reader) {
        count = 0;
        final int first = nextBatch() * ROWS / ROWS_OF_DATAGRAM;
        reader.begin(SyntheticConntrackDump.SEQUENCE, Conntrack.messageType(Conntrack.IPCTNL_MSG_CT_NEW));
        for (int i = first; i < first + ROWS / ROWS_OF_DATAGRAM; i++) {
            reader.read(dump.datagram(i), dump.datagram(i).capacity());
        }
        return count;
    }

    private ConnectionRecord nextRow() {
        if (count == 0) {
            batch.reset();
        }
        count++;
        return batch.append(row);
    }

    private void requireConnections(final int first, final String who) {
        for (int i = 0; i < count; i++) {
            final SyntheticConnection connection = SyntheticConnection.of(first + i);
            if (!connection.isIn(batch.get(i, row))) {
                throw new IllegalStateException(
                        who + ": wrong row: number=" + (first + i) + ", expected=" + connection);
            }
        }
    }

    private static void requireNaive(final List<?> connections, final int first) {
        requireEqual(ROWS, connections.size(), "naiveMaps");
        for (int i = 0; i < ROWS; i++) {
            requireEqual(expected(SyntheticConnection.of(first + i)), connections.get(i), "naiveMaps");
        }
    }

    private static NaiveConntrack.Connection expected(final SyntheticConnection connection) {
        final InetSocketAddress server = end(connection.server(), connection.serverPort());
        return new NaiveConntrack.Connection(
                SyntheticConnection.IPPROTO_TCP,
                SyntheticConnection.stateName(connection.state()),
                connection.timeout(),
                connection.mark(),
                connection.assured(),
                List.of(
                        end(connection.client(), connection.clientPort()),
                        server,
                        server,
                        end(connection.router(), connection.routerPort())));
    }

    private static InetSocketAddress end(final int address, final int port) {
        final byte[] bytes =
                ByteBuffer.allocate(Integer.BYTES).putInt(0, address).array();
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (final UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Walk implements DumpReader.MessageHandler {
        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            count++;
        }

        @Override
        public void onMalformed(final long position) {
            throw new IllegalStateException("malformed: position=" + position);
        }
    }

    private final class Decode implements DumpReader.MessageHandler {
        private final CtnetlinkTranslator translator = new CtnetlinkTranslator();

        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            if (!translator.translate(buffer, offset, length, nextRow())) {
                throw new IllegalStateException("malformed: row=" + count);
            }
        }

        @Override
        public void onMalformed(final long position) {
            throw new IllegalStateException("malformed: position=" + position);
        }
    }
}
