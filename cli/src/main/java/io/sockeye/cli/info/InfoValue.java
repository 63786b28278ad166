package io.sockeye.cli.info;

import java.util.Arrays;
import java.util.Set;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.text.PrintableText;

/**
 * A field's value as people read it: times in milliseconds, rates in bits per second with three digits, shares as
 * decimal fractions. Confined to one thread.
 */
final class InfoValue {
    private static final Set<String> RATES = Set.of("delivery_rate", "pacing_rate", "max_pacing_rate", "bbr_bw");
    private static final Set<String> IN_256THS = Set.of("bbr_pacing_gain", "bbr_cwnd_gain");
    /** Words that say that there is nothing to tell. */
    private static final byte[][] NOTHING = {
        Word.ascii("none"), Word.ascii("open"), Word.ascii("off"), Word.ascii("not_seen")
    };
    /** What reordering is where there was none, {@code TCP_FASTRETRANS_THRESH}. */
    private static final int NO_REORDERING = 3;

    private static final byte[] MS = Word.ascii("ms");
    private static final byte[] ABSENT = Word.ascii("-");

    private final FieldReader reader;
    private final FieldKind kind;
    private final long zero;
    private final boolean isUs;
    private final boolean isMs;
    private final boolean isRate;
    private final boolean isIn256ths;
    private final byte[] text = new byte[FieldReader.MAX_TEXT];

    InfoValue(final Field field, final Joins joins) {
        reader = field.bind(joins);
        kind = field.kind();
        zero = field.name().equals("reordering") ? NO_REORDERING : 0;
        isUs = field.name().endsWith("_us");
        isMs = field.name().endsWith("_ms");
        isRate = RATES.contains(field.name());
        isIn256ths = IN_256THS.contains(field.name());
    }

    boolean isPresent(final Row row) {
        return reader.isPresent(row);
    }

    /** {@return whether a value that is present says that there is nothing to tell} */
    boolean isZero(final Row row) {
        switch (kind) {
            case WORD:
                return isNothing(reader.word(row));
            case TEXT:
                return reader.text(row, text) == 0;
            case LIST_OF_WORDS:
                reader.begin(row);
                return !reader.next();
            default:
                return reader.number(row) == zero;
        }
    }

    private static boolean isNothing(final byte[] word) {
        for (final byte[] nothing : NOTHING) {
            if (Arrays.equals(nothing, word)) {
                return true;
            }
        }
        return false;
    }

    void write(final Row row, final AsciiWriter writer) {
        if (!reader.isPresent(row)) {
            writer.bytes(ABSENT);
            return;
        }
        switch (kind) {
            case WORD:
                writer.bytes(reader.word(row));
                break;
            case TEXT:
                final int length = reader.text(row, text);
                PrintableText.clean(text, 0, length);
                writer.bytes(text, 0, length);
                break;
            case LIST_OF_WORDS:
                writeWords(row, writer);
                break;
            case BOOLEAN:
                // The word before it says it.
                break;
            case HEX64:
                writer.hex(reader.number(row));
                break;
            case SIGNED:
                writer.decimal(reader.number(row));
                break;
            default:
                writeNumber(reader.number(row), writer);
                break;
        }
    }

    private void writeWords(final Row row, final AsciiWriter writer) {
        reader.begin(row);
        boolean isFirst = true;
        while (reader.next()) {
            if (!isFirst) {
                writer.put(',');
            }
            writer.bytes(reader.itemWord());
            isFirst = false;
        }
    }

    private void writeNumber(final long number, final AsciiWriter writer) {
        if (isUs) {
            Decimals.thousandths(number, writer);
            writer.bytes(MS);
        } else if (isRate) {
            Decimals.bits(number, writer);
        } else if (isIn256ths) {
            Decimals.thousandths(number * 1000 >> 8, writer);
        } else {
            writer.unsignedDecimal(number);
            if (isMs) {
                writer.bytes(MS);
            }
        }
    }
}
