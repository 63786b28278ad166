package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.record.CounterRecord;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.CounterWords;

/** The fields of protocol counters. */
public final class CounterFields {
    private static final Presence IS_NEGATIVE = Presence.where(row -> is(row, CounterRecord.NEGATIVE));
    private static final Presence IS_NOT_NEGATIVE = Presence.where(row -> !is(row, CounterRecord.NEGATIVE));
    private static final Presence IS_CHANGE = Presence.where(row -> is(row, CounterRecord.CHANGED));

    /** The list. */
    public static final FieldList LIST = new FieldList(
            "counters",
            List.of(
                    TimeField.of(),
                    Field.word("file", CounterRecord.FILE_OFFSET, Width.U8, CounterWords.FILES)
                            .byDefault()
                            .always()
                            .says("File within /proc/net."),
                    Field.text(
                                    "section",
                                    CounterRecord.SECTION_LENGTH_OFFSET,
                                    Width.U8,
                                    CounterRecord.SECTION_OFFSET,
                                    CounterRecord.NAME_OFFSET - CounterRecord.SECTION_OFFSET)
                            .byDefault()
                            .always()
                            .says("Section of the file, by the kernel's name."),
                    Field.text(
                                    "name",
                                    CounterRecord.NAME_LENGTH_OFFSET,
                                    Width.U8,
                                    CounterRecord.NAME_OFFSET,
                                    CounterRecord.LENGTH - CounterRecord.NAME_OFFSET)
                            .byDefault()
                            .always()
                            .says("Name of the counter, as the kernel has it."),
                    Field.number("value", CounterRecord.VALUE_OFFSET, Width.U64)
                            .when(IS_NOT_NEGATIVE)
                            .byDefault()
                            .says("Value of the counter."),
                    Field.signed64("negative_value", CounterRecord.VALUE_OFFSET)
                            .when(IS_NEGATIVE)
                            .byDefault()
                            .says("Value where it is below zero, as of Tcp MaxConn that is not limited."),
                    Field.computedWord("kind", CounterWords.KINDS, joins -> new Kind())
                            .byDefault()
                            .says("Whether it counts events or goes up and down."),
                    Field.signed64("difference", CounterRecord.DIFFERENCE_OFFSET)
                            .when(IS_CHANGE)
                            .byDefault()
                            .says("By how much it has changed since the round before."),
                    Field.computed("rate_per_second", FieldKind.UNSIGNED, joins -> new Rate())
                            .byDefault()
                            .says("How many events there were in a second since the round before, rounded."),
                    Field.computed("interval_us", FieldKind.UNSIGNED, joins -> new Interval())
                            .in(Unit.US)
                            .says("Time since the round before.")));

    private CounterFields() {}

    private static boolean is(final Row row, final int presence) {
        return (row.getByte(CounterRecord.PRESENCE_OFFSET) & presence) != 0;
    }

    /** Threads: immutable. */
    private static final class Kind extends FieldReader {
        @Override
        public boolean isPresent(final Row row) {
            return true;
        }

        @Override
        public byte[] word(final Row row) {
            return CounterWords.KINDS.bytes(is(row, CounterRecord.GAUGE) ? 1 : 0);
        }
    }

    /** Threads: immutable. */
    private static final class Rate extends FieldReader {
        private static final double NANOS_PER_SECOND = 1e9;

        @Override
        public boolean isPresent(final Row row) {
            return is(row, CounterRecord.CHANGED)
                    && !is(row, CounterRecord.GAUGE)
                    && row.getLong(CounterRecord.DIFFERENCE_OFFSET) >= 0
                    && row.getLong(CounterRecord.NANOS_OFFSET) > 0;
        }

        @Override
        public long number(final Row row) {
            return Math.round(row.getLong(CounterRecord.DIFFERENCE_OFFSET)
                    * NANOS_PER_SECOND
                    / row.getLong(CounterRecord.NANOS_OFFSET));
        }
    }

    /** Threads: immutable. */
    private static final class Interval extends FieldReader {
        private static final long NANOS_PER_US = 1000;

        @Override
        public boolean isPresent(final Row row) {
            return row.getLong(CounterRecord.NANOS_OFFSET) != 0;
        }

        @Override
        public long number(final Row row) {
            return row.getLong(CounterRecord.NANOS_OFFSET) / NANOS_PER_US;
        }
    }
}
