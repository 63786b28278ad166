package io.sockeye.collector.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.record.RowBatch;

/** A row of a group that is there allocates nothing, whatever it is counted by; nor does one that takes a place. */
class CountingAllocationTest {
    private static final int ROUNDS = 400;
    private static final int ATTEMPTS = 4;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RowBatch batch = new RandomSockets(new Random(1)).batch(256);

    @Test
    void shouldCountWithoutAllocation() {
        final List<Field> fields = NaiveValues.groupable(SocketFields.LIST.fields());
        for (int from = 0; from < fields.size(); from += CountPlan.MAX_KEYS) {
            final List<GroupKey> keys = new ArrayList<>();
            for (final Field field : fields.subList(from, Math.min(fields.size(), from + CountPlan.MAX_KEYS))) {
                keys.add(new GroupKey(field, 24, 64));
            }
            assertNothing(new Counting(plan(keys)));
        }
    }

    @Test
    void shouldTakeThePlacesOfOthersWithoutAllocation() {
        assertNothing(new Counting(plan(List.of(new GroupKey(SocketFields.LIST.find("send_q")))), 10));
    }

    private static CountPlan plan(final List<GroupKey> keys) {
        final Field queue = SocketFields.LIST.find("send_q");
        return new CountPlan(keys, List.of(queue), List.of(queue), queue);
    }

    private void assertNothing(final Counting counting) {
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        try (GroupCounter counter = counting.counter(Joins.NONE)) {
            long least = Long.MAX_VALUE;
            // The first one warms up.
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                final long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < ROUNDS; i++) {
                    counter.onRows(batch);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, counting.plan()::toString);
        }
    }
}
