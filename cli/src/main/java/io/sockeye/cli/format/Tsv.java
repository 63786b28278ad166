package io.sockeye.cli.format;

import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;

/**
 * Values with tabs between them. In text {@code \t}, {@code \n}, {@code \r} and {@code \\} stand for what they are in
 * C, and {@code \xNN} for a byte of another control or of what is no UTF-8, so that all bytes come back. Confined to
 * one thread.
 */
final class Tsv extends Separated {
    Tsv(final List<Field> fields, final Joins joins, final FormatOptions options, final AsciiWriter writer) {
        super(fields, joins, options, writer, '\t', "\n");
    }

    @Override
    boolean hasBase64() {
        return false;
    }

    @Override
    void text(final AsciiWriter to, final byte[] bytes, final int length) {
        final byte[] target = to.buffer();
        int end = to.position();
        int i = 0;
        while (i < length) {
            final int read = Utf8.next(bytes, i, length);
            final int valid = read < 0 ? ~read : read;
            final int count = valid & Utf8.LENGTH_MASK;
            if (read < 0 || bytes[i] == '\\' || Utf8.isControl(valid >>> Utf8.LENGTH_BITS)) {
                end = escape(bytes, i, count, target, end);
            } else {
                System.arraycopy(bytes, i, target, end, count);
                end += count;
            }
            i += count;
        }
        to.position(end);
    }

    @Override
    void json(final AsciiWriter to, final int start) {
        repeat(to, start, '\\');
    }
}
