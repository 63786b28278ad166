package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** What a service relies on that keeps the facade: the rule of threads, nothing left behind, nothing allocated. */
class SocketsServiceTest {
    private static final int CONNECTIONS = 1500;
    private static final int ATTEMPTS = 5;
    /** What objects of the JVM's own may come to; a row of one byte would be 3,000. */
    private static final long TOLERATED_BYTES = 1024;

    @ParameterizedTest
    @EnumSource(
            value = SourceChoice.class,
            names = {"NETLINK", "PROC"})
    void shouldAllocateNothingPerRow(final SourceChoice choice) throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        try (OpenSockets open = new OpenSockets("127.0.0.1");
                Sockets sockets = Sockets.builder().source(choice).open()) {
            final int port = open.tcpPort();
            final int[] rows = new int[1];
            final byte[] address = new byte[16];
            final Query query =
                    sockets.query().protocols(Protocol.TCP).family(Family.INET).select(Selection.ALL);
            final Callable<Long> measured = () -> {
                rows[0] = 0;
                final long before = threads.getCurrentThreadAllocatedBytes();
                query.forEach(row -> {
                    if ((row.localPort() == port || row.remotePort() == port)
                            && !row.stateName().isEmpty()
                            && row.protocolName().length() + row.localAddress(address) == 7) {
                        rows[0]++;
                    }
                });
                return threads.getCurrentThreadAllocatedBytes() - before;
            };
            final long few = least(measured, Long.MIN_VALUE);
            assertEquals(1, rows[0]);
            open.connect(CONNECTIONS);
            final long many = least(measured, few + TOLERATED_BYTES);
            assertEquals(open.tcpRows(), rows[0]);
            assertTrue(many <= few + TOLERATED_BYTES, "few=" + few + ", many=" + many + " bytes");
        }
    }

    /** The least of some attempts, the first ones of which load classes; no further ones where it is small enough. */
    private static long least(final Callable<Long> measured, final long enough) {
        long least = Long.MAX_VALUE;
        try {
            for (int i = 0; i < ATTEMPTS * 4 && least > enough; i++) {
                least = Math.min(least, measured.call());
            }
        } catch (final Exception e) {
            throw new AssertionError(e);
        }
        return least;
    }

    @Test
    void shouldLeaveNoDescriptorAndNoThread() throws IOException, InterruptedException {
        final long descriptors;
        final List<Thread> before = liveThreads();
        try (Sockets sockets = Sockets.builder().threads(4).open()) {
            final Query query = sockets.query().owners();
            final List<Rows> sinks = Stream.generate(Rows::new).limit(4).toList();
            query.collect(sinks);
            final long kept = descriptors();
            for (int i = 0; i < 50; i++) {
                query.collect(sinks);
                query.forEach(row -> {});
            }
            assertEquals(kept, descriptors(), "while it is open");
            final List<Thread> after = liveThreads();
            after.removeAll(before);
            after.removeIf(thread -> !thread.getName().startsWith("sockeye"));
            assertEquals(List.of(), after);
            descriptors = kept;
        }
        assertTrue(descriptors() < descriptors, "descriptors after closing=" + descriptors());
    }

    @ParameterizedTest
    @EnumSource(
            value = SourceChoice.class,
            names = {"NETLINK", "PROC"})
    void shouldGiveAllRowsAfterAnActionHasThrown(final SourceChoice choice) throws IOException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(400);
                Sockets sockets = Sockets.builder().source(choice).threads(2).open()) {
            final Query query = sockets.query().protocols(Protocol.TCP);
            final IllegalArgumentException thrown = new IllegalArgumentException("enough");
            for (int round = 0; round < 3; round++) {
                final int[] rows = new int[1];
                assertSame(
                        thrown,
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> query.forEach(row -> {
                                    rows[0]++;
                                    if (rows[0] == 300) {
                                        throw thrown;
                                    }
                                })));
                assertEquals(300, rows[0]);
                assertEquals(open.tcpRows(), rows(query, open));
                final List<Rows> broken = List.of(new Rows(), new Rows());
                broken.forEach(sink -> sink.failure = thrown);
                assertSame(thrown, assertThrows(IllegalArgumentException.class, () -> query.collect(broken)));
                assertEquals(open.tcpRows(), rows(query, open));
            }
        }
    }

    @Test
    void shouldRefuseCallsFromWithinAQuery() throws IOException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(50);
                Sockets sockets = Sockets.builder().threads(2).open()) {
            final Query query = sockets.query().protocols(Protocol.TCP);
            final Query other = sockets.query().protocols(Protocol.UDP);
            final Runnable close = sockets::close;
            assertThrows(
                    IllegalStateException.class, () -> query.forEach(row -> run(() -> other.forEach(inner -> {}))));
            assertThrows(IllegalStateException.class, () -> query.forEach(row -> close.run()));
            assertThrows(IllegalStateException.class, () -> query.forEach(row -> sockets.counters()));
            assertEquals(open.tcpRows(), rows(query, open));
            // On the thread of the second sink too, where waiting for the first would never end.
            final List<Rows> sinks = List.of(new Rows(), new Rows());
            final List<String> refusals = new ArrayList<>();
            sinks.get(1).then = () -> refusals.add(
                    assertThrows(IllegalStateException.class, sockets::close).getMessage());
            query.collect(sinks);
            assertTrue(!refusals.isEmpty(), "the second sink had no rows");
            assertEquals(open.tcpRows(), rows(query, open));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldServeThreadsOneAfterTheOther(final int sinksOfEach) throws Exception {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(100);
                Sockets sockets = Sockets.builder().threads(3).open();
                ExecutorService callers = Executors.newFixedThreadPool(6)) {
            final List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                counts.add(callers.submit(() -> {
                    final List<Rows> sinks =
                            Stream.generate(Rows::new).limit(sinksOfEach).toList();
                    sinks.forEach(sink -> sink.port = open.tcpPort());
                    sockets.query().protocols(Protocol.TCP).collect(sinks);
                    return sinks.stream().mapToInt(sink -> sink.rows).sum();
                }));
            }
            for (final Future<Integer> count : counts) {
                assertEquals(open.tcpRows(), count.get());
            }
        }
    }

    @Test
    void shouldCloseOnceTheQueryIsDone() throws Exception {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(2);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            final Sockets sockets = Sockets.open();
            final CountDownLatch within = new CountDownLatch(1);
            final CountDownLatch goOn = new CountDownLatch(1);
            final Query query = sockets.query().protocols(Protocol.TCP);
            final Future<Integer> rows = other.submit(() -> {
                final int[] count = new int[1];
                query.forEach(row -> {
                    within.countDown();
                    run(() -> {
                        goOn.await();
                        return null;
                    });
                    count[0] += row.localPort() == open.tcpPort() || row.remotePort() == open.tcpPort() ? 1 : 0;
                });
                return count[0];
            });
            within.await();
            final Thread closing = new Thread(sockets::close);
            closing.start();
            closing.join(200);
            assertTrue(closing.isAlive(), "closed under a running query");
            goOn.countDown();
            assertEquals(open.tcpRows(), rows.get());
            closing.join();
            sockets.close();
            assertThrows(IllegalStateException.class, () -> query.forEach(row -> {}));
            assertTrue(sockets.counters().sockets() >= open.tcpRows());
        }
    }

    @Test
    void shouldRefuseWhatNoHostHas() {
        assertThrows(IllegalArgumentException.class, () -> Sockets.builder().threads(0));
        assertThrows(IllegalArgumentException.class, () -> Sockets.builder().source(null));
    }

    private static int rows(final Query query, final OpenSockets open) throws IOException {
        final Rows sink = new Rows();
        sink.port = open.tcpPort();
        assertEquals(DumpStatus.COMPLETE, query.collect(sink).status());
        return sink.rows;
    }

    private static void run(final Callable<?> task) {
        try {
            task.call();
        } catch (final IOException | InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } catch (final RuntimeException e) {
            throw e;
        } catch (final Exception e) {
            throw new AssertionError(e);
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static List<Thread> liveThreads() {
        return new ArrayList<>(Thread.getAllStackTraces().keySet());
    }

    /** Counts rows, all or those that have a port at one end, and does something then. Confined to one thread. */
    private static final class Rows implements RowSink {
        private final SocketRecord row = new SocketRecord();
        private int port = -1;
        private RuntimeException failure;
        private Runnable then = () -> {};
        private int rows;

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                rows += port < 0 || row.localPort() == port || row.remotePort() == port ? 1 : 0;
            }
            if (failure != null) {
                throw failure;
            }
            then.run();
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError("protocol=" + what + ", position=" + position);
        }
    }
}
