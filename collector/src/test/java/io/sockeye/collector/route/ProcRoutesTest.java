package io.sockeye.collector.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.BadEntries;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.ProcRoot;

class ProcRoutesTest {
    private static final String HEADER =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
    private static final int ATTEMPTS = 4;

    @TempDir
    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        Files.createDirectories(directory.resolve("net"));
    }

    private ProcRoutes source(final String name, final String content) throws IOException {
        Files.write(directory.resolve("net").resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
        return new ProcRoutes(ProcRoot.of(directory.toString()));
    }

    private static String line(final Random random) {
        final boolean isOdd = random.nextInt(5) == 0;
        final String separator = isOdd ? " \t" : "\t";
        return String.join(
                        separator,
                        "if" + random.nextInt(100_000),
                        String.format("%08X", random.nextInt()),
                        String.format("%08X", random.nextInt()),
                        String.format(isOdd ? "%X" : "%04X", random.nextInt(0x10000)),
                        Integer.toString(random.nextInt(3)),
                        Integer.toString(random.nextInt(10_000)),
                        Integer.toString(random.nextInt()),
                        String.format("%08X", random.nextInt()),
                        Integer.toString(random.nextInt(1501)),
                        Integer.toString(random.nextInt() >>> 1),
                        Integer.toString(random.nextInt(301)))
                + " ".repeat(random.nextInt(50)) + "\n";
    }

    /** The slow twin. */
    private static String naive(final String line) {
        final String[] fields = line.trim().split("\\s+");
        return String.format(
                "2 %s/0 %s/0 via %s mask=%08x flags=%x metric=%d refs=%d use=%d mtu=%d window=%d rtt=%d tos=0 hh=0/0"
                        + " spec=00000000 %s",
                address(fields[1]),
                address("0"),
                address(fields[2]),
                Integer.parseUnsignedInt(fields[7], 16),
                Integer.parseInt(fields[3], 16),
                Integer.parseInt(fields[6]),
                Integer.parseInt(fields[4]),
                Integer.parseInt(fields[5]),
                Integer.parseInt(fields[8]),
                Integer.parseInt(fields[9]),
                Integer.parseInt(fields[10]),
                fields[0]);
    }

    private static String address(final String digits) {
        return String.format("00000000%08x%016x", Integer.parseUnsignedInt(digits, 16), 0);
    }

    @Test
    void shouldReadAsItsSlowTwin() throws IOException {
        final Random random = Seeds.random();
        for (final int count : new int[] {0, 1, 511, 512, 513, 3000}) {
            final StringBuilder file = new StringBuilder(HEADER);
            final List<String> expected = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                final String line = line(random);
                file.append(line);
                expected.add(naive(line));
            }
            final RouteRows rows = new RouteRows();
            final ProcRoutes source = source("route", file.toString());
            assertEquals(DumpStatus.COMPLETE, source.table(rows).status());
            assertEquals(String.join("\n", expected), String.join("\n", rows.rows()));
            assertEquals(List.of(), rows.malformed());
            assertEquals(count, source.counters().sockets());
            assertEquals(count + 1, source.counters().messages());
            assertEquals(file.length(), source.counters().bytes());
        }
    }

    @Test
    void shouldStopWhenHandlerHasEnough() throws IOException {
        final Random random = Seeds.random();
        final StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            file.append(line(random));
        }
        final int[] batches = new int[1];
        final RowSink handler = new RowSink() {
            @Override
            public void onTable() {
                assertEquals(0, batches[0]);
            }

            @Override
            public boolean onRows(final RowBatch batch) {
                batches[0]++;
                return batches[0] < 3;
            }

            @Override
            public void onMalformed(final String what, final long position) {
                throw new AssertionError("line " + position);
            }
        };
        assertEquals(
                DumpStatus.COMPLETE,
                source("route", file.toString()).table(handler).status());
        assertEquals(3, batches[0]);
    }

    @Test
    void shouldSayWhichLineIsNone() throws IOException {
        final RouteRows rows = new RouteRows();
        source("route", HEADER + "x\n" + line(Seeds.random()) + "\ny z\n").table(rows);
        assertEquals(1, rows.rows().size());
        assertEquals(List.of(2L, 4L, 5L), rows.malformed());
    }

    @Test
    void shouldSayWhatIsWrongWithHeader() throws IOException {
        final RouteHeaderException missing = assertThrows(
                RouteHeaderException.class,
                () -> source("route", "Iface Gateway\n").table(new RouteRows()));
        assertEquals(RouteHeaderException.Reason.MISSING_COLUMN, missing.reason());
        assertEquals("Destination", missing.column());
        assertEquals(
                RouteHeaderException.Reason.NO_HEADER,
                assertThrows(
                                RouteHeaderException.class,
                                () -> source("route", "").table(new RouteRows()))
                        .reason());
    }

    @Test
    void shouldRefuseWhatIsNotThere() throws IOException {
        final RouteRows rows = new RouteRows();
        final ProcRoutes source = new ProcRoutes(ProcRoot.of(directory.toString()));
        final DumpResult result = source.table(rows);
        assertEquals(DumpStatus.UNSUPPORTED, result.status());
        assertEquals(directory + "/net/route: No such file or directory", result.reason());
        assertEquals(DumpStatus.UNSUPPORTED, source.table6(rows).status());
        assertEquals(0, rows.tables());
    }

    @Test
    void shouldAllocateNothingPerLine() throws IOException {
        final StringBuilder usual = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            usual.append(String.format("v0\t%08X\t0200FF0A\t0003\t0\t0\t0\t00FFFFFF\t0\t0\t0%66s\n", i, ""));
        }
        final String odd = "odd\nv0 0000000A  00000000 0x1 +1 2 3 000000FF 1 2 3\n";
        // Of the first lines that are none there are sentences.
        final String first = HEADER + odd.repeat(BadEntries.MAX_KEPT);
        assertSameAllocation(first + usual + odd, first + (usual + odd).repeat(10));
    }

    /** What is allocated for one table is the same for one that is ten times as long. */
    private void assertSameAllocation(final String small, final String large) throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final int[] rows = new int[1];
        final RowSink handler = new RowSink() {
            @Override
            public void onTable() {}

            @Override
            public boolean onRows(final RowBatch batch) {
                rows[0] += batch.count();
                return true;
            }

            @Override
            public void onMalformed(final String what, final long position) {
                rows[0]++;
            }
        };
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt <= ATTEMPTS && least > 0; attempt++) {
            final long[] allocated = new long[2];
            final String[] files = {small, large};
            for (int i = 0; i < files.length; i++) {
                final ProcRoutes source = source("route", files[i]);
                final long before = threads.getCurrentThreadAllocatedBytes();
                source.table(handler);
                allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
            }
            // The first round compiles; it is not counted.
            least = attempt == 0 ? least : Math.min(least, allocated[1] - allocated[0]);
        }
        assertTrue(least <= 0, "bytes allocated for " + rows[0] + " lines: " + least);
    }
}
