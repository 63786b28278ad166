package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.Seeds;

class FieldCursorTest {
    private static final int ROUNDS = 100_000;
    private static final BigInteger MOST_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final BigInteger MOST_SIGNED = BigInteger.TWO.pow(63).subtract(BigInteger.ONE);
    private static final BigInteger LEAST_SIGNED = BigInteger.TWO.pow(63).negate();

    private static String randomText(final Random random, final String alphabet, final int length) {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(length); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** By regular expression and BigInteger what scanf does with a number; null if there is none. */
    private static long[] naive(final String text, final int radix, final boolean isSigned) {
        final String digits = radix == 16 ? "(0[xX])?([0-9a-fA-F]*)" : "()([0-9]*)";
        final Matcher matcher = Pattern.compile("[ \\t-\\r]*([-+]?)" + digits).matcher(text);
        assertTrue(matcher.lookingAt());
        final boolean hasPrefix = matcher.group(2) != null && !matcher.group(2).isEmpty();
        if (matcher.group(3).isEmpty() && !hasPrefix) {
            return null;
        }
        final BigInteger magnitude =
                matcher.group(3).isEmpty() ? BigInteger.ZERO : new BigInteger(matcher.group(3), radix);
        final BigInteger number = matcher.group(1).equals("-") ? magnitude.negate() : magnitude;
        final BigInteger value;
        if (isSigned) {
            value = number.min(MOST_SIGNED).max(LEAST_SIGNED);
        } else {
            value = magnitude.compareTo(MOST_UNSIGNED) > 0 ? MOST_UNSIGNED : number;
        }
        return new long[] {value.longValue(), matcher.end()};
    }

    @Test
    void shouldReadNumbersAsScanfDoes() {
        final Random random = Seeds.random();
        for (int round = 0; round < ROUNDS; round++) {
            final String text = randomText(random, random.nextBoolean() ? "0123456789" : " \t-+0x19aFg\n", 26);
            final FieldCursor cursor = FieldCursor.of(text);
            check(text, naive(text, 16, false), cursor.hex(), cursor);
            final FieldCursor unsigned = FieldCursor.of(text);
            check(text, naive(text, 10, false), unsigned.decimal(), unsigned);
            final FieldCursor signed = FieldCursor.of(text);
            check(text, naive(text, 10, true), signed.signedDecimal(), signed);
            final int most = 1 + random.nextInt(9);
            final FieldCursor narrow = FieldCursor.of(text);
            final String stripped = text.replaceFirst("^[ \\t-\\r]*", "");
            final long[] expected = naive(stripped.substring(0, Math.min(most, stripped.length())), 16, false);
            if (expected != null) {
                expected[1] += text.length() - stripped.length();
            }
            check(text + " most=" + most, expected, narrow.hex(most), narrow);
        }
    }

    private static void check(final String text, final long[] expected, final boolean found, final FieldCursor cursor) {
        assertEquals(expected != null, found, text);
        assertEquals(expected == null ? 0 : expected[1], cursor.position(), text);
        if (expected != null) {
            assertEquals(expected[0], cursor.value(), text);
        }
    }

    /** As the C library of this machine answers. */
    @ParameterizedTest
    @CsvSource({
        "0xg, 0, 2",
        "0x, 0, 2",
        "-0x1f, -31, 5",
        "-99999999999999999999, -1, 21",
        "-10000000000000000, -1, 18",
        "-FFFFFFFFFFFFFFFF, 1, 17",
        "0XfF, 255, 4"
    })
    void shouldReadOddHexNumbersAsScanfDoes(final String text, final long value, final int position) {
        final FieldCursor cursor = FieldCursor.of(text);
        assertTrue(cursor.hex());
        assertEquals(value, cursor.value());
        assertEquals(position, cursor.position());
    }

    @Test
    void shouldGoFromFieldToFieldAsATokenizerDoes() {
        final Random random = Seeds.random();
        for (int round = 0; round < ROUNDS; round++) {
            final String text = randomText(random, "ab|\0 \t\n\r\f", 40);
            assertEquals(tokens(text, " \t\n\u000b\f\r"), fields(text, ' '), text);
            assertEquals(tokens(text, " \t"), fields(text, '\t'), text);
            final List<String> titles = tokens(text.replaceAll("[|\\t]", " ").replaceAll(" [\\n\\r\\f]+", " "), " ");
            if (!text.matches("(?s).*[\\n\\r\\f].*")) {
                assertEquals(titles, fields(text, '|'), text);
            }
        }
    }

    private static List<String> tokens(final String text, final String delimiters) {
        final List<String> tokens = new ArrayList<>();
        new StringTokenizer(text, delimiters).asIterator().forEachRemaining(token -> tokens.add((String) token));
        return tokens;
    }

    private static List<String> fields(final String text, final char kind) {
        final FieldCursor cursor = FieldCursor.of(text);
        final List<String> fields = new ArrayList<>();
        while (kind == ' ' ? cursor.nextField() : kind == '\t' ? cursor.nextBlankField() : cursor.nextTitle()) {
            final String field = text.substring(cursor.fieldOffset(), cursor.fieldLimit());
            assertTrue(cursor.isField(field));
            assertFalse(cursor.isField(field + "x"));
            assertEquals(field, new String(cursor.fieldBytes(), StandardCharsets.ISO_8859_1));
            fields.add(field);
        }
        assertEquals(cursor.fieldOffset(), cursor.fieldLimit());
        return fields;
    }

    @Test
    void shouldCutFieldsAtSeparators() {
        final FieldCursor cursor = FieldCursor.of("root::0");
        assertTrue(cursor.fieldUpTo(':'));
        assertTrue(cursor.isField("root"));
        assertTrue(cursor.fieldUpTo(':'));
        assertTrue(cursor.isField(""));
        assertFalse(cursor.fieldUpTo(':'));
        assertEquals(0, cursor.fieldDigits(9));
        assertFalse(cursor.fieldUpTo(':'));
        assertEquals(-1, cursor.fieldDigits(9));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65535, 65535", "65536, -1", "+5, -1", "-1, -1", "007, 7", "5a, -1", "99999999999999999999, -1"
    })
    void shouldReadDigitsUpToAGreatestNumber(final String text, final long expected) {
        final FieldCursor cursor = FieldCursor.of(text);
        assertTrue(cursor.nextField());
        assertEquals(expected, cursor.fieldDigits(65535));
    }

    @ParameterizedTest
    @CsvSource({"'  12 ', 18, 4", "abcde, 43981, 4", "xyz, -1, 3", "'', -1, 0", "1g, -1, 2"})
    void shouldReadGroupsOfHexDigits(final String text, final int expected, final int position) {
        final FieldCursor cursor = FieldCursor.of(text);
        assertEquals(expected, cursor.hexGroup(4));
        assertEquals(position, cursor.position());
    }
}
