package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;

/** Each primitive against a loop over single characters, on random words and on every byte at every place. */
class AsciiWordTest {
    private static final int ROUNDS = 200_000;
    private static final String ALPHABET = "   00123456789/:a\n\t\u000b\u0000\u0080\u008a\u00a0\u00b0\u00b9\u00ff";

    private static byte[] randomText(final Random random) {
        final byte[] text = new byte[AsciiWord.LENGTH];
        final int letters = 1 + random.nextInt(ALPHABET.length());
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ALPHABET.charAt(random.nextInt(letters));
        }
        return text;
    }

    private static int leading(final byte[] text, final int from, final IntPredicate wanted) {
        int i = from;
        while (i < text.length && wanted.test(text[i])) {
            i++;
        }
        return i - from;
    }

    private static boolean isDigit(final int character) {
        return character >= '0' && character <= '9';
    }

    private static String describe(final byte[] text) {
        return Arrays.toString(text);
    }

    private static void check(final byte[] text) {
        final long word = AsciiWord.load(text, AsciiScan.address(0));
        final String message = describe(text);
        final int spaces = leading(text, 0, character -> character == ' ');
        assertEquals(spaces, AsciiWord.leadingSpaces(word), message);
        final int newline = leading(text, 0, character -> character != '\n');
        assertEquals(newline, AsciiWord.indexOfNewline(word), message);
        assertEquals(newline < text.length, AsciiWord.newlines(word) != 0, message);
        int newlines = 0;
        for (final byte character : text) {
            newlines += character == '\n' ? 1 : 0;
        }
        assertEquals(newlines, AsciiWord.countNewlines(word), message);
        final int digits = leading(text, 0, AsciiWordTest::isDigit);
        assertEquals(digits, AsciiWord.leadingDigits(word), message);
        for (int taken = 1; taken <= digits; taken++) {
            assertEquals(AsciiScan.parseDecimal(text, 0, taken), AsciiWord.decimalValue(word, taken), message);
        }
        final boolean isColumn =
                spaces < text.length && leading(text, spaces, AsciiWordTest::isDigit) == text.length - spaces;
        final long column = isColumn ? AsciiScan.parseDecimal(text, spaces, text.length) : -1;
        assertEquals(column, AsciiWord.columnValue(word), message);
    }

    @Test
    void shouldDoWithRandomTextAsTheNaiveWayDoes() {
        final Random random = Seeds.random();
        for (int i = 0; i < ROUNDS; i++) {
            check(randomText(random));
        }
    }

    @Test
    void shouldDoWithRandomBytesAsTheNaiveWayDoes() {
        final Random random = Seeds.random();
        final byte[] text = new byte[AsciiWord.LENGTH];
        for (int i = 0; i < ROUNDS; i++) {
            random.nextBytes(text);
            check(text);
        }
    }

    @Test
    void shouldDoWithEveryByteAtEveryPlaceAsTheNaiveWayDoes() {
        for (final String around : new String[] {"01234567", "      42", "        ", "\n\n\n\n\n\n\n\n"}) {
            for (int at = 0; at < AsciiWord.LENGTH; at++) {
                for (int character = 0; character < 256; character++) {
                    final byte[] text = Text.bytes(around);
                    text[at] = (byte) character;
                    check(text);
                }
            }
        }
    }

    @Test
    void shouldDoWithColumnsOfEveryWidthAsTheNaiveWayDoes() {
        final Random random = Seeds.random();
        for (int i = 0; i < ROUNDS; i++) {
            final long value = random.nextLong(1L << random.nextInt(27)) % 100_000_000;
            check(Text.bytes(String.format("%8d", value)));
        }
    }

    @Test
    void shouldLoadTheEightCharactersFromAnyOffset() {
        final byte[] text = Text.bytes("0123456789abcdefghij");
        for (int offset = 0; offset + AsciiWord.LENGTH <= text.length; offset++) {
            final long word = AsciiWord.load(text, AsciiScan.address(offset));
            for (int i = 0; i < AsciiWord.LENGTH; i++) {
                assertEquals(text[offset + i], (byte) (word >>> (i << 3)), "offset=" + offset + ", i=" + i);
            }
        }
    }
}
