package io.sockeye.collector.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** Ten million rows: memory is bounded by groups, and by the limit of groups where these are as many as rows. */
class ManyRowsTest {
    private static final int ROWS = 10_000_000;
    private static final int BATCH = 1000;
    /** Of addresses: 200,000 that come again and again. */
    private static final int ADDRESSES = 200_000;

    private final RowBatch batch = new RowBatch(SocketRecord.LENGTH, BATCH);
    private final SocketRecord row = new SocketRecord();

    @ParameterizedTest
    @CsvSource({
        "state, 32, 11, 1",
        "remote_port, 32, 28000, 8",
        "remote_address, 24, 782, 1",
        "remote_address, 32, 200000, 40",
    })
    void shouldCountInMemoryThatIsBoundedByGroups(
            final String name, final int length, final int groups, final int megabytes) {
        final Counting counting = new Counting(plan(name, length));
        final GroupCounter counter = counting.counter(Joins.NONE);
        count(counter, 0, ROWS / 10);
        final long early = counter.table().capacityBytes();
        count(counter, ROWS / 10, ROWS);
        assertEquals(early, counter.table().capacityBytes(), "memory grows with rows");
        try (Groups counted = counting.finish(Integer.MAX_VALUE)) {
            assertTrue(counted.capacityBytes() <= (long) megabytes << 20, () -> "bytes=" + counted.capacityBytes());
            assertEquals(groups, counted.groups());
            assertEquals(0, counted.error());
            assertEquals(ROWS, counted.rows());
            assertEquals(ROWS, counted.toldRows());
        }
    }

    @Test
    void shouldStateTheErrorWhereEachRowIsAGroup() {
        final Counting counting = new Counting(plan("cookie", 32));
        final GroupCounter counter = counting.counter(Joins.NONE);
        count(counter, 0, ROWS / 5);
        final long early = counter.table().capacityBytes();
        count(counter, ROWS / 5, ROWS);
        assertEquals(early, counter.table().capacityBytes(), "memory grows with rows");
        try (Groups counted = counting.finish(10)) {
            assertTrue(counted.capacityBytes() <= 100L << 20, () -> "bytes=" + counted.capacityBytes());
            assertEquals(Counting.MAX_EXACT_GROUPS, counted.groups());
            assertTrue(counted.error() > 0 && counted.error() <= ROWS / Counting.MAX_EXACT_GROUPS);
        }
    }

    private static CountPlan plan(final String name, final int length) {
        final GroupKey key = new GroupKey(SocketFields.LIST.find(name), length, GroupKey.IPV6_BITS);
        return new CountPlan(List.of(key), List.of(), List.of(), null);
    }

    private void count(final GroupCounter counter, final int from, final int to) {
        for (int at = from; at < to; at += BATCH) {
            batch.reset();
            for (int i = at; i < at + BATCH; i++) {
                // A generator of full period scatters the addresses.
                final int address = (int) (i * 7_919L % ADDRESSES);
                batch.append(row)
                        .protocol(Protocol.TCP.code())
                        .family(Family.INET.number())
                        .state(1 + i % 11)
                        .localPort(443)
                        .remotePort(32_768 + (int) (i * 31L % 28_000))
                        .cookie(i + 1L)
                        .remoteAddressWord(0, Integer.reverseBytes(0x0A00_0000 + address));
            }
            counter.onRows(batch);
        }
    }
}
