package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.TextFile;

/** A row must cost no garbage, whether its line is usual, odd or malformed. */
class ProcNetAllocationTest {
    private static final int LINES = 100_000;
    private static final int ATTEMPTS = 3;

    static Stream<Arguments> samples() {
        return ProcNetReaderTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldAllocateNothingPerLine(
            final String name, final ProcNetFormat format, final Protocol protocol, final Family family)
            throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Assumptions.assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        final byte[] file = Fixture.bytes(name);
        final byte[] odd =
                RowText.bytes("odd\n-1: 0100007F: 1F90 0200007F:D976\t01 5:6 2:64 3 +1 4 5\n0x1: 2 0 1 1 1 5\n");
        final byte[] both = Arrays.copyOf(file, file.length + odd.length);
        System.arraycopy(odd, 0, both, file.length, odd.length);
        final Halves halves = new Halves(both);
        final LineReader lines = new LineReader();
        final Counter counter = new Counter();
        final ProcNetReader reader = new ProcNetReader();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            // The first round compiles the loop and makes room for a cut line; it is not counted.
            read(reader, format, protocol, family, counter, halves, lines);
            counter.lines = 0;
            final long before = threads.getCurrentThreadAllocatedBytes();
            read(reader, format, protocol, family, counter, halves, lines);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertEquals(0, Math.min(0, counter.lines - LINES), "lines=" + counter.lines);
        }
        assertEquals(0, least, "bytes allocated over " + counter.lines + " lines");
    }

    @Test
    void shouldAllocateNothingPerChunk() throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Assumptions.assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        final String text = new String(Fixture.bytes("tcp"), StandardCharsets.ISO_8859_1);
        final String lines = text.substring(text.indexOf('\n') + 1);
        final byte[] file = RowText.bytes(
                "header\n" + lines.repeat(LINES / (int) lines.lines().count() + 1));
        final Counter counter = new Counter();
        final ProcNetReader reader = new ProcNetReader();
        reader.begin(counter);
        final LineChunk chunk = new LineChunk();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt <= ATTEMPTS && least > 0; attempt++) {
            final TextFile textFile = TextFile.of(new ByteArrayInputStream(file), "tcp", new SourceCounters());
            final LineFile lineFile = new LineFile(textFile, Protocol.TCP, Family.INET, false);
            counter.lines = 0;
            final long before = threads.getCurrentThreadAllocatedBytes();
            while (lineFile.read(chunk)) {
                reader.accept(chunk);
            }
            // The first round compiles the loop; it is not counted.
            least = attempt == 0 ? least : Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertEquals(0, Math.min(0, counter.lines + 264 - LINES), "lines=" + counter.lines);
        }
        assertEquals(0, least, "bytes allocated over " + counter.lines + " lines");
    }

    private static void read(
            final ProcNetReader reader,
            final ProcNetFormat format,
            final Protocol protocol,
            final Family family,
            final Counter counter,
            final Halves file,
            final LineReader lines)
            throws IOException {
        while (counter.lines < LINES) {
            reader.begin(format, protocol, family, counter);
            file.reset();
            lines.begin(file, ProcNetReader.MAX_LINE_LENGTH);
            while (lines.fill()) {
                reader.accept(lines);
            }
            reader.end();
        }
    }

    /** Cut within a line, so that carrying it over is measured too. */
    private static final class Halves extends ByteArrayInputStream {
        private final int half;

        Halves(final byte[] file) {
            super(file);
            half = file.length / 2;
        }

        @Override
        public int read(final byte[] into, final int offset, final int length) {
            return super.read(into, offset, pos < half ? Math.min(length, half - pos) : length);
        }
    }

    /** Counts rows and malformed lines. */
    private static final class Counter implements RowSink {
        private long lines;

        @Override
        public boolean onRows(final RowBatch batch) {
            lines += batch.count();
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            lines++;
        }
    }
}
