package io.sockeye.benchmarks.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.benchmarks.support.SyntheticSocket;
import io.sockeye.cli.format.FormatOptions;
import io.sockeye.cli.format.Formats;
import io.sockeye.cli.format.RowPrinter;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** How long does it take to write one row as a line of JSON with the default fields? */
public class JsonLineBenchmark extends SocketBenchmark {
    private static final long FIRST_COOKIE = 0x1000;

    @Param({"INET", "INET6"})
    private Family family;

    private final SocketRecord row = new SocketRecord();
    private final AsciiWriter writer = new AsciiWriter(OutputStream.nullOutputStream());
    private final RowPrinter printer = printer(writer);
    private RowBatch[] batches;
    private byte[][] texts;

    /** Made by JMH. */
    public JsonLineBenchmark() {}

    /**
     * Make the rows, and check that both variants write the same of them.
     *
     * @throws IOException never: what is written stays in memory.
     */
    @Setup
    public void setUp() throws IOException {
        batches = new RowBatch[batches()];
        texts = new byte[batches()][];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = new RowBatch(SocketRecord.LENGTH, ROWS);
            for (int k = 0; k < ROWS; k++) {
                final int number = i * ROWS + k;
                SyntheticSocket.of(family, number)
                        .fill(batches[i]
                                .append(row)
                                .protocol(Protocol.TCP.code())
                                .cookie(FIRST_COOKIE + number));
            }
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            final AsciiWriter textWriter = new AsciiWriter(text);
            printer(textWriter).onRows(batches[i]);
            textWriter.flush();
            texts[i] = text.toByteArray();
            if (family == Family.INET) {
                requireEqual(NaiveJson.print(batches[i], row), text.toString(US_ASCII), "naiveMap and print");
            }
        }
    }

    /** The floor: the finished lines copied to the same writer. */
    @Benchmark
    public AsciiWriter copyOnly() {
        final byte[] text = texts[nextBatch()];
        int start = 0;
        for (int i = 0; i < ROWS; i++) {
            final int end = i + 1 == ROWS ? text.length : (int) ((long) text.length * (i + 1) / ROWS);
            writer.bytes(text, start, end - start).rowIsComplete();
            start = end;
        }
        return writer;
    }

    /** What a listing does. */
    @Benchmark
    public boolean print() {
        return printer.onRows(batches[nextBatch()]);
    }

    /** The baseline: a map and strings. */
    @Benchmark
    public String naiveMap() {
        return NaiveJson.print(batches[nextBatch()], row);
    }

    private static RowPrinter printer(final AsciiWriter writer) {
        return Formats.all()
                .find("jsonl")
                .printer(SocketFields.LIST.defaults(), Joins.NONE, new FormatOptions(true, false), writer);
    }
}
