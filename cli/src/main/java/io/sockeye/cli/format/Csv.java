package io.sockeye.cli.format;

import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;

/**
 * CSV by RFC 4180: commas, lines that end with CR LF, and double quotes around what has commas or quotes in it. A text
 * takes two columns: in the first, controls are written with a backslash and what is no UTF-8 as U+FFFD; where that is
 * not the text as it was, the second has all its bytes in base64. Confined to one thread.
 */
final class Csv extends Separated {
    Csv(final List<Field> fields, final Joins joins, final FormatOptions options, final AsciiWriter writer) {
        super(fields, joins, options, writer, ',', "\r\n");
    }

    @Override
    boolean hasBase64() {
        return true;
    }

    @Override
    void text(final AsciiWriter to, final byte[] bytes, final int length) {
        final boolean isQuoted = needsQuotes(bytes, length);
        if (isQuoted) {
            to.put('"');
        }
        final byte[] target = to.buffer();
        int end = to.position();
        boolean isWhole = true;
        int i = 0;
        while (i < length) {
            final int read = Utf8.next(bytes, i, length);
            final int valid = read < 0 ? ~read : read;
            final int count = valid & Utf8.LENGTH_MASK;
            if (read < 0) {
                isWhole = false;
                target[end] = (byte) 0xEF;
                target[end + 1] = (byte) 0xBF;
                target[end + 2] = (byte) 0xBD;
                end += 3;
            } else if (Utf8.isControl(valid >>> Utf8.LENGTH_BITS)) {
                isWhole = false;
                end = escape(bytes, i, count, target, end);
            } else {
                if (bytes[i] == '"') {
                    target[end] = '"';
                    end++;
                }
                System.arraycopy(bytes, i, target, end, count);
                end += count;
            }
            i += count;
        }
        to.position(end);
        if (isQuoted) {
            to.put('"');
        }
        to.put(',');
        if (!isWhole) {
            to.position(Base64Text.write(bytes, length, target, to.position()));
        }
    }

    /**
     * Blanks at either end are kept by quotes too, though the RFC does not ask for it; an empty text is not a missing
     * one.
     */
    private static boolean needsQuotes(final byte[] text, final int length) {
        if (length == 0 || text[0] == ' ' || text[length - 1] == ' ') {
            return true;
        }
        for (int i = 0; i < length; i++) {
            if (text[i] == ',' || text[i] == '"') {
                return true;
            }
        }
        return false;
    }

    @Override
    void json(final AsciiWriter to, final int start) {
        repeat(to, start, '"');
        to.makeRoom(2);
        System.arraycopy(to.buffer(), start, to.buffer(), start + 1, to.position() - start);
        to.buffer()[start] = '"';
        to.position(to.position() + 1);
        to.put('"');
    }
}
