package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.Vocabulary;

/** A number that lies in the row, by its word; a number without a word is not present. Threads: immutable. */
final class WordReader extends RowReader {
    private final int offset;
    private final int width;
    private final Vocabulary vocabulary;

    WordReader(final Presence presence, final int offset, final Width width, final Vocabulary vocabulary) {
        super(presence);
        this.offset = offset;
        this.width = width.ordinal();
        this.vocabulary = vocabulary;
    }

    @Override
    public boolean isPresent(final Row row) {
        return word(row) != null;
    }

    @Override
    public byte[] word(final Row row) {
        return presence.holds(row) ? vocabulary.bytes(Width.read(width, row, offset)) : null;
    }
}
