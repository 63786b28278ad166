package io.sockeye.collector.procnet;

import java.util.Arrays;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import io.sockeye.benchmarks.support.Rows;
import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.benchmarks.support.SyntheticProcNet;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.LineReader;

/** How long does it take to make a row of one line of /proc/net/tcp or tcp6? */
public class ProcNetLineBenchmark extends SocketBenchmark {
    /** What the kernel gives for one read: the whole lines that fit. In bytes. */
    private static final int PAGE_LENGTH = 4096;

    @Param({"INET", "INET6"})
    private Family family;

    private final ProcNetReader reader = new ProcNetReader();
    private final LineReader lines = new LineReader();
    private final Count count = new Count();
    private final RowBatch batch = new RowBatch(SocketRecord.LENGTH, ROWS);
    private final SocketRecord row = new SocketRecord();
    private SyntheticProcNet text;
    private int[][] pageEnds;

    /** Made by JMH. */
    public ProcNetLineBenchmark() {}

    /** Make the text, and check that all variants read the same out of it. */
    @Setup
    public void setUp() {
        text = new SyntheticProcNet(family, batches(), ROWS);
        pageEnds = new int[batches()][];
        for (int i = 0; i < batches(); i++) {
            pageEnds[i] = pageEnds(text.batch(i));
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS + 1, findLinesOnly(), "findLinesOnly");
        }
        for (int i = 0; i < batches(); i++) {
            final int first = i * ROWS;
            read(nextBatch(), new Check(first));
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, parse(), "parse");
        }
        for (int i = 0; i < batches(); i++) {
            requireEqual(ROWS, naiveSplit(), "naiveSplit");
            Rows.requireSockets(batch, family, i * ROWS, ROWS, "naiveSplit");
        }
    }

    /** The floor: from newline to newline. */
    @Benchmark
    public int findLinesOnly() {
        int lines = 0;
        for (final byte character : text.batch(nextBatch())) {
            if (character == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** What a listing does. */
    @Benchmark
    public int parse() {
        count.rows = 0;
        read(nextBatch(), count);
        return count.rows;
    }

    /** The baseline: strings. */
    @Benchmark
    public int naiveSplit() {
        batch.reset();
        NaiveProcNet.read(text.batch(nextBatch()), family, batch, row);
        return batch.count();
    }

    private void read(final int index, final RowSink handler) {
        final byte[] bytes = text.batch(index);
        reader.begin(ProcNetFormat.INET, Protocol.TCP, family, handler);
        lines.wrap(bytes, 0, 0);
        int from = 0;
        for (final int end : pageEnds[index]) {
            reader.accept(lines.wrap(bytes, from, end, lines.number()));
            from = end;
        }
        reader.end();
    }

    private static int[] pageEnds(final byte[] bytes) {
        final int[] ends = new int[bytes.length];
        int pages = 0;
        int from = 0;
        int lineEnd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (i + 1 - from > PAGE_LENGTH) {
                    ends[pages++] = lineEnd;
                    from = lineEnd;
                }
                lineEnd = i + 1;
            }
        }
        ends[pages++] = bytes.length;
        return Arrays.copyOf(ends, pages);
    }

    /** Takes rows and forgets them. */
    private static final class Count implements RowSink {
        private int rows;

        @Override
        public boolean onRows(final RowBatch sockets) {
            rows += sockets.count();
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new IllegalStateException("malformed: line=" + position);
        }
    }

    private final class Check implements RowSink {
        private int first;

        Check(final int first) {
            this.first = first;
        }

        @Override
        public boolean onRows(final RowBatch sockets) {
            Rows.requireSockets(sockets, family, first, sockets.count(), "parse");
            first += sockets.count();
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new IllegalStateException("malformed: line=" + position);
        }
    }
}
