package io.sockeye.collector.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;

class FieldTextTest {
    private static final BigInteger MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private static FieldText parsed(final String number) {
        final FieldText text = new FieldText(number.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(text.number(0, number.length()), number);
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
        assertFalse(new FieldText(text.getBytes(StandardCharsets.ISO_8859_1)).number(0, text.length()), text);
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
        final byte[] text = "Ab c\u0001\u00e9~".getBytes(StandardCharsets.ISO_8859_1);
        final FieldText field = new FieldText(text);
        assertEquals("Ab", field.name(0, 2, '!'));
        assertNull(field.name(0, 4, '!'));
        assertEquals("Ab c", field.name(0, 4, ' '));
        assertNull(field.name(3, 5, ' '));
        assertNull(field.name(5, 6, ' '));
        assertEquals("~", field.name(6, 7, '!'));
        assertEquals("", field.name(2, 2, '!'));
    }
}
