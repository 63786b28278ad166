package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.Vocabulary;

/** The words of the bits that are set in a number of the row, the lowest bit first. Confined to one thread. */
final class FlagsReader extends RowReader {
    private final int offset;
    private final int width;
    private final Vocabulary vocabulary;
    private long left;
    private byte[] word;

    FlagsReader(final Presence presence, final int offset, final Width width, final Vocabulary vocabulary) {
        super(presence);
        this.offset = offset;
        this.width = width.ordinal();
        this.vocabulary = vocabulary;
    }

    @Override
    public void begin(final Row row) {
        left = Width.read(width, row, offset);
    }

    @Override
    public boolean next() {
        while (left != 0) {
            word = vocabulary.bytes(Long.numberOfTrailingZeros(left));
            left &= left - 1;
            if (word != null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public byte[] itemWord() {
        return word;
    }
}
