package io.sockeye.collector.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.count.NaiveValues;
import io.sockeye.collector.count.RandomSockets;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.field.Width;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.memory.OffHeap;

/** Rows in order against the JDK's stable sort of objects. */
class SortStageTest {
    private static final int ROUNDS = 150;

    /** Each row's number, where no field of sockets lies: it tells which row came when. */
    private static final Field NUMBER = Field.number("number", 248, Width.U32);

    private final Random random = Seeds.random();
    private final RandomSockets sockets = new RandomSockets(random);
    private final List<Field> fields = NaiveValues.groupable(SocketFields.LIST.fields());

    @Test
    void shouldSortAsAStableSortOfObjects() {
        for (int round = 0; round < ROUNDS; round++) {
            final List<SortKey> keys = keys();
            final int limit = random.nextBoolean() ? SortStage.NO_LIMIT : 1 + random.nextInt(1500);
            final Kept kept = new Kept();
            final SortStage stage = new SortStage(keys, limit, Joins.NONE, kept);
            final List<List<Object>> expected = new ArrayList<>();
            // A stage is used again.
            for (int again = 0; again < 2; again++) {
                final int batches = random.nextInt(round % 10 == 0 ? 60 : 6);
                final SortStage other = new SortStage(keys, limit, Joins.NONE, null);
                final List<List<Object>> others = new ArrayList<>();
                for (int i = 0; i < batches; i++) {
                    final boolean isOther = random.nextInt(4) == 0;
                    final RowBatch batch = batch(random.nextBoolean());
                    (isOther ? others : expected).addAll(values(keys, batch));
                    (isOther ? other : stage).onRows(batch);
                }
                stage.take(other);
                expected.addAll(others);
                expected.sort(order(keys));
                stage.finish();
                assertEquals(
                        expected.subList(0, Math.min(limit, expected.size())), values(keys, kept.rows), keys::toString);
                expected.clear();
                kept.rows.clear();
            }
        }
    }

    /** Values of the keys, null where absent, and behind them which row it is. */
    private static List<List<Object>> values(final List<SortKey> keys, final RowBatch batch) {
        final List<RowBatch> one = new ArrayList<>();
        for (int i = 0; i < batch.count(); i++) {
            final RowBatch single = new RowBatch(batch.rowLength(), 1);
            single.appendCopy(batch, i);
            one.add(single);
        }
        return values(keys, one);
    }

    private static List<List<Object>> values(final List<SortKey> keys, final List<RowBatch> rows) {
        final List<List<Object>> all = new ArrayList<>();
        final Row row = new Row();
        for (final RowBatch batch : rows) {
            batch.get(0, row);
            final List<Object> values = new ArrayList<>();
            for (final SortKey key : keys) {
                values.add(NaiveValues.value(key.field(), row));
            }
            values.add(NaiveValues.value(NUMBER, row));
            values.add(batch.rowLength());
            all.add(values);
        }
        return all;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Comparator<List<Object>> order(final List<SortKey> keys) {
        return (one, other) -> {
            for (int i = 0; i < keys.size(); i++) {
                final Comparable value = (Comparable) one.get(i);
                final Comparable otherValue = (Comparable) other.get(i);
                if (value == null || otherValue == null) {
                    if (value != otherValue) {
                        return value == null ? 1 : -1;
                    }
                } else if (value.compareTo(otherValue) != 0) {
                    final int byValue = value.compareTo(otherValue);
                    return keys.get(i).isDescending() ? -byValue : byValue;
                }
            }
            return 0;
        };
    }

    private List<SortKey> keys() {
        final List<Field> shuffled = new ArrayList<>(fields);
        Collections.shuffle(shuffled, random);
        final List<SortKey> keys = new ArrayList<>();
        for (final Field field : shuffled.subList(0, 1 + random.nextInt(3))) {
            keys.add(new SortKey(field, random.nextBoolean()));
        }
        return keys;
    }

    /** Rows of two lengths, each with a number that no other has. */
    private RowBatch batch(final boolean isLong) {
        final RowBatch made = sockets.batch(1 + random.nextInt(100));
        final int length = isLong ? SocketRecord.LENGTH + 400 : SocketRecord.LENGTH;
        final RowBatch batch = new RowBatch(length, made.count());
        final Row from = new Row();
        final UnsafeBuffer copy = OffHeap.allocate(length);
        final byte[] bytes = new byte[SocketRecord.LENGTH];
        for (int i = 0; i < made.count(); i++) {
            made.get(i, from).getBytes(0, bytes, 0, bytes.length);
            copy.putBytes(0, bytes);
            copy.putInt(248, random.nextInt());
            batch.appendCopy(copy);
        }
        return batch;
    }

    @Test
    void shouldKeepSoManyRowsWithoutAllocation() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocated bytes");
        final List<SortKey> keys = List.of(
                new SortKey(SocketFields.LIST.find("send_q"), true),
                new SortKey(SocketFields.LIST.find("remote_address"), false),
                new SortKey(SocketFields.LIST.find("state"), false));
        final SortStage stage = new SortStage(keys, 500, Joins.NONE, new Kept());
        final RowBatch batch = sockets.batch(256);
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 2_000; i++) {
                stage.onRows(batch);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    /** Sockets of SCTP with several rows, of which the first alone has a queue, with and without a limit. */
    @Test
    void shouldKeepTheRowsOfASocketTogether() {
        final List<SortKey> keys = List.of(new SortKey(SocketFields.LIST.find("recv_q"), true));
        for (final int limit : new int[] {SortStage.NO_LIMIT, 1, 10, 700}) {
            final Kept kept = new Kept();
            final SortStage stage = new SortStage(keys, limit, RowChain.ofSockets(), Joins.NONE, kept);
            final SortStage other = new SortStage(keys, limit, RowChain.ofSockets(), Joins.NONE, null);
            final List<long[]> expected = new ArrayList<>();
            final List<long[]> others = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                final long queue = random.nextInt(1 << 20);
                final int rows = 1 + random.nextInt(4);
                final boolean isOther = i % 5 == 4;
                (isOther ? others : expected).add(new long[] {queue, rows, i});
                (isOther ? other : stage).onRows(sctp(queue, rows, i));
            }
            stage.take(other);
            stage.finish();
            expected.addAll(others);
            expected.sort(Comparator.comparingLong((final long[] socket) -> -socket[0]));
            final List<Long> told = new ArrayList<>();
            for (final long[] socket : expected.subList(0, Math.min(limit, expected.size()))) {
                for (int row = 0; row < socket[1]; row++) {
                    told.add(socket[2] * 10 + row);
                }
            }
            assertEquals(told, kept.inodes());
            stage.close();
            other.close();
        }
    }

    /** A socket, whose rows have its number and theirs for an inode. */
    private static RowBatch sctp(final long queue, final int rows, final int number) {
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, rows);
        for (int row = 0; row < rows; row++) {
            batch.append(new SocketRecord())
                    .protocol(Protocol.SCTP.code())
                    .flags((row > 0 ? SocketRecord.CONTINUED : 0) | (row < rows - 1 ? SocketRecord.CONTINUES : 0))
                    .remotePort(9)
                    .recvQueue(row == 0 ? queue : 0)
                    .inode(number * 10L + row);
        }
        return batch;
    }

    /** Copies of rows, each in a batch of its own. */
    private static final class Kept implements RowSink {
        private final List<RowBatch> rows = new ArrayList<>();

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                final RowBatch one = new RowBatch(batch.rowLength(), 1);
                one.appendCopy(batch, i);
                rows.add(one);
            }
            return true;
        }

        List<Long> inodes() {
            final List<Long> inodes = new ArrayList<>();
            for (final RowBatch batch : rows) {
                inodes.add(batch.get(0, new SocketRecord()).inode());
            }
            return inodes;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError(what);
        }
    }
}
