package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SscanfTest {
    @Test
    void shouldReadFieldAfterField() {
        final FieldCursor fields = FieldCursor.of("  nr0 01/0A 7\t-8 1/2 3 ff rest");
        assertEquals("nr0", fields.wordOr("x"));
        fields.skipPairs(1, true);
        assertEquals(7, fields.decimalOr(0));
        assertEquals(-8, fields.decimalOr(0));
        fields.skipPairs(1, false);
        fields.skipDecimals(1);
        assertEquals(0xFF, fields.hexOr(0));
        assertEquals(4, fields.count());
        assertEquals(" rest", "  nr0 01/0A 7\t-8 1/2 3 ff rest".substring(fields.position()));
    }

    @Test
    void shouldKeepValuesFromFirstMisfitOn() {
        final FieldCursor fields = FieldCursor.of("1 x 2");
        assertEquals(1, fields.decimalOr(9));
        assertEquals(9, fields.decimalOr(9));
        assertEquals(8, fields.decimalOr(8));
        assertEquals("w", fields.wordOr("w"));
        assertEquals(1, fields.count());
    }

    @Test
    void shouldStopAtMissingSlash() {
        final FieldCursor fields = FieldCursor.of("1 /2 3");
        fields.skipPairs(1, false);
        assertEquals(5, fields.decimalOr(5));
        assertEquals(0, fields.count());
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, 2147483647",
        "4294967295, -1",
        "4294967298, 2",
        "9223372036854775807, -1",
        "9223372036854775808, -1",
        "99999999999999999999, -1",
        "-99999999999999999999, 0",
        "+3, 3",
        "007, 7",
        "0x1, 0"
    })
    void shouldCutDecimalsAsGlibc(final String text, final int expected) {
        assertEquals(expected, FieldCursor.of(text).decimalOr(4));
    }

    @ParameterizedTest
    @CsvSource({
        "0xfF, 255",
        "FFFFFFFFFFFFFFFF, -1",
        "10000000000000000, -1",
        "-1, -1",
        "-10000000000000000, -1",
        "1g, 1"
    })
    void shouldCutHexAsGlibc(final String text, final long expected) {
        assertEquals(expected, FieldCursor.of(text).hexOr(4));
    }

    @ParameterizedTest
    @CsvSource({"''", "-", "+", "g", "/"})
    void shouldMissNumber(final String text) {
        assertEquals(4, FieldCursor.of(text).decimalOr(4));
        assertEquals(4, FieldCursor.of(text).hexOr(4));
    }
}
