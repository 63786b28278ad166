package io.sockeye.cli.format;

import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;

/** JSON Lines: an object a row, each on a line of its own. Confined to one thread. */
final class JsonLines extends RowPrinter {
    private final JsonObject object;
    private final byte end;

    JsonLines(final List<Field> fields, final Joins joins, final FormatOptions options, final AsciiWriter writer) {
        super(fields, joins, writer);
        object = new JsonObject(fields, readers());
        end = (byte) (options.nul() ? 0 : '\n');
    }

    @Override
    protected void print(final Row row) {
        object.write(row, writer());
        writer().put(end);
    }
}
