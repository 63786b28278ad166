package io.sockeye.cli.format;

import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.Row;

/** JSON: all rows of a round as one array of objects. Confined to one thread. */
final class JsonArray extends RowPrinter {
    private final JsonObject object;
    private boolean hasRows;

    JsonArray(final List<Field> fields, final Joins joins, final AsciiWriter writer) {
        super(fields, joins, writer);
        object = new JsonObject(fields, readers());
    }

    @Override
    public void beginRound() {
        writer().put('[');
        hasRows = false;
    }

    @Override
    public void endRound() {
        if (hasRows) {
            writer().put('\n');
        }
        writer().put(']').endRow();
    }

    @Override
    public boolean isRowByRow() {
        return false;
    }

    @Override
    protected void print(final Row row) {
        if (hasRows) {
            writer().put(',');
        }
        writer().put('\n');
        hasRows = true;
        object.write(row, writer());
    }
}
