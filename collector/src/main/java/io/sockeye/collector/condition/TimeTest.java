package io.sockeye.collector.condition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/**
 * Whether a point in time, of which rows have the text, is in some ranges of milliseconds since 1970. Texts do not
 * compare: they have a fraction only where it is not 0. That of a round is read once, for its first row.
 */
final class TimeTest extends RowTest {
    private final FieldReader reader;
    private final NumberRanges ranges;
    private final boolean isWanted;
    private byte[] last;
    private boolean isLastMeant;

    TimeTest(final FieldReader reader, final NumberRanges ranges, final boolean isWanted) {
        this.reader = reader;
        this.ranges = ranges;
        this.isWanted = isWanted;
    }

    @Override
    public boolean holds(final Row row) {
        final byte[] time = reader.word(row);
        if (time == null) {
            return false;
        }
        if (time != last) {
            last = time;
            final Instant instant = Instant.parse(new String(time, StandardCharsets.US_ASCII));
            isLastMeant = ranges.contains(instant.toEpochMilli()) == isWanted;
        }
        return isLastMeant;
    }
}
