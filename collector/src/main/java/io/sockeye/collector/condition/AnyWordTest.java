package io.sockeye.collector.condition;

import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/** Whether any word of a list is meant, or none is. */
final class AnyWordTest extends RowTest {
    private final FieldReader reader;
    private final TextMatcher matcher;
    private final boolean isWanted;

    AnyWordTest(final FieldReader reader, final TextMatcher matcher, final boolean isWanted) {
        this.reader = reader;
        this.matcher = matcher;
        this.isWanted = isWanted;
    }

    @Override
    public boolean holds(final Row row) {
        if (!reader.isPresent(row)) {
            return false;
        }
        reader.begin(row);
        while (reader.next()) {
            final byte[] word = reader.itemWord();
            if (matcher.matches(word, word.length)) {
                return isWanted;
            }
        }
        return !isWanted;
    }
}
