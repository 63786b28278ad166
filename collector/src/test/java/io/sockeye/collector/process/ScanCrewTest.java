package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Scanners that share work, over readers that make up what they read. */
class ScanCrewTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BUFFER = 7;

    private final InodeIndex index = new InodeIndex();
    private final ScanTarget target =
            new ScanTarget(index, new ProcessNames(), new LateFiles("/proc"), null, false, false);

    /** A reader of processes whose descriptors are sockets, seven in a buffer; closed is what it was asked to be. */
    private static class MadeUpReader implements ProcReader {
        private final int[] descriptors;
        private boolean closed;

        MadeUpReader(final int[] descriptors) {
            this.descriptors = descriptors;
        }

        @Override
        public Outcome readProcesses(final IntConsumer handler) {
            throw new AssertionError("the processes are known");
        }

        @Override
        public Outcome readStatus(final int pid, final DirectoryStatus into) {
            throw new AssertionError("nobody asks how a directory is");
        }

        @Override
        public Outcome readDescriptors(final int pid, final long from, final DescriptorHandler handler) {
            assertFalse(closed);
            for (int fd = (int) from; fd < descriptors[pid]; ) {
                final int end = Math.min(fd + BUFFER, descriptors[pid]);
                final boolean left = end - fd == BUFFER && handler.onMore(end);
                for (; fd < end; fd++) {
                    handler.onDescriptor(fd, inode(pid, fd));
                }
                if (left) {
                    return Outcome.READ;
                }
            }
            return Outcome.READ;
        }

        @Override
        public Outcome readThreadDescriptors(final int pid, final int thread, final DescriptorHandler handler) {
            throw new AssertionError("nobody asks for threads");
        }

        @Override
        public Outcome readThreads(final int pid, final IntConsumer handler) {
            throw new AssertionError("nobody asks for threads");
        }

        @Override
        public Comparison compareTables(final int one, final int other) {
            throw new AssertionError("nobody asks for threads");
        }

        @Override
        public int readFile(final int pid, final ProcFile file, final byte[] into) {
            into[0] = 'x';
            return 1;
        }

        @Override
        public long systemCalls() {
            return 10;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @RepeatedTest(50)
    void shouldSeeEveryDescriptorOnce() {
        final Random random = new Random(SEED);
        final int[] descriptors = new int[40];
        Arrays.setAll(descriptors, pid -> random.nextInt(10) == 0 ? 3_000 : random.nextInt(30));
        final int[] pids = new int[descriptors.length];
        Arrays.setAll(pids, i -> i);
        final int threads = 1 + random.nextInt(6);
        final ScanReport report = assertTimeoutPreemptively(PATIENCE, () -> {
            final ScanCrew crew = new ScanCrew(
                    new ScanWork(pids, threads > 1),
                    () -> new ProcessScanner(new MadeUpReader(descriptors), target),
                    target.late());
            crew.scan(threads);
            assertEquals(10L * threads, crew.systemCalls());
            return crew.report();
        });
        index.sortOwners();

        final long all = Arrays.stream(descriptors).sum();
        assertEquals(new ScanReport(true, pids.length, 0, all, all, 0), report, "seed=" + SEED);
        assertEquals(all, index.descriptors(), "seed=" + SEED);
        for (int pid = 0; pid < descriptors.length; pid++) {
            for (int fd = 0; fd < descriptors[pid]; fd++) {
                assertEquals(pid, index.firstOwner(inode(pid, fd)), "seed=" + SEED);
            }
        }
        index.close();
    }

    @Test
    void shouldThrowWhatStopsOneScannerWhenAllHaveEnded() {
        final IllegalStateException full = new IllegalStateException("full");
        final AtomicInteger left = new AtomicInteger(5);
        final int[] descriptors = new int[1_000];
        Arrays.fill(descriptors, 20);
        final int[] pids = new int[descriptors.length];
        Arrays.setAll(pids, i -> i);
        final IllegalStateException thrown = assertTimeoutPreemptively(PATIENCE, () -> {
            final ScanCrew crew = new ScanCrew(
                    new ScanWork(pids, true),
                    () -> {
                        final ProcReader reader = new MadeUpReader(descriptors) {
                            @Override
                            public int readFile(final int pid, final ProcFile file, final byte[] into) {
                                if (left.getAndDecrement() == 0) {
                                    throw full;
                                }
                                return super.readFile(pid, file, into);
                            }
                        };
                        return new ProcessScanner(reader, target);
                    },
                    target.late());
            return assertThrows(IllegalStateException.class, () -> crew.scan(4));
        });

        assertSame(full, thrown);
        assertTrue(index.descriptors() < 20_000, () -> "descriptors=" + index.descriptors());
        index.close();
    }

    private static long inode(final int pid, final int fd) {
        return 1 + pid * 10_000L + fd;
    }
}
