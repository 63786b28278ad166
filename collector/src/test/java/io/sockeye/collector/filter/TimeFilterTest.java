package io.sockeye.collector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.field.ConnectionFields;
import io.sockeye.collector.field.CounterFields;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.LinkFields;
import io.sockeye.collector.field.MasqueradeFields;
import io.sockeye.collector.field.NeighbourFields;
import io.sockeye.collector.field.RouteFields;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.field.Unit;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** Points in time compare as such, not as texts; lengths of time as numbers with units. */
class TimeFilterTest {
    private static final List<FieldList> LISTS = List.of(
            SocketFields.LIST,
            RouteFields.LIST,
            LinkFields.LIST,
            NeighbourFields.LIST,
            CounterFields.LIST,
            ConnectionFields.LIST,
            MasqueradeFields.LIST);

    private final Row row = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());

    /** As texts 14:00:00.500Z is less than 14:00:00Z. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-26T14:00:00Z,     time = 2026-11-26T14:00:00Z,             true",
        "2026-11-26T14:00:00Z,     time = 2026-11-26T15:00:00+01:00,        true",
        "2026-11-26T14:00:00Z,     time == 2026-11-26T14:00:00.000Z,        true",
        "2026-11-26T14:00:00.500Z, time > 2026-11-26T14:00:00Z,             true",
        "2026-11-26T14:00:00.500Z, time <= 2026-11-26T14:00:00Z,            false",
        "2026-11-26T14:00:00.500Z, time < 2026-11-26T14:00:00.5001Z,        true",
        "2026-11-26T14:00:00.500Z, time >= 2026-11-26T14:00:00.5001Z,       false",
        "2026-11-26T14:00:00.500Z, time = 2026-11-26T14:00:00.5001Z,        false",
        "2026-11-26T14:00:00.500Z, time != 2026-11-26T14:00:00.5001Z,       true",
        "2026-11-26T14:00:00.500Z, time ge 2026-11-26T14:00:00.5Z,          true",
        "2026-11-26T14:00:00Z,     time lt 2026-11-26T14:00:00.001Z,        true",
        "2026-11-26T23:30:00Z,     time > 2026-11-27T00:00:00+01:00,        true",
        "2026-11-26T23:30:00Z,     time ge 2026-11-26 and time lt 2026-11-27, true",
        "2026-11-27T00:00:00Z,     time ge 2026-11-26 and time lt 2026-11-27, false",
        "2026-11-26T00:00:00Z,     'time in (2026-11-26, 2026-11-28)',      true",
        "2026-11-27T00:00:00Z,     'time in (2026-11-26, 2026-11-28)',      false",
        "2026-11-27T00:00:00Z,     'time not in (2026-11-26, 2026-11-28)',  true",
        "2026-11-27T00:00:00Z,     time ~ ^2026-11-27T,                     true",
        ",                         time > 1970-01-01,                       false",
        ",                         time != 1970-01-01,                      false",
        ",                         not time > 1970-01-01,                   true"
    })
    void shouldCompareTimes(final String time, final String filter, final boolean isMeant) throws Exception {
        assertEquals(isMeant, filter(filter, time).matches(row), filter);
    }

    @Test
    void shouldLookAtTheTimeOfEachRound() throws Exception {
        final byte[][] time = new byte[1][];
        final RowFilter<Row> filter = Filter.of(SocketFields.LIST, "time lt 2026-11-26", new FixedNames())
                .bind(new Joins() {
                    @Override
                    public byte[] time() {
                        return time[0];
                    }
                });
        for (int day = 20; day < 30; day++) {
            time[0] = ("2026-11-" + day + "T00:00:00Z").getBytes(StandardCharsets.US_ASCII);
            assertEquals(day < 26, filter.matches(row));
            assertEquals(day < 26, filter.matches(row));
        }
        time[0] = Instant.now().toString().getBytes(StandardCharsets.US_ASCII);
        assertEquals(Instant.now().isBefore(Instant.parse("2026-11-26T00:00:00Z")), filter.matches(row));
    }

    /** Of every kind of row: no length of time is a bare number. */
    @Test
    void shouldTakeLengthsOfTimeWithUnitsAlone() throws Exception {
        int lengths = 0;
        for (final FieldList list : LISTS) {
            for (final Field field : list.fields()) {
                final boolean isLength = field.unit() == Unit.US || field.unit() == Unit.MS || field.unit() == Unit.S;
                assertEquals(field.name().matches(".*_(us|ms|s)"), isLength, field.name());
                if (isLength) {
                    lengths++;
                    assertEquals(FieldKind.UNSIGNED, field.kind(), field.name());
                    for (final String operator : new String[] {"=", "!=", "<", "<=", ">", ">="}) {
                        final String condition = field.name() + " " + operator + " ";
                        Filter.of(list, condition + "1.5h", new FixedNames());
                        assertThrows(
                                ExpressionException.class, () -> Filter.of(list, condition + "15", new FixedNames()));
                    }
                }
            }
        }
        assertTrue(lengths > 20, "lengths of time: " + lengths);
    }

    private static RowFilter<Row> filter(final String text, final String time) throws ExpressionException {
        final byte[] bytes = time == null ? null : time.getBytes(StandardCharsets.US_ASCII);
        return Filter.of(SocketFields.LIST, text, new FixedNames()).bind(new Joins() {
            @Override
            public byte[] time() {
                return bytes;
            }
        });
    }
}
