package io.sockeye.collector.condition;

import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Presence;
import io.sockeye.collector.record.Row;

/** Whether a number is in some ranges. */
final class NumberTest extends RowTest {
    private final FieldReader reader;
    private final Presence presence;
    private final NumberRanges ranges;
    private final boolean isWanted;

    NumberTest(final FieldReader reader, final NumberRanges ranges, final boolean isWanted) {
        this.reader = reader;
        presence = reader.presence();
        this.ranges = ranges;
        this.isWanted = isWanted;
    }

    @Override
    public boolean holds(final Row row) {
        final boolean isPresent = presence == null ? reader.isPresent(row) : presence.holds(row);
        return isPresent && ranges.contains(reader.number(row)) == isWanted;
    }
}
