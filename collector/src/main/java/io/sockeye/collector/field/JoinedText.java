package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/** A text that is not in the row but found by it: a name. Confined to one thread. */
abstract class JoinedText extends FieldReader {
    /** Who extends this finds the text. */
    protected JoinedText() {}

    /**
     * Find the text.
     *
     * @param row to find it by.
     * @return the text in bytes from outside, not to be changed; null if there is none.
     */
    protected abstract byte[] find(Row row);

    @Override
    public final boolean isPresent(final Row row) {
        return find(row) != null;
    }

    @Override
    public final int text(final Row row, final byte[] target) {
        final byte[] found = find(row);
        if (found == null) {
            return -1;
        }
        final int length = Math.min(found.length, MAX_TEXT);
        System.arraycopy(found, 0, target, 0, length);
        return length;
    }
}
