package io.sockeye.collector.legacy.route;

import io.sockeye.collector.legacy.LegacyTable;
import io.sockeye.collector.legacy.LegacyTableRows;
import io.sockeye.collector.record.LegacyRouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.text.LineReader;

/** The routes of a table once more as rows, see {@link LegacyRouteRecord#place()}. Confined to one thread. */
public final class LegacyRouteRows extends LegacyTableRows<LegacyRouteRecord> {
    private final LegacyRouteLine reader;
    private final int family;

    /**
     * Nothing is delivered yet.
     *
     * @param family {@code AF_*} of the table.
     * @param table  that was read.
     */
    public LegacyRouteRows(final int family, final LegacyTable<?> table) {
        super(table, new LegacyRouteRecord(), new RowBatch(LegacyRouteRecord.LENGTH, LegacyRouteRecord.BATCH_ROWS));
        this.family = family;
        reader = new LegacyRouteLine(table.beside());
    }

    @Override
    protected void fill(final LegacyRouteRecord row, final LineReader line, final int place) {
        if (!reader.read(family, line, row.family(family))) {
            row.clear();
        }
        row.family(family).place(place);
    }
}
