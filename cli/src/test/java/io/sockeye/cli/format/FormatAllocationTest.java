package io.sockeye.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.record.RowBatch;

/** From a row to a format nothing may be allocated, whatever the fields. */
class FormatAllocationTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", 1);
    private static final int ROUNDS = 200;
    private static final int ATTEMPTS = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final HostileSockets sockets = new HostileSockets(SEED);

    @Test
    void shouldAllocateNothing() {
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        final List<RowBatch> batches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            batches.add(sockets.batch(false));
        }
        for (final String format : Formats.all().names()) {
            assertAllocatesNothing(format, SocketFields.LIST.defaults(), batches);
            assertAllocatesNothing(format, SocketFields.LIST.fields(), batches);
        }
    }

    private void assertAllocatesNothing(final String format, final List<Field> fields, final List<RowBatch> batches) {
        final AsciiWriter writer = new AsciiWriter(OutputStream.nullOutputStream());
        final RowPrinter printer =
                Formats.all().find(format).printer(fields, sockets, new FormatOptions(true, false), writer);
        print(printer, batches);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least != 0; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            print(printer, batches);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "format=" + format + ", fields=" + fields.size());
    }

    private static void print(final RowPrinter printer, final List<RowBatch> batches) {
        for (int round = 0; round < ROUNDS / batches.size(); round++) {
            for (int i = 0; i < batches.size(); i++) {
                printer.onRows(batches.get(i));
            }
        }
    }
}
