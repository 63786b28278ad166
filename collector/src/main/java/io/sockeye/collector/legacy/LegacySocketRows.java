package io.sockeye.collector.legacy;

import io.sockeye.collector.record.LegacyRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.text.LineReader;

/** The sockets of a table once more as rows, see {@link LegacyRecord#place()}. Confined to one thread. */
public final class LegacySocketRows extends LegacyTableRows<LegacyRecord> {
    private final LegacySocketLine reader = new LegacySocketLine();
    private final int family;
    private final boolean isHeaded;

    /**
     * Nothing is delivered yet.
     *
     * @param family {@code AF_*} of the table.
     * @param table  that was read.
     */
    public LegacySocketRows(final int family, final LegacyTable<?> table) {
        super(table, new LegacyRecord(), new RowBatch(LegacyRecord.LENGTH, LegacyRecord.BATCH_ROWS));
        this.family = family;
        isHeaded = table.headed();
    }

    @Override
    protected void fill(final LegacyRecord row, final LineReader line, final int place) {
        if (!reader.read(family, isHeaded, line, row.family(family))) {
            row.clear();
        }
        row.family(family).place(place);
    }
}
