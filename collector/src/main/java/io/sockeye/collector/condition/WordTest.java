package io.sockeye.collector.condition;

import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/** Whether a word is meant. */
final class WordTest extends RowTest {
    private final FieldReader reader;
    private final TextMatcher matcher;
    private final boolean isWanted;

    WordTest(final FieldReader reader, final TextMatcher matcher, final boolean isWanted) {
        this.reader = reader;
        this.matcher = matcher;
        this.isWanted = isWanted;
    }

    @Override
    public boolean holds(final Row row) {
        final byte[] word = reader.word(row);
        return word != null && matcher.matches(word, word.length) == isWanted;
    }
}
