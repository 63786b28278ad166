package io.sockeye.benchmarks.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.benchmarks.support.SyntheticSocket;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** How long does it take to tell whether a row is wanted, where protocols and states come as they like? */
public class FilterBenchmark extends SocketBenchmark {
    private static final int SS_UNCONNECTED = 1;
    private static final int SS_CONNECTED = 3;

    @Param({"ALL", "CONNECTED", "LISTENING"})
    private Selection selection;

    private final SocketRecord row = new SocketRecord();
    private RowBatch[] batches;
    private SocketFilter filter;
    private List<List<Socket>> objects;
    private Predicate<Socket> predicate;

    /** Made by JMH. */
    public FilterBenchmark() {}

    /** Make the rows, and check that both variants want the same of them. */
    @Setup
    public void setUp() {
        filter = new SocketFilter(selection);
        predicate = predicate(selection);
        batches = new RowBatch[batches()];
        objects = new ArrayList<>();
        for (int i = 0; i < batches.length; i++) {
            batches[i] = new RowBatch(SocketRecord.LENGTH, ROWS);
            objects.add(new ArrayList<>());
            for (int k = 0; k < ROWS; k++) {
                fill(batches[i].append(row), i * ROWS + k);
                objects.get(i).add(Socket.of(row));
            }
        }
        int wanted = 0;
        int naivelyWanted = 0;
        for (int i = 0; i < batches.length; i++) {
            wanted += matches();
        }
        for (int i = 0; i < batches.length; i++) {
            naivelyWanted += (int) naivePredicate();
        }
        requireEqual(naivelyWanted, wanted, "wanted rows");
        final int all = batches.length * ROWS;
        if (selection == Selection.ALL ? wanted != all : wanted == 0 || wanted == all) {
            throw new IllegalStateException("nothing to tell apart: wanted=" + wanted + ", rows=" + all);
        }
    }

    /** The floor: from row to row. */
    @Benchmark
    public int wrapOnly() {
        final RowBatch batch = batches[nextBatch()];
        int sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum += batch.get(i, row).protocol();
        }
        return sum;
    }

    /** What a listing does. */
    @Benchmark
    public int matches() {
        final RowBatch batch = batches[nextBatch()];
        int count = 0;
        for (int i = 0; i < ROWS; i++) {
            if (filter.matches(batch.get(i, row))) {
                count++;
            }
        }
        return count;
    }

    /** The baseline: a predicate on objects. */
    @Benchmark
    public long naivePredicate() {
        return objects.get(nextBatch()).stream().filter(predicate).count();
    }

    private static void fill(final SocketRecord row, final int number) {
        final SplittableRandom random = new SplittableRandom(number);
        final int dice = random.nextInt(16);
        if (dice < 3) {
            final boolean isServer = random.nextInt(8) == 0;
            row.protocol(Protocol.UNIX.code())
                    .family(Family.UNIX.number())
                    .state(isServer || random.nextBoolean() ? SS_UNCONNECTED : SS_CONNECTED)
                    .flags(isServer ? SocketRecord.SO_ACCEPTCON : 0);
            return;
        }
        SyntheticSocket.of(random.nextInt(4) == 0 ? Family.INET6 : Family.INET, number)
                .fill(row);
        final Protocol protocol = dice < 5 ? Protocol.UDP : dice < 6 ? Protocol.RAW : Protocol.TCP;
        row.protocol(protocol.code());
        if (protocol != Protocol.TCP && random.nextBoolean()) {
            row.remoteAddress(0, 0);
        }
    }

    private static Predicate<Socket> predicate(final Selection selection) {
        switch (selection) {
            case ALL:
                return socket -> true;
            case LISTENING:
                return Socket::isServer;
            default:
                return socket -> !socket.isServer();
        }
    }

    /** A row as an object. */
    private record Socket(
            Protocol protocol, int state, boolean accepts, boolean hasRemoteAddress, boolean hasRemotePort) {
        static Socket of(final SocketRecord row) {
            return new Socket(
                    Protocol.ofCode(row.protocol()),
                    row.state(),
                    (row.flags() & SocketRecord.SO_ACCEPTCON) != 0,
                    !row.isRemoteAddressNull(),
                    row.remotePort() != 0);
        }

        boolean isServer() {
            return switch (protocol) {
                case UDP, UDPLITE, RAW -> !hasRemoteAddress;
                case UNIX -> state == SS_UNCONNECTED && accepts;
                default -> !hasRemotePort;
            };
        }
    }
}
