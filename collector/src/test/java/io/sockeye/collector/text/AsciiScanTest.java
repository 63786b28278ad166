package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;

class AsciiScanTest {
    private static final BigInteger MAX = new BigInteger("18446744073709551615");

    @Test
    void shouldKnowEveryHexDigit() {
        for (int i = 0; i < 256; i++) {
            final int expected = i < 128 ? Character.digit(i, 16) : -1;
            assertEquals(expected, AsciiScan.hexDigit((byte) i), "character=" + i);
        }
    }

    @Test
    void shouldParseFixedHexAsTheNaiveWayDoes() {
        final Random random = Seeds.random();
        for (int i = 0; i < 20_000; i++) {
            final String digits = String.format(random.nextBoolean() ? "%08x" : "%08X", random.nextInt());
            final byte[] text = Text.bytes("  " + digits + "  ");
            assertEquals(Long.parseLong(digits, 16), AsciiScan.hex8At(text, AsciiScan.address(2)), digits);
            assertEquals(
                    Integer.parseInt(digits.substring(0, 4), 16), AsciiScan.hex4At(text, AsciiScan.address(2)), digits);
            assertEquals(
                    Integer.parseInt(digits.substring(0, 2), 16), AsciiScan.hex2At(text, AsciiScan.address(2)), digits);
        }
    }

    @Test
    void shouldTellOfAnInvalidDigitAtEveryPlace() {
        for (int at = 0; at < 8; at++) {
            for (int character = 0; character < 256; character++) {
                final byte[] text = Text.bytes("89ABCDEF");
                text[at] = (byte) character;
                final boolean isInvalid = AsciiScan.hexDigit((byte) character) < 0;
                assertEquals(
                        isInvalid,
                        AsciiScan.hex8At(text, AsciiScan.address(0)) < 0,
                        "at=" + at + ", character=" + character);
                assertEquals(isInvalid && at < 4, AsciiScan.hex4At(text, AsciiScan.address(0)) < 0, "at=" + at);
                assertEquals(isInvalid && at < 2, AsciiScan.hex2At(text, AsciiScan.address(0)) < 0, "at=" + at);
            }
        }
    }

    @Test
    void shouldCompareOneCharacter() {
        final byte[] text = Text.bytes("a:\u00ff");
        assertEquals(0, AsciiScan.differenceAt(text, AsciiScan.address(1), ':'));
        assertNotEquals(0, AsciiScan.differenceAt(text, AsciiScan.address(0), ':'));
        assertNotEquals(0, AsciiScan.differenceAt(text, AsciiScan.address(2), ':'));
    }

    @Test
    void shouldParseRunsOfDigitsAsTheNaiveWayDoes() {
        final Random random = Seeds.random();
        for (int i = 0; i < 20_000; i++) {
            final BigInteger value = new BigInteger(random.nextInt(70), random);
            final long expected = value.min(MAX).longValue();
            final byte[] decimal = Text.bytes("0".repeat(random.nextInt(3)) + value);
            final byte[] hex = Text.bytes("0".repeat(random.nextInt(3)) + value.toString(16));
            assertEquals(expected, AsciiScan.parseDecimal(decimal, 0, decimal.length), "value=" + value);
            assertEquals(expected, AsciiScan.parseHex(hex, 0, hex.length), "value=" + value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18446744073709551614",
                "18446744073709551615",
                "18446744073709551616",
                "18446744073709551620",
                "99999999999999999999",
                "184467440737095516150",
                "999999999999999999",
                "1000000000000000000"
            })
    void shouldStayAtTheGreatestNumberThereIs(final String digits) {
        final byte[] text = Text.bytes(digits);
        final long expected = new BigInteger(digits).min(MAX).longValue();
        assertEquals(expected, AsciiScan.parseDecimal(text, 0, text.length));
    }

    @Test
    void shouldFindWhatTheNaiveWayFinds() {
        final Random random = Seeds.random();
        for (int i = 0; i < 20_000; i++) {
            final byte[] text = new byte[random.nextInt(80)];
            final String alphabet = random.nextBoolean() ? "0a :\n\t\r Z9\u00ff" : "0123456789ABCDEF   \u008a\u000b \n";
            for (int j = 0; j < text.length; j++) {
                text[j] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            final int limit = text.length == 0 ? 0 : random.nextInt(text.length + 1);
            final int from = limit == 0 ? 0 : random.nextInt(limit + 1);
            final String seen = new String(text, from, limit - from, StandardCharsets.ISO_8859_1);
            assertEquals(from + leading(seen, "[ \t\u000b\f\r]*+"), AsciiScan.skipSpaces(text, from, limit), seen);
            assertEquals(from + leading(seen, "[^ \t\u000b\f\r\n]*+"), AsciiScan.skipWord(text, from, limit), seen);
            assertEquals(from + leading(seen, "[0-9]*+"), AsciiScan.skipDigits(text, from, limit), seen);
            assertEquals(from + leading(seen, "[0-9A-Fa-f]*+"), AsciiScan.skipHexDigits(text, from, limit), seen);
            assertEquals(from + leading(seen, "[^\n]*+"), AsciiScan.indexOfNewline(text, from, limit), seen);
            final int expected = random.nextInt(4) == 0 ? random.nextInt(100) - 10 : from + seen.indexOf('\n');
            final int newline = AsciiScan.indexOfNewline(text, from, limit);
            assertEquals(newline, AsciiScan.indexOfNewline(text, from, limit, expected), "expected=" + expected + seen);
            assertEquals(seen.chars().filter(c -> c == '\n').count(), AsciiScan.countNewlines(text, from, limit), seen);
            final int last = seen.lastIndexOf('\n');
            assertEquals(last < 0 ? -1 : from + last, AsciiScan.lastIndexOfNewline(text, from, limit), seen);
        }
    }

    private static int leading(final String text, final String pattern) {
        final Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.lookingAt());
        return matcher.end();
    }
}
