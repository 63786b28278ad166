package io.sockeye.collector.sockdiag;

import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

import io.sockeye.benchmarks.support.Rows;
import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.benchmarks.support.SyntheticDump;
import io.sockeye.benchmarks.support.SyntheticSocket;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;

/** How long does it take to make a row of one socket of a received netlink datagram? */
public class InetDiagDecodeBenchmark extends SocketBenchmark {
    /** Messages with INET_DIAG_INFO that a datagram of 32 KiB holds, so that whole datagrams make a batch. */
    private static final int ROWS_WITH_INFO = ROWS / 4;

    private final RowBatch batch = new RowBatch(SocketRecord.LENGTH, ROWS);
    private final DumpReader walker = new DumpReader(new Walk());
    private final DumpReader decoder = new DumpReader(new Decode(false));
    private final DumpReader infoDecoder = new DumpReader(new Decode(true));
    private SyntheticDump dump;
    private SyntheticDump infoDump;
    private int walked;

    /** Made by JMH. */
    public InetDiagDecodeBenchmark() {}

    /** Make the dumps, and check that all variants read the same out of them. */
    @Setup
    public void setUp() {
        dump = new SyntheticDump(Family.INET, batches(), ROWS, false);
        infoDump = new SyntheticDump(Family.INET, batches() * ROWS / ROWS_WITH_INFO, ROWS_WITH_INFO, true);
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, walkHeadersOnly(), "walkHeadersOnly");
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, decodeFixedPart(), "decodeFixedPart");
            Rows.requireSockets(batch, Family.INET, i * ROWS, ROWS, "decodeFixedPart");
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, decodeWithTcpInfo(), "decodeWithTcpInfo");
            Rows.requireSockets(batch, Family.INET, i * ROWS, ROWS, "decodeWithTcpInfo");
        }
        for (int i = 0; i < batches(); i++) {
            requireSockets(naiveObjects(), i * ROWS);
        }
    }

    /** The floor: from header to header. */
    @Benchmark
    public int walkHeadersOnly() {
        walked = 0;
        final int index = nextBatch();
        walker.begin(SyntheticDump.SEQUENCE, SockDiag.SOCK_DIAG_BY_FAMILY);
        walker.read(dump.datagram(index), dump.length(index));
        return walked;
    }

    /** What a listing does. */
    @Benchmark
    public int decodeFixedPart() {
        batch.reset();
        final int index = nextBatch();
        decoder.begin(SyntheticDump.SEQUENCE, SockDiag.SOCK_DIAG_BY_FAMILY);
        decoder.read(dump.datagram(index), dump.length(index));
        return batch.count();
    }

    /** What a listing with timers does. */
    @Benchmark
    public int decodeWithTcpInfo() {
        batch.reset();
        final int index = nextBatch() * ROWS / ROWS_WITH_INFO;
        infoDecoder.begin(SyntheticDump.SEQUENCE, SockDiag.SOCK_DIAG_BY_FAMILY);
        for (int i = index; i < index + ROWS / ROWS_WITH_INFO; i++) {
            infoDecoder.read(infoDump.datagram(i), infoDump.length(i));
        }
        return batch.count();
    }

    /** The baseline: an object for each socket. */
    @Benchmark
    public List<?> naiveObjects() {
        final int index = nextBatch();
        return NaiveInetDiag.read(dump.datagram(index).byteBuffer(), dump.length(index));
    }

    private static void requireSockets(final List<?> sockets, final int first) {
        requireEqual(ROWS, sockets.size(), "naiveObjects");
        for (int i = 0; i < ROWS; i++) {
            final NaiveInetDiag.Socket socket = (NaiveInetDiag.Socket) sockets.get(i);
            final SyntheticSocket expected = SyntheticSocket.of(Family.INET, first + i);
            requireEqual(expected.state(), socket.state(), "naiveObjects: state");
            requireEqual(expected.timer(), socket.timer(), "naiveObjects: timer");
            requireEqual(expected.timerMs(), socket.timerMs(), "naiveObjects: timerMs");
            requireEqual(expected.retransmits(), socket.retransmits(), "naiveObjects: retransmits");
            requireEqual(expected.localPort(), socket.local().getPort(), "naiveObjects: localPort");
            requireEqual(expected.remotePort(), socket.remote().getPort(), "naiveObjects: remotePort");
            requireEqual(
                    List.of(expected.localAddress()[1], expected.remoteAddress()[3]),
                    List.of(
                            socket.local().getAddress().getAddress()[1],
                            socket.remote().getAddress().getAddress()[3]),
                    "naiveObjects: addresses");
            requireEqual(expected.recvQueue(), socket.recvQueue(), "naiveObjects: recvQueue");
            requireEqual(expected.sendQueue(), socket.sendQueue(), "naiveObjects: sendQueue");
            requireEqual(expected.uid(), socket.uid(), "naiveObjects: uid");
            requireEqual(expected.inode(), socket.inode(), "naiveObjects: inode");
        }
    }

    private final class Walk implements DumpReader.MessageHandler {
        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            walked++;
        }

        @Override
        public void onMalformed(final long position) {
            throw new IllegalStateException("malformed: position=" + position);
        }
    }

    private final class Decode implements DumpReader.MessageHandler {
        private final boolean attributes;
        private final InetDiagTranslator translator = new InetDiagTranslator();
        private final SocketRecord row = new SocketRecord();

        Decode(final boolean attributes) {
            this.attributes = attributes;
        }

        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            translator.translate(Protocol.TCP, buffer, offset, batch.appendUncleared(row));
            if (attributes
                    && !translator.translateAttributes(
                            buffer, offset + InetDiagMsg.LENGTH, length - InetDiagMsg.LENGTH, row)) {
                throw new IllegalStateException("malformed attributes");
            }
        }

        @Override
        public void onMalformed(final long position) {
            throw new IllegalStateException("malformed: position=" + position);
        }
    }
}
