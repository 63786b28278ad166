package io.sockeye.benchmarks.farm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.benchmarks.compare.NamespaceVisit;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.ledger.LedgerEntry;
import io.sockeye.collector.ledger.LedgerHandler;
import io.sockeye.collector.ledger.SocketLedger;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.sockdiag.SockDiagSource;
import io.sockeye.collector.sockdiag.SockDiagWitness;

/**
 * While thousands of connections a second come and go, no socket that stays is ever told to be gone; and whoever does
 * not ask for what a dump is without tells so of some.
 */
@Timeout(400)
class LedgerChurnIT {
    private static final int CONNECTIONS = 5000;
    private static final int CHURN = 5000;
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, false, false, false);
    /**
     * A dump misses a socket where another one goes that is in the same chain of the kernel's table. So the farm's
     * network gets a small table with long chains, where the kernel has that setting: what it takes a host's own
     * thousands of looks to show, some show here.
     */
    private static final List<String> SMALL_TABLE = List.of(
            "unshare",
            "--net",
            "sh",
            "-c",
            "echo 1024 > /proc/sys/net/ipv4/tcp_child_ehash_entries; exec \"$@\"",
            "sh");

    /** What is shown of the ledger that asks is shown by many looks, however soon the other one is wrong. */
    private static final int LEAST_LOOKS = 300;

    private static final int MOST_LOOKS = 20_000;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(240);

    private static final String NAMESPACE =
            "sockeye-ledger-" + ProcessHandle.current().pid();

    @TempDir
    Path endpoints;

    private final Set<String> staying = new HashSet<>();
    private final Closings asking = new Closings();
    private final Closings believing = new Closings();

    /** The closed sockets that are there. */
    private final class Closings implements LedgerHandler {
        private final SocketRecord row = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());
        private final List<String> wrong = new ArrayList<>();
        private int missed;

        @Override
        public void onMissed(final LedgerEntry entry) {
            missed++;
        }

        @Override
        public void onClosed(final LedgerEntry entry) {
            entry.fill(row);
            final String socket = Endpoints.of(row);
            if (staying.contains(socket)) {
                wrong.add(socket);
            }
        }
    }

    /** A look's cookies, as it brought them. */
    private static final class Cookies implements RowSink {
        private final SocketRecord row = new SocketRecord();
        private final Set<Long> all = new HashSet<>();
        private final List<SocketLedger> ledgers;

        Cookies(final List<SocketLedger> ledgers) {
            this.ledgers = ledgers;
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                // Neither in SYN_RECV nor in TIME_WAIT, which no connection of the farm leaves behind.
                if (row.state() != 3 && row.timer() != 3) {
                    all.add(row.cookie());
                }
            }
            for (final SocketLedger ledger : ledgers) {
                ledger.onRows(batch);
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new IllegalStateException("malformed: position=" + position);
        }
    }

    @Test
    void shouldCloseNoSocketThatStays() throws Exception {
        SocketFarmIT.assumeNamespaces(NAMESPACE);
        try (FarmProcess farm = FarmProcess.start(
                hasTableSize() ? SMALL_TABLE : List.of(),
                Map.of(),
                "--connections=" + CONNECTIONS,
                "--churn=" + CHURN,
                "--endpoints=" + endpoints,
                "--namespace=" + NAMESPACE)) {
            farm.awaitReady();
            staying.addAll(Endpoints.read(endpoints));
            assertTrue(staying.size() >= 2 * CONNECTIONS, "sockets=" + staying.size());
            final NamespaceVisit visit = NamespaceVisit.to(NAMESPACE);
            try {
                look();
            } finally {
                visit.close();
            }
            farm.closeStdin();
            farm.awaitEnd(0);
        }
    }

    private static boolean hasTableSize() {
        return Files.isWritable(Path.of("/proc/sys/net/ipv4/tcp_child_ehash_entries"));
    }

    private void look() throws Exception {
        final long end = System.nanoTime() + MOST_NANOS;
        int looks = 0;
        final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long finishing = 0;
        try (SockDiagSource source = new SockDiagSource();
                SockDiagWitness witness = new SockDiagWitness();
                SocketLedger asker = new SocketLedger(asking, witness);
                SocketLedger believer = new SocketLedger(believing)) {
            final Cookies cookies = new Cookies(List.of(asker, believer));
            while (looks < LEAST_LOOKS || believing.wrong.isEmpty() && looks < MOST_LOOKS && System.nanoTime() < end) {
                looks++;
                final long opened = asker.counts().opened() - asker.counts().closed();
                final int tracked = asker.counts().tracked();
                cookies.all.clear();
                asking.missed = 0;
                assertEquals(
                        DumpStatus.COMPLETE,
                        source.collect(Protocol.TCP, Family.UNSPEC, ALL, cookies)
                                .status());
                final long before = cpu.getCurrentThreadCpuTime();
                asker.finish(true);
                finishing += cpu.getCurrentThreadCpuTime() - before;
                believer.finish(true);
                assertEquals(
                        cookies.all.size() + asking.missed + asker.counts().waiting(),
                        asker.counts().tracked());
                if (looks > 1) {
                    assertEquals(
                            asker.counts().opened() - asker.counts().closed() - opened,
                            asker.counts().tracked() - tracked);
                }
            }
            System.out.println("looks=" + looks + ", opened=" + asker.counts().opened() + ", asked="
                    + asker.counts().asked() + ", CPU nanoseconds a question="
                    + finishing / asker.counts().asked() + ", missed="
                    + asker.counts().missed() + ", closed without asking="
                    + believing.wrong.size());
            assertEquals(List.of(), asking.wrong);
            assertTrue(
                    asker.counts().closed() > looks,
                    "churn: closed=" + asker.counts().closed());
            assertEquals(0, asker.counts().unanswered(), witness.problem());
            // Else this has shown nothing.
            assertFalse(believing.wrong.isEmpty(), "no socket was missed in " + looks + " looks");
        }
    }
}
