package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;

class WholeFieldTest {
    private static final BigInteger MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    /** A cursor at a field that is all of the text. */
    private static FieldCursor whole(final String text) {
        final FieldCursor cursor = FieldCursor.of(text);
        cursor.fieldUpTo('\n');
        return cursor;
    }

    private static FieldCursor parsed(final String number) {
        final FieldCursor text = whole(number);
        assertTrue(text.fieldNumber(), number);
        return text;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "007, 7",
        "+5, 5",
        "-1, 18446744073709551615",
        "-0, 0",
        "18446744073709551609, 18446744073709551609",
        "18446744073709551615, 18446744073709551615",
        "18446744073709551616, 18446744073709551615",
        "18446744073709551620, 18446744073709551615",
        "99999999999999999999999, 18446744073709551615",
        "-99999999999999999999999, 18446744073709551615",
        "184467440737095516150, 18446744073709551615"
    })
    void shouldReadAsStrtoull(final String number, final String expected) {
        assertEquals(expected, Long.toUnsignedString(parsed(number).value()));
    }

    @Test
    void shouldTellMinus() {
        assertTrue(parsed("-1").isNegative());
        assertFalse(parsed("18446744073709551615").isNegative());
        assertFalse(parsed("-99999999999999999999999").isNegative());
        assertFalse(parsed("-0").isNegative());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+", "12a", "a", "1.5", "0x10", "--1", "1-", "1 ", " 1", "\u00b2", "1\0"})
    void shouldRefuseWhatIsNoNumber(final String text) {
        assertFalse(whole(text).fieldNumber(), text);
    }

    @Test
    void shouldReadAnyNumberAsBigIntegerDoes() {
        final Random random = Seeds.random();
        for (int i = 0; i < 100_000; i++) {
            final BigInteger number = new BigInteger(random.nextInt(70), random);
            final BigInteger expected = number.min(MAX);
            assertEquals(expected.longValue(), parsed(number.toString()).value(), number::toString);
        }
    }

    @Test
    void shouldReadPrintableNamesOnly() {
        assertEquals("Ab", whole("Ab").printableField('!'));
        assertNull(whole("Ab c").printableField('!'));
        assertEquals("Ab c", whole("Ab c").printableField(' '));
        assertNull(whole("c\u0001").printableField(' '));
        assertNull(whole("\u00e9").printableField(' '));
        assertEquals("~", whole("~").printableField('!'));
        assertEquals("", whole("").printableField('!'));
    }
}
