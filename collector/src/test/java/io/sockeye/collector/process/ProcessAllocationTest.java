package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.LongSupplier;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.linux.NativeAccess;

/** The paths that run once a row or once a descriptor allocate nothing. */
class ProcessAllocationTest {
    private static final int INODES = 1_000;
    private static final int WARM_UP_ROUNDS = 100;
    private static final int ATTEMPTS = 3;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path directory;

    private long sum;

    @Test
    void shouldLookUpWithoutAllocation() throws IOException {
        final ProcFixture proc = new ProcFixture(directory);
        for (int pid = 1; pid <= 20; pid++) {
            proc.process(pid, "p|");
            for (int fd = 0; fd < 50; fd++) {
                proc.socket(pid, fd, 1 + (pid * 50 + fd) % 700);
            }
        }
        final OwnerHandler handler = (pid, fd) -> sum += pid + fd;
        try (ProcessIndex index = ProcessIndex.scan(directory, false, ScanWay.JAVA, 1)) {
            assertEquals(0, bytesAllocatedBy(() -> {
                long found = 0;
                for (long inode = 0; inode < INODES; inode++) {
                    found += index.firstOwner(inode);
                    found += index.label(inode).length;
                    found += index.context(inode).length;
                    found += index.owners(inode, handler);
                }
                return found;
            }));
        }
    }

    @Test
    void shouldReadDescriptorsNativelyWithoutAllocation() throws IOException {
        assumeTrue(NativeAccess.isAvailable(), NativeAccess::unavailableBecause);
        final ProcFixture proc = new ProcFixture(directory).process(9, "p|");
        for (int fd = 0; fd < 500; fd++) {
            proc.socket(9, fd, 100 + fd);
        }
        final ProcReader.DescriptorHandler handler = new ProcReader.DescriptorHandler() {
            @Override
            public boolean onDescriptor(final int fd, final long inode) {
                sum += inode;
                return true;
            }

            @Override
            public void onUnreadable() {
                throw new AssertionError("unreadable");
            }

            @Override
            public boolean onMore(final long position) {
                return false;
            }
        };
        final byte[] into = new byte[ProcessNames.COMMAND_LINE_LENGTH];
        try (ProcReader reader = new NativeProcReader(directory)) {
            assertEquals(0, bytesAllocatedBy(() -> {
                reader.readDescriptors(9, 0, handler);
                return reader.readFile(9, ProcReader.ProcFile.COMMAND_LINE, into);
            }));
        }
    }

    @Test
    void shouldAddWithoutAllocationButForChunks() {
        try (InodeIndex index = new InodeIndex()) {
            final long[] next = {1};
            for (int i = 0; i < 90_000; i++) {
                index.add(next[0]++, 1, 1);
            }
            // 90,001 to 90,112 lie in one chunk, and the table does not grow before 104,857.
            final long before = threads.getCurrentThreadAllocatedBytes();
            final long overhead = threads.getCurrentThreadAllocatedBytes() - before;
            final long start = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                index.add(next[0]++, 1, 1);
            }
            assertEquals(overhead, threads.getCurrentThreadAllocatedBytes() - start);
        }
    }

    /** Bytes allocated by a round after it was compiled, the least of several attempts. */
    private long bytesAllocatedBy(final LongSupplier round) {
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        long expected = 0;
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            expected = round.getAsLong();
        }
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            long actual = 0;
            for (int i = 0; i < WARM_UP_ROUNDS; i++) {
                actual = round.getAsLong();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertEquals(expected, actual);
        }
        assertTrue(expected != 0, "the round found nothing");
        return least;
    }
}
