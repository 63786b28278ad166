package io.sockeye.collector.condition;

import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/** Whether a text from outside, or the bytes of a hardware address, are meant. */
final class TextTest extends RowTest {
    private final FieldReader reader;
    private final TextMatcher matcher;
    private final boolean isWanted;
    private final byte[] text = new byte[FieldReader.MAX_TEXT];

    TextTest(final FieldReader reader, final TextMatcher matcher, final boolean isWanted) {
        this.reader = reader;
        this.matcher = matcher;
        this.isWanted = isWanted;
    }

    @Override
    public boolean holds(final Row row) {
        final int length = reader.text(row, text);
        return length >= 0 && matcher.matches(text, length) == isWanted;
    }
}
