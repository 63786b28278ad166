package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.HexFormat;

import com.sun.management.ThreadMXBean;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.DumpReader;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.sockdiag.InetDiagAttr;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;

/** From a received datagram to rows nothing is allocated. */
class InetDiagAllocationTest {
    private static final int MESSAGES = 200;
    private static final int DATAGRAMS = 2_000;

    private RowBatch batch = new RowBatch(SocketRecord.LENGTH, MESSAGES);
    private final SocketRecord row = new SocketRecord();
    private final InetDiagTranslator translator = new InetDiagTranslator();
    private final DumpReader reader = new DumpReader(new DumpReader.MessageHandler() {
        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            translator.translate(Protocol.TCP, buffer, offset, batch.append(row));
            translator.translateAttributes(buffer, offset + InetDiagMsg.LENGTH, length - InetDiagMsg.LENGTH, row);
        }

        @Override
        public void onMalformed(final long position) {
            throw new AssertionError("malformed: position=" + position);
        }
    });

    @Test
    void shouldNotAllocate() {
        final DatagramBuilder datagram = new DatagramBuilder();
        for (int i = 0; i < MESSAGES; i++) {
            datagram.message(SockDiag.SOCK_DIAG_BY_FAMILY)
                    .payload(new byte[InetDiagMsg.LENGTH])
                    .attribute(SockDiag.INET_DIAG_INFO, new byte[232])
                    .attribute(SockDiag.INET_DIAG_SHUTDOWN, new byte[] {1});
        }
        assertReadWithoutAllocation(datagram);
        assertEquals(SocketRecord.SHUTDOWN_TOLD | SocketRecord.SHUTDOWN_RECEIVE, row.shutdown());
    }

    @Test
    void shouldNotAllocateForDetails() {
        batch = new RowBatch(SocketRecord.DETAILED_LENGTH, MESSAGES);
        final DatagramBuilder datagram = new DatagramBuilder();
        for (int i = 0; i < MESSAGES; i++) {
            datagram.message(SockDiag.SOCK_DIAG_BY_FAMILY).payload(new byte[InetDiagMsg.LENGTH]);
            for (int type = 1; type <= SockDiag.INET_DIAG_SOCKOPT; type++) {
                datagram.attribute(type, new byte[type == SockDiag.INET_DIAG_INFO ? 280 : 36]);
            }
            datagram.attribute(InetDiagAttr.INET_DIAG_ULP_INFO, HexFormat.of().parseHex("08000100746c7300"));
        }
        assertReadWithoutAllocation(datagram);
        assertEquals(SocketRecord.MAX_MEMORY_COUNT, row.getByte(RowLayout.MEMORY_COUNT_OFFSET));
    }

    private void assertReadWithoutAllocation(final DatagramBuilder datagram) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 4 && allocated != 0; attempt++) { // the first one warms up
            final long before = threads.getCurrentThreadAllocatedBytes();
            readRepeatedly(datagram);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated, "bytes allocated for " + DATAGRAMS * MESSAGES + " messages");
        assertTrue(batch.isFull());
    }

    private void readRepeatedly(final DatagramBuilder datagram) {
        for (int i = 0; i < DATAGRAMS; i++) {
            batch.reset();
            reader.begin(1, SockDiag.SOCK_DIAG_BY_FAMILY);
            reader.read(datagram.buffer(), datagram.length());
        }
    }
}
