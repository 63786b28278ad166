package io.sockeye.cli.format;

import java.util.List;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;

/** A way to write rows, of any kind. Threads: immutable. */
public interface Format {
    /**
     * A printer for one thread.
     *
     * @param fields  that a row has, in this order.
     * @param joins   to ask for what is not in the row; that thread's own.
     * @param options how to print.
     * @param writer  to write to; that thread's own.
     * @return a printer, which has written nothing yet.
     */
    RowPrinter printer(List<Field> fields, Joins joins, FormatOptions options, AsciiWriter writer);
}
