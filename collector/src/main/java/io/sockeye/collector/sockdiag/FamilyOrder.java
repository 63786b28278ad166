package io.sockeye.collector.sockdiag;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/**
 * Stands before the sink of a dump that has both families: IPv4 goes through, and IPv6 is kept until the end, so that
 * it comes behind, as /proc has it. Of more than {@link SockDiagSource#MAX_KEPT_ROWS} the rest goes through as it
 * comes: who counted fewer did not see those in SYN_RECV. It may be used again, and keeps its memory for that. Confined
 * to one thread at a time.
 */
final class FamilyOrder implements RowSink {
    private static final int INET6 = Family.INET6.number();

    private final SocketRecord row = new SocketRecord();
    private final List<RowBatch> batches = new ArrayList<>();
    private int used;
    private int kept;
    private RowSink sink;
    private boolean isMoreWanted;

    FamilyOrder() {}

    /**
     * Begin with a dump.
     *
     * @param to where the rows go.
     * @return this for a fluent API.
     */
    FamilyOrder begin(final RowSink to) {
        sink = to;
        used = 0;
        kept = 0;
        isMoreWanted = true;
        return this;
    }

    @Override
    public void onTable() {
        sink.onTable();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        int passed = 0;
        for (int i = 0; i < batch.count(); i++) {
            if (kept < SockDiagSource.MAX_KEPT_ROWS && batch.get(i, row).family() == INET6) {
                lastBatch(batch).appendCopy(batch, i);
                kept++;
            } else {
                batch.move(i, passed++);
            }
        }
        batch.truncate(passed);
        if (passed > 0) {
            isMoreWanted = sink.onRows(batch);
        }
        return isMoreWanted;
    }

    /** The one to append to, with room for a row, and with the mark of the batch that the row comes from. */
    private RowBatch lastBatch(final RowBatch origin) {
        if (used > 0
                && !batches.get(used - 1).isFull()
                && batches.get(used - 1).meetsCondition() == origin.meetsCondition()) {
            return batches.get(used - 1);
        }
        final int rowLength = origin.rowLength();
        if (used < batches.size() && batches.get(used).rowLength() != rowLength) {
            batches.subList(used, batches.size()).clear();
        }
        if (used == batches.size()) {
            batches.add(new RowBatch(rowLength, SocketRecord.BATCH_ROWS));
        }
        batches.get(used).reset();
        batches.get(used).meetsCondition(origin.meetsCondition());
        return batches.get(used++);
    }

    @Override
    public void onMalformed(final String what, final long position) {
        sink.onMalformed(what, position);
    }

    /** The dump has ended, however that was: let through what was kept. */
    void end() {
        for (int i = 0; i < used && isMoreWanted; i++) {
            isMoreWanted = sink.onRows(batches.get(i));
        }
    }
}
