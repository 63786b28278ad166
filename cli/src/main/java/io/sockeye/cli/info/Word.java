package io.sockeye.cli.info;

import java.nio.charset.StandardCharsets;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.record.Row;

/**
 * A word of a line and its values: texts, and a value behind each but the last. Without a bracket in it, it is worth
 * printing if any of its values is; with one, if the first value is there. Confined to one thread.
 */
final class Word {
    private final byte[][] texts;
    private final InfoValue[] values;
    private final boolean isGroup;

    /**
     * A word.
     *
     * @param texts  one more than there are values.
     * @param values at least one.
     */
    Word(final String[] texts, final InfoValue[] values) {
        this.texts = new byte[texts.length][];
        boolean hasBracket = false;
        for (int i = 0; i < texts.length; i++) {
            this.texts[i] = ascii(texts[i]);
            hasBracket |= texts[i].indexOf('(') >= 0;
        }
        this.values = values;
        isGroup = hasBracket;
    }

    static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return whether it is to be printed} */
    boolean isWorth(final Row row) {
        if (isGroup) {
            return values[0].isPresent(row);
        }
        for (final InfoValue value : values) {
            if (value.isPresent(row) && !value.isZero(row)) {
                return true;
            }
        }
        return false;
    }

    /** Print it. */
    void write(final Row row, final AsciiWriter writer) {
        for (int i = 0; i < values.length; i++) {
            writer.bytes(texts[i]);
            values[i].write(row, writer);
        }
        writer.bytes(texts[values.length]);
    }
}
