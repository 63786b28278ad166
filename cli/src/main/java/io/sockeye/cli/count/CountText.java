package io.sockeye.cli.count;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.format.Format;
import io.sockeye.cli.format.FormatOptions;
import io.sockeye.cli.format.RowPrinter;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.count.Counting;
import io.sockeye.collector.count.GroupKey;
import io.sockeye.collector.count.Groups;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;

/**
 * Groups as aligned text: counts and numbers, then what was counted by, and under them what was left out and the total.
 * Confined to one thread.
 */
final class CountText {
    private static final String ERROR_FIELD = "count_error";

    private final Counting counting;
    private final Format columns;
    private final boolean header;
    private final AsciiWriter out;

    /** A text; the format has tab-separated columns. */
    CountText(final Counting counting, final Format columns, final boolean header, final AsciiWriter out) {
        this.counting = counting;
        this.columns = columns;
        this.header = header;
        this.out = out;
    }

    void print(final Groups groups) {
        final int keys = counting.plan().keys().size();
        final List<Field> all = counting.fields().fields();
        final List<Field> fields = new ArrayList<>();
        for (final Field field : all.subList(keys, all.size())) {
            if (groups.error() > 0 || !ERROR_FIELD.equals(field.name())) {
                fields.add(field);
            }
        }
        final AlignedColumns aligned = new AlignedColumns(out, fields.size() + keys, fields.size());
        for (int i = 0; i < keys; i++) {
            final GroupKey key = counting.plan().keys().get(i);
            if (key.isPrefix()) {
                aligned.suffix(fields.size() + i, "/" + key.ipv4(), "/" + key.ipv6());
            }
        }
        fields.addAll(all.subList(0, keys));
        aligned.beginMeasuring();
        deliver(groups, fields, aligned);
        aligned.widen(0, Long.toUnsignedString(groups.rows()).length());
        aligned.beginWriting();
        deliver(groups, fields, aligned);
        final long others = groups.groups() - groups.told();
        if (others > 0) {
            aligned.total(Math.max(0, groups.rows() - groups.toldRows()), "other (" + others + " groups)");
        }
        aligned.total(groups.rows(), "total");
    }

    private void deliver(final Groups groups, final List<Field> fields, final AlignedColumns aligned) {
        final AsciiWriter lines = new AsciiWriter(aligned);
        final RowPrinter printer = columns.printer(fields, Joins.NONE, new FormatOptions(header, false), lines);
        printer.begin();
        groups.deliver(printer);
        lines.writeOut();
    }
}
