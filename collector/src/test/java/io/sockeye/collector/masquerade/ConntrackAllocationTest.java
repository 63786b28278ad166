package io.sockeye.collector.masquerade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import com.sun.management.ThreadMXBean;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.filter.TranslatedConnections;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.linux.netfilter.Conntrack;

/** From a received message or a line to rows nothing is allocated. */
class ConntrackAllocationTest {
    private static final int CONNECTIONS = 100_000;
    private static final int ATTEMPTS = 5;

    private final RowWriter<ConnectionRecord> rows = new RowWriter<>(
            new ConnectionRecord(),
            new RowBatch(ConnectionRecord.LENGTH, ConnectionRecord.BATCH_ROWS),
            new SourceCounters());
    private long delivered;
    private final RowSink counter = new RowSink() {
        @Override
        public boolean onRows(final RowBatch batch) {
            delivered += batch.count();
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError("position=" + position);
        }
    };

    private void assertNothingAllocated(final Runnable connection) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && allocated != 0; attempt++) { // the first one warms up
            rows.begin(new TranslatedConnections().before(counter));
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CONNECTIONS; i++) {
                connection.run();
            }
            rows.flush();
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated, "bytes allocated for " + CONNECTIONS + " connections");
        assertTrue(delivered >= CONNECTIONS, "delivered=" + delivered);
    }

    private static void require(final boolean isWhole) {
        if (!isWhole) {
            throw new AssertionError("malformed");
        }
    }

    @Test
    void shouldNotAllocatePerMessage() {
        final byte[] message = new ConntrackMessage(2)
                .begin(Conntrack.CTA_TUPLE_ORIG)
                .begin(Conntrack.CTA_TUPLE_IP)
                .attribute(Conntrack.CTA_IP_V4_SRC, "0a000002")
                .attribute(Conntrack.CTA_IP_V4_DST, "c0000201")
                .end()
                .end()
                .begin(Conntrack.CTA_TUPLE_REPLY)
                .begin(Conntrack.CTA_TUPLE_IP)
                .attribute(Conntrack.CTA_IP_V4_SRC, "c0000201")
                .attribute(Conntrack.CTA_IP_V4_DST, "c6336407")
                .end()
                .end()
                .attribute(Conntrack.CTA_STATUS, "0000019e")
                .bytes();
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(message.length));
        buffer.putBytes(0, message);
        final CtnetlinkTranslator translator = new CtnetlinkTranslator();
        assertNothingAllocated(() -> require(translator.translate(buffer, 0, message.length, rows.next())));
    }

    @Test
    void shouldNotAllocatePerLine() {
        final byte[] text = ("ipv4     2 tcp      6 431999 ESTABLISHED src=10.0.0.2 dst=192.0.2.1 sport=40000 dport=443"
                        + " src=192.0.2.1 dst=198.51.100.7 sport=443 dport=1025 [ASSURED] mark=0 zone=0 use=2\n")
                .getBytes(StandardCharsets.US_ASCII);
        final ConntrackLine line = new ConntrackLine();
        assertNothingAllocated(() -> require(line.parse(text, 0, text.length - 1, rows.next())));
    }
}
