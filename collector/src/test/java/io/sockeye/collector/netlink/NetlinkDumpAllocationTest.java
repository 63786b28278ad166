package io.sockeye.collector.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NetlinkChannel;
import io.sockeye.linux.netlink.Netlink;

/** A dump allocates what it needs, and nothing for a datagram. */
class NetlinkDumpAllocationTest {
    private static final int ANSWER = 20;

    private final DatagramBuilder answer = new DatagramBuilder();
    private final DatagramBuilder end = new DatagramBuilder();
    private final DumpRequest request = new DumpRequest();
    private long messages;
    private int left;

    private final NetlinkDump.Handler handler = new NetlinkDump.Handler() {
        @Override
        public void onMessage(final UnsafeBuffer buffer, final int offset, final int length) {
            messages++;
        }

        @Override
        public void onMalformed(final long position) {
            throw new AssertionError("malformed: position=" + position);
        }

        @Override
        public boolean hasDelivered() {
            return messages > 0;
        }
    };

    private final NetlinkChannel channel = new NetlinkChannel() {
        @Override
        public void listen(final int groups) {}

        @Override
        public boolean enable(final int option) {
            return true;
        }

        @Override
        public void send(final UnsafeBuffer buffer, final int offset, final int length) {}

        @Override
        public int receive(final UnsafeBuffer buffer, final int capacity) {
            final DatagramBuilder datagram = left-- > 0 ? answer : end;
            buffer.putBytes(0, datagram.buffer(), 0, datagram.length());
            return datagram.length();
        }

        @Override
        public int senderPortId() {
            return KERNEL;
        }

        @Override
        public void close() {}
    };

    private final NetlinkDump dump = new NetlinkDump(0, "test", new SourceCounters(), null, protocol -> channel);
    private final DumpReader reader = new DumpReader(handler);

    @Test
    void shouldNotAllocateForADatagram() throws ErrnoException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
        request.begin(1, 0);
        for (int i = 0; i < 50; i++) {
            answer.message(ANSWER).payload(new byte[72]);
        }
        end.message(Netlink.NLMSG_DONE).payloadInt(0);
        long few = 0;
        long many = 1;
        for (int attempt = 0; attempt < 4 && few != many; attempt++) { // the first one warms up
            few = allocatedBy(threads, 10);
            many = allocatedBy(threads, 20_000);
        }
        assertEquals(few, many, "bytes allocated");
    }

    private long allocatedBy(final ThreadMXBean threads, final int datagrams) throws ErrnoException {
        left = datagrams;
        messages = 0;
        final long before = threads.getCurrentThreadAllocatedBytes();
        dump.run(request, ANSWER, reader, handler, "what=test");
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(50L * datagrams, messages);
        return allocated;
    }
}
