package io.sockeye.collector.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldScannerTest {
    @Test
    void shouldReadFieldAfterField() {
        final FieldScanner fields = new FieldScanner("  nr0 01/0A 7\t-8 1/2 3 ff rest");
        assertEquals("nr0", fields.word("x"));
        fields.skipHexPairs(1);
        assertEquals(7, fields.decimal(0));
        assertEquals(-8, fields.decimal(0));
        fields.skipDecimalPairs(1);
        fields.skipDecimals(1);
        assertEquals(0xFF, fields.hex(0));
        assertEquals(4, fields.count());
        assertEquals(" rest", fields.rest());
    }

    @Test
    void shouldKeepValuesFromFirstMisfitOn() {
        final FieldScanner fields = new FieldScanner("1 x 2");
        assertEquals(1, fields.decimal(9));
        assertEquals(9, fields.decimal(9));
        assertEquals(8, fields.decimal(8));
        assertEquals("w", fields.word("w"));
        assertEquals(1, fields.count());
    }

    @Test
    void shouldStopAtMissingSlash() {
        final FieldScanner fields = new FieldScanner("1 /2 3");
        fields.skipDecimalPairs(1);
        assertEquals(5, fields.decimal(5));
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
        assertEquals(expected, new FieldScanner(text).decimal(4));
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
        assertEquals(expected, new FieldScanner(text).hex(4));
    }

    @ParameterizedTest
    @CsvSource({"''", "-", "+", "g", "/"})
    void shouldMissNumber(final String text) {
        assertEquals(4, new FieldScanner(text).decimal(4));
        assertEquals(4, new FieldScanner(text).hex(4));
    }
}
