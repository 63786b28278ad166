package io.sockeye.collector.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.benchmarks.support.SyntheticSocket;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.sockdiag.TcpInfo;
import io.sockeye.linux.sockdiag.TcpState;

/**
 * How long does it take to find a socket of the last look again? Looks bring them in one random order, in which they
 * did not come into the table. Each look is finished, which is in the figure too. {@code -p sockets=400000} is the size
 * that matters.
 */
public class LedgerBenchmark extends SocketBenchmark {
    private static final int INFO_LENGTH = 240;

    private final RowBatch plain = new RowBatch(SocketRecord.LENGTH, ROWS);
    private final RowBatch detailed = new RowBatch(SocketRecord.DETAILED_LENGTH, ROWS);
    private final SocketRecord row = new SocketRecord();
    private final UnsafeBuffer info = OffHeap.allocate(INFO_LENGTH);
    private final Map<Long, Long> naive = new HashMap<>();
    private long bytes;
    private long looks;
    private long seen;
    private long acked;
    private long[] cookies;
    private SocketLedger ledger;

    /** Made by JMH. */
    public LedgerBenchmark() {}

    /** Fill the table, and check that each variant finds all. */
    @Setup
    public void setUp() {
        fill(plain);
        fill(detailed);
        ledger = new SocketLedger(new Adding());
        cookies = new long[batches() * ROWS];
        for (int i = 0; i < cookies.length; i++) {
            cookies[i] = i + 1;
            naive.put(cookies[i], 0L);
        }
        for (int i = 0; i < batches(); i++) {
            ledger.onRows(brought(plain, i));
        }
        ledger.finish(true);
        shuffle();
        round(this::seenAgain);
        round(this::seenAgainWithBytes);
        round(this::seenAgainWithBytes);
        requireEqual(cookies.length, ledger.counts().tracked(), "tracked");
        requireEqual(3L * cookies.length, seen, "seen");
        requireEqual((long) cookies.length, acked, "acked");
        requireEqual(0L, ledger.counts().closed(), "closed");
        round(this::naiveMap);
        requireEqual(cookies.length, naive.size(), "naiveMap");
    }

    private void round(final Runnable variant) {
        for (int i = 0; i < batches(); i++) {
            variant.run();
        }
    }

    /** Free the table. */
    @TearDown
    public void tearDown() {
        ledger.close();
    }

    private void fill(final RowBatch batch) {
        for (int i = 0; i < ROWS; i++) {
            SyntheticSocket.of(Family.INET, i).fill(batch.append(row));
            row.protocol(Protocol.TCP.code()).state(TcpState.TCP_ESTABLISHED).timer(0);
            if (row.hasDetails()) {
                SocketDetails.clear(row);
                SocketDetails.info(row, info, 0, INFO_LENGTH);
            }
        }
    }

    private void shuffle() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = cookies.length - 1; i > 0; i--) {
            final int other = random.nextInt(i + 1);
            final long cookie = cookies[i];
            cookies[i] = cookies[other];
            cookies[other] = cookie;
        }
    }

    private RowBatch brought(final RowBatch batch, final int number) {
        final int from = number * ROWS;
        for (int i = 0; i < ROWS; i++) {
            batch.get(i, row).cookie(cookies[from + i]);
        }
        return batch;
    }

    /** The floor: rows get the cookies of their sockets. */
    @Benchmark
    public RowBatch bringRows() {
        return brought(plain, nextBatch());
    }

    /** Rows without details, which tell no bytes. */
    @Benchmark
    public void seenAgain() {
        see(plain, nextBatch());
    }

    /** Rows with details, each with more bytes than in the look before. */
    @Benchmark
    public void seenAgainWithBytes() {
        final int number = nextBatch();
        if (number == 0) {
            bytes++;
        }
        for (int i = 0; i < ROWS; i++) {
            info.putLong(TcpInfo.TCPI_BYTES_ACKED_OFFSET, bytes);
            SocketDetails.info(detailed.get(i, row), info, 0, INFO_LENGTH);
        }
        see(detailed, number);
    }

    private void see(final RowBatch batch, final int number) {
        ledger.onRows(brought(batch, number));
        if (number == batches() - 1) {
            ledger.finish(true);
            looks++;
        }
    }

    /** The baseline: a map with objects for keys and values. */
    @Benchmark
    public void naiveMap() {
        final RowBatch batch = brought(plain, nextBatch());
        for (int i = 0; i < ROWS; i++) {
            naive.put(batch.get(i, row).cookie(), looks);
        }
    }

    /** What a handler does at least. */
    private final class Adding implements LedgerHandler {
        @Override
        public void onSeen(final LedgerEntry entry, final SocketRecord of) {
            seen++;
            acked += entry.ackedSince();
        }
    }
}
