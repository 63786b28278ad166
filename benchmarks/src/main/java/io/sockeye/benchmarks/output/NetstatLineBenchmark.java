package io.sockeye.benchmarks.output;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.benchmarks.support.SyntheticSocket;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.InternetTable;
import io.sockeye.cli.output.TableOptions;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** How long does it take to print one row as netstat does with {@code -tan}? */
public class NetstatLineBenchmark extends SocketBenchmark {
    private static final TableOptions OPTIONS =
            new TableOptions(Selection.ALL, false, false, false, false, false, true, true, true);

    @Param({"INET", "INET6"})
    private Family family;

    private final SocketRecord row = new SocketRecord();
    private final CountingSink sink = new CountingSink();
    private final AsciiWriter writer = new AsciiWriter(sink);
    private final InternetTable table = table(writer);
    private RowBatch[] batches;
    private byte[][] texts;

    /** Made by JMH. */
    public NetstatLineBenchmark() {}

    /**
     * Make the rows, and check that all variants print the same of them.
     *
     * @throws IOException never: what is printed stays in memory.
     */
    @Setup
    public void setUp() throws IOException {
        batches = new RowBatch[batches()];
        texts = new byte[batches()][];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = new RowBatch(SocketRecord.LENGTH, ROWS);
            for (int k = 0; k < ROWS; k++) {
                SyntheticSocket.of(family, i * ROWS + k)
                        .fill(batches[i].append(row).protocol(Protocol.TCP.code()));
            }
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            final AsciiWriter textWriter = new AsciiWriter(text);
            table(textWriter).onRows(batches[i]);
            textWriter.flush();
            texts[i] = text.toByteArray();
            final List<String> naive =
                    NaiveNetstat.print(batches[i], row).lines().toList();
            final List<String> lines = text.toString(US_ASCII).lines().toList();
            requireEqual(naive.size(), lines.size(), "lines of print and naiveFormat");
            for (int k = 0; k < lines.size(); k++) {
                requireEqual(naive.get(k), lines.get(k), "print and naiveFormat");
            }
        }
        long length = 0;
        for (int i = 0; i < batches.length; i++) {
            copyOnly();
            print();
            length += 2L * texts[i].length;
        }
        writer.flush();
        requireEqual(length, sink.bytes, "bytes of copyOnly and print");
    }

    /** The floor: the finished line copied to the same writer. */
    @Benchmark
    public AsciiWriter copyOnly() {
        final byte[] text = texts[nextBatch()];
        // As the columns are, all lines are equally long.
        final int length = text.length / ROWS;
        for (int offset = 0; offset < text.length; offset += length) {
            writer.bytes(text, offset, length - 1).endRow();
        }
        return writer;
    }

    /** What a listing does. */
    @Benchmark
    public boolean print() {
        return table.onRows(batches[nextBatch()]);
    }

    /** The baseline: strings. */
    @Benchmark
    public String naiveFormat() {
        return NaiveNetstat.print(batches[nextBatch()], row);
    }

    private static InternetTable table(final AsciiWriter writer) {
        return new InternetTable(OPTIONS, Names.ofThisHost(), null, writer, System.err);
    }

    /** Takes everything and forgets it. */
    private static final class CountingSink extends OutputStream {
        private long bytes;

        @Override
        public void write(final int value) {
            bytes++;
        }

        @Override
        public void write(final byte[] source, final int offset, final int length) {
            bytes += length;
        }
    }
}
