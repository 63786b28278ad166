package io.sockeye.collector.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;

/** What a ledger takes: a bounded number of bytes a socket, and nothing for a look. */
class LedgerMemoryTest {
    private static final int SOCKETS = 400_000;
    private static final int BATCH = 250;
    private static final int ATTEMPTS = 4;
    private static final int LOOKS = 60;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Says of every second socket that it is there. */
    private static final SocketWitness WITNESS = new SocketWitness() {
        private int asked;

        @Override
        public void ask(final RowBatch sockets, final Answer[] answers) {
            for (int i = 0; i < sockets.count(); i++) {
                asked++;
                answers[i] = asked % 2 == 0 ? Answer.THERE : Answer.GONE;
            }
        }

        @Override
        public String problem() {
            return "";
        }

        @Override
        public SourceCounters counters() {
            return new SourceCounters();
        }

        @Override
        public void close() {}
    };

    private static RowBatch batch(final long firstCookie, final int count) {
        final RowBatch batch = MadeUpSocket.detailedBatch(count);
        for (int i = 0; i < count; i++) {
            final MadeUpSocket socket = new MadeUpSocket(firstCookie + i);
            socket.acked = i;
            socket.received = i;
            socket.appendTo(batch);
        }
        return batch;
    }

    @Test
    void shouldHoldManySocketsInLittle() {
        try (SocketLedger ledger = new SocketLedger(new LedgerHandler() {})) {
            final long empty = ledger.capacityBytes();
            assertTrue(empty <= 16 * 1024, "bytes=" + empty);
            for (int i = 0; i < SOCKETS; i += BATCH) {
                ledger.onRows(batch(i + 1, BATCH));
            }
            ledger.finish(true);
            assertEquals(SOCKETS, ledger.counts().tracked());
            final long full = ledger.capacityBytes();
            assertTrue(full <= 33L << 20, "bytes=" + full);
            // All of them go, and as many others come: the memory is used again.
            for (int look = 1; look <= 2; look++) {
                ledger.finish(true);
                assertEquals(0, ledger.counts().tracked());
                for (int i = 0; i < SOCKETS; i += BATCH) {
                    ledger.onRows(batch((long) look * SOCKETS + i + 1, BATCH));
                }
                ledger.finish(true);
                assertEquals(SOCKETS, ledger.counts().tracked());
            }
            assertEquals(full, ledger.capacityBytes());
        }
    }

    /** Sockets come, stay, are missed and go; once there was room for the most of them no look allocates. */
    @Test
    void shouldAllocateNothingForALook() {
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        final List<RowBatch> batches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            batches.add(batch(1 + i * 1000L, BATCH));
        }
        final long[] sums = new long[1];
        final LedgerHandler adding = new LedgerHandler() {
            @Override
            public void onClosed(final LedgerEntry entry) {
                sums[0] += entry.bytesAcked() + entry.localAddressHalf(0);
            }
        };
        try (SocketLedger ledger = new SocketLedger(adding, WITNESS)) {
            final long[] allocated = new long[ATTEMPTS];
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                final long before = threads.getCurrentThreadAllocatedBytes();
                for (int look = 0; look < LOOKS; look++) {
                    for (int i = 0; i < batches.size(); i++) {
                        if ((look + i) % 4 != 0) {
                            ledger.onRows(batches.get(i));
                        }
                    }
                    ledger.finish(look % 7 != 0);
                }
                allocated[attempt] = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertTrue(
                    ledger.counts().missed() > 1000, "missed=" + ledger.counts().missed());
            assertTrue(
                    ledger.counts().closed() > 1000, "closed=" + ledger.counts().closed());
            // The first one warms up, and grows the table.
            assertEquals(0, Arrays.stream(allocated, 1, ATTEMPTS).min().orElseThrow(), Arrays.toString(allocated));
        }
    }
}
