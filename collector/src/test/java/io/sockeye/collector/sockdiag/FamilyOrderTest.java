package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

class FamilyOrderTest {
    private final FamilyOrder order = new FamilyOrder();
    private final Seen seen = new Seen();

    /** Notes the inodes of rows. */
    private static final class Seen implements RowSink {
        private final List<Long> inodes = new ArrayList<>();
        private long most = Long.MAX_VALUE;
        private int tables;
        private int malformed;

        @Override
        public void onTable() {
            tables++;
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            assertTrue(batch.count() > 0);
            final SocketRecord row = new SocketRecord();
            for (int i = 0; i < batch.count(); i++) {
                inodes.add(batch.get(i, row).inode());
            }
            return inodes.size() < most;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            malformed++;
        }
    }

    private static void append(final RowBatch batch, final Family family, final long inode) {
        batch.append(new SocketRecord()).family(family.number()).inode(inode);
    }

    @Test
    void shouldPutInet6BehindAndKeepTheOrderOfEach() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            // Used again, with rows of the other length too.
            final int length = random.nextBoolean() ? SocketRecord.LENGTH : SocketRecord.DETAILED_LENGTH;
            final List<Long> inet = new ArrayList<>();
            final List<Long> inet6 = new ArrayList<>();
            seen.inodes.clear();
            order.begin(seen);
            final RowBatch batch = new RowBatch(length, SocketRecord.BATCH_ROWS);
            final int share = random.nextInt(101);
            long inode = 0;
            for (int batches = random.nextInt(8); batches > 0; batches--) {
                batch.reset();
                for (int rows = 1 + random.nextInt(SocketRecord.BATCH_ROWS); rows > 0; rows--) {
                    final Family family = random.nextInt(100) < share ? Family.INET6 : Family.INET;
                    (family == Family.INET6 ? inet6 : inet).add(++inode);
                    append(batch, family, inode);
                }
                assertTrue(order.onRows(batch));
            }
            assertEquals(inet, seen.inodes, "seed=" + seed);
            order.end();
            inet.addAll(inet6);
            assertEquals(inet, seen.inodes, "seed=" + seed);
        }
    }

    @Test
    void shouldKeepNoMoreThanItsMemoryIsFor() {
        order.begin(seen);
        final int beyond = 10;
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 1);
        for (int inode = 0; inode < SockDiagSource.MAX_KEPT_ROWS + beyond; inode++) {
            batch.reset();
            append(batch, Family.INET6, inode);
            assertTrue(order.onRows(batch));
        }
        assertEquals(beyond, seen.inodes.size());
        order.end();
        assertEquals(SockDiagSource.MAX_KEPT_ROWS + beyond, seen.inodes.size());
    }

    @Test
    void shouldPassOnWhatElseThereIs() {
        order.begin(seen);
        order.onTable();
        order.onMalformed("tcp", 3);
        order.end();
        assertEquals(1, seen.tables);
        assertEquals(1, seen.malformed);
        assertEquals(List.of(), seen.inodes);
    }

    @Test
    void shouldKeepTheMarksOfBatches() {
        final List<Boolean> marks = new ArrayList<>();
        order.begin(new RowSink() {
            @Override
            public boolean onRows(final RowBatch batch) {
                for (int i = 0; i < batch.count(); i++) {
                    marks.add(batch.meetsCondition());
                }
                return true;
            }

            @Override
            public void onMalformed(final String what, final long position) {
                throw new AssertionError(what);
            }
        });
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 2);
        for (final boolean mark : new boolean[] {true, false, true}) {
            batch.reset();
            assertFalse(batch.meetsCondition());
            batch.meetsCondition(mark);
            append(batch, Family.INET6, 1);
            assertTrue(order.onRows(batch));
        }
        order.end();
        assertEquals(List.of(true, false, true), marks);
    }

    @Test
    void shouldGiveNoMoreThanIsWanted() {
        seen.most = 2;
        order.begin(seen);
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 3);
        append(batch, Family.INET6, 6);
        append(batch, Family.INET, 4);
        assertTrue(order.onRows(batch));
        batch.reset();
        append(batch, Family.INET, 5);
        assertFalse(order.onRows(batch));
        order.end();
        assertEquals(List.of(4L, 5L), seen.inodes);
    }
}
