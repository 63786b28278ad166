package io.sockeye.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.cli.names.Names;
import io.sockeye.cli.names.TestNames;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** From a row to text nothing may be allocated, whatever the options. */
class AllocationTest {
    private static final int ROWS = 100_000;
    private static final int ATTEMPTS = 3;
    private static final long SEED = Long.getLong("sockeye.test.seed", 1);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final AsciiWriter writer = new AsciiWriter(new Discarding());
    private final PrintStream errors = new PrintStream(new Discarding(), true, StandardCharsets.UTF_8);

    @TempDir
    private Path etc;

    @Test
    void shouldAllocateNothingForInternetRows() throws Exception {
        final RandomProcFiles random = new RandomProcFiles(SEED);
        final List<RowBatch> batches = new ArrayList<>();
        batches.addAll(NaiveRows.internet(random.internet(false, 12, 5, 250), Protocol.TCP, Family.INET));
        batches.addAll(NaiveRows.internet(random.internet(true, 12, 5, 250), Protocol.TCP, Family.INET6));
        batches.addAll(NaiveRows.internet(random.internet(true, 9, 3, 250), Protocol.UDP, Family.INET6));
        batches.addAll(NaiveRows.internet(random.internet(false, 9, 3, 250), Protocol.RAW, Family.INET));
        final ProgramColumn programs = TableFixture.programs("1234/a-long-name-of-a-program", "u:r:t");
        assertAllocatesNothing("-tan", new InternetTable(all(true, false), names(), programs, writer, errors), batches);
        assertAllocatesNothing("all", new InternetTable(all(true, true), names(), programs, writer, errors), batches);
        assertAllocatesNothing(
                "names", new InternetTable(all(false, true), names(), programs, writer, errors), batches);
    }

    @Test
    void shouldAllocateNothingForSctpRows() throws Exception {
        final RandomProcFiles random = new RandomProcFiles(SEED);
        final List<RowBatch> batches = NaiveRows.sctpEndpoints(random.sctpEndpoints(true, 250));
        batches.addAll(NaiveRows.sctpAssociations(random.sctpAssociations(false, 250)));
        final ProgramColumn programs = TableFixture.programs("-", "-");
        assertAllocatesNothing("sctp", new SctpTable(all(true, true), names(), programs, writer, errors), batches);
    }

    @Test
    void shouldAllocateNothingForUnixRows() throws Exception {
        final List<RowBatch> batches = NaiveRows.unix(new RandomProcFiles(SEED).unix(500));
        final ProgramColumn programs = TableFixture.programs("1/init", "u:r:t");
        assertAllocatesNothing("unix", new UnixTable(all(true, true), programs, writer, errors), batches);
    }

    private void assertAllocatesNothing(final String what, final RowSink table, final List<RowBatch> batches) {
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        print(table, batches);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least != 0; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            print(table, batches);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes allocated: rows=" + ROWS + " options=" + what);
    }

    private static void print(final RowSink table, final List<RowBatch> batches) {
        int rows = 0;
        while (rows < ROWS) {
            for (int i = 0; i < batches.size(); i++) {
                final RowBatch batch = batches.get(i);
                assertTrue(table.onRows(batch));
                rows += batch.count();
            }
        }
    }

    private static TableOptions all(final boolean isNumeric, final boolean withColumns) {
        return new TableOptions(
                Selection.ALL,
                false,
                withColumns,
                withColumns,
                withColumns,
                withColumns,
                isNumeric,
                isNumeric,
                isNumeric);
    }

    private Names names() throws Exception {
        Files.writeString(etc.resolve("services"), "http 80/tcp\ndomain 53/udp\n");
        Files.writeString(etc.resolve("protocols"), "icmp 1 ICMP\n");
        Files.writeString(etc.resolve("passwd"), "root:x:0:0::/:/bin/sh\n");
        return TestNames.ofFiles(etc);
    }

    private static final class Discarding extends OutputStream {
        @Override
        public void write(final int value) {}

        @Override
        public void write(final byte[] source, final int offset, final int length) {}
    }
}
