package io.sockeye.collector.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** The first rows, and no more. */
class LimitStageTest {
    private long rows;
    private boolean isWanted = true;

    private final RowSink sink = new RowSink() {
        @Override
        public boolean onRows(final RowBatch batch) {
            assertTrue(batch.count() > 0);
            rows += batch.count();
            return isWanted;
        }

        @Override
        public void onMalformed(final String what, final long position) {}
    };

    private static RowBatch batch(final int count) {
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, count);
        for (int i = 0; i < count; i++) {
            batch.append(new SocketRecord());
        }
        return batch;
    }

    @Test
    void shouldStopWithTheLastRowThatIsWanted() {
        final AtomicLong left = new AtomicLong(10);
        final LimitStage one = new LimitStage(left, sink);
        final LimitStage other = new LimitStage(left, sink);
        assertTrue(one.onRows(batch(4)));
        assertTrue(other.onRows(batch(4)));
        assertFalse(one.onRows(batch(4)));
        assertEquals(10, rows);
        assertFalse(other.onRows(batch(4)));
        assertEquals(10, rows);
    }

    @Test
    void shouldStopAtOnceWhereABatchEndsWithTheLastRow() {
        assertFalse(new LimitStage(new AtomicLong(4), sink).onRows(batch(4)));
        assertEquals(4, rows);
    }

    @Test
    void shouldStopWhereTheSinkHasEnough() {
        isWanted = false;
        assertFalse(new LimitStage(new AtomicLong(40), sink).onRows(batch(4)));
    }

    /** Sockets of SCTP, each of so many rows. */
    private static RowBatch sctp(final int... rows) {
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, 64);
        for (final int count : rows) {
            for (int i = 0; i < count; i++) {
                batch.append(new SocketRecord())
                        .protocol(Protocol.SCTP.code())
                        .flags((i > 0 ? SocketRecord.CONTINUED : 0) | (i < count - 1 ? SocketRecord.CONTINUES : 0));
            }
        }
        return batch;
    }

    @Test
    void shouldCountSocketsOfSeveralRowsOnce() {
        final LimitStage stage = new LimitStage(new AtomicLong(3), RowChain.ofSockets(), sink);
        assertTrue(stage.onRows(sctp(3, 1)));
        assertFalse(stage.onRows(sctp(2, 4, 1)));
        assertEquals(6, rows);
    }

    @Test
    void shouldHandOnWhatBelongsToTheLastSocket() {
        final LimitStage stage = new LimitStage(new AtomicLong(2), RowChain.ofSockets(), sink);
        final RowBatch whole = sctp(1, 3, 2);
        final RowBatch first = new RowBatch(SocketRecord.LENGTH, 2);
        final RowBatch rest = new RowBatch(SocketRecord.LENGTH, 4);
        for (int i = 0; i < whole.count(); i++) {
            (i < 2 ? first : rest).appendCopy(whole, i);
        }
        assertTrue(stage.onRows(first));
        assertFalse(stage.onRows(rest));
        assertEquals(4, rows);
    }
}
