package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;

class LineReaderTest {
    private static final int ROUNDS = 2000;

    private static LineReader lines(final String text) {
        final byte[] bytes = Text.bytes(text);
        return new LineReader().wrap(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a", "a\n", "a\nb", "\n\na\n\n", "a b\n\tc\n"})
    void shouldCutAsTheJdkDoes(final String text) {
        final LineReader lines = lines(text);
        final List<String> found = new ArrayList<>();
        while (lines.next()) {
            found.add(lines.string());
            assertEquals(found.size(), lines.number());
        }
        assertEquals(text.lines().toList(), found);
        assertFalse(lines.next());
    }

    @Test
    void shouldFindWordsInTheLineOnly() {
        final LineReader lines = lines("one two\nthree\n");
        assertTrue(lines.next());
        assertTrue(lines.contains("two"));
        assertFalse(lines.contains("three"));
    }

    @Test
    void shouldScanWordsAndDigitsUpToALimit() {
        final byte[] text = "  abcdef12 xyz\n9".getBytes(StandardCharsets.ISO_8859_1);
        final FieldCursor cursor = new FieldCursor().wrap(text, 0, text.length - 2);
        assertEquals(3, cursor.hexDigits(3));
        assertEquals(5, cursor.position());
        assertEquals(5, cursor.word(15));
        assertEquals(2, cursor.word(2));
        assertEquals(1, cursor.word(2));
        assertEquals(0, cursor.word(2));
        assertEquals(0, cursor.hexDigits(8));
    }

    private static byte[] randomText(final Random random, final int length) {
        final byte[] text = new byte[random.nextInt(length)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte)
                    "ab \n\0".charAt(random.nextInt(30) == 0 ? 3 : random.nextInt(200) == 0 ? 4 : random.nextInt(3));
        }
        return text;
    }

    private static InputStream dribble(final byte[] text, final Random random) {
        final int most = 1 + random.nextInt(50);
        return new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(final byte[] into, final int offset, final int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
            }
        };
    }

    /** What a naive reader finds; a line of more than so many bytes with its newline is empty. */
    private static List<String> naive(final byte[] text, final int maxLength) {
        final List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i < text.length ? text[i] == '\n' : i > from) {
                lines.add(
                        i + 1 - from > maxLength ? "" : new String(text, from, i - from, StandardCharsets.ISO_8859_1));
                from = i + 1;
            }
        }
        return lines;
    }

    @Test
    void shouldReadTheSameLinesHoweverTheyCome() throws IOException {
        final Random random = Seeds.random();
        final LineReader lines = new LineReader();
        for (int round = 0; round < ROUNDS; round++) {
            final byte[] text = randomText(random, 2000);
            final int maxLength = random.nextBoolean() ? 1 + random.nextInt(60) : 1 << 20;
            lines.begin(dribble(text, random), maxLength);
            final List<String> found = new ArrayList<>();
            while (lines.read()) {
                found.add(lines.string());
                assertEquals(found.size(), lines.number());
                assertEquals('\n', lines.text()[lines.limit()], "a word may look there");
            }
            assertTrue(lines.isAtEnd());
            assertEquals(naive(text, 1 << 20).size(), found.size(), "round=" + round);
            final List<String> expected = naive(text, maxLength);
            for (int i = 0; i < found.size(); i++) {
                // A line that came with others in one read may be a little longer.
                if (!found.get(i).equals(expected.get(i))) {
                    assertEquals(naive(text, 1 << 20).get(i), found.get(i), "round=" + round);
                }
            }
        }
    }

    @Test
    void shouldSkipALineThatIsLongerThanAllowedAndNoOther() throws IOException {
        final String text = "a".repeat(99) + "\n" + "b".repeat(100) + "\nc\n" + "d".repeat(500);
        final LineReader lines = new LineReader()
                .begin(
                        new ByteArrayInputStream(Text.bytes(text)) {
                            @Override
                            public synchronized int read(final byte[] into, final int offset, final int length) {
                                return super.read(into, offset, 1);
                            }
                        },
                        100);
        assertTrue(lines.read());
        assertEquals("a".repeat(99), lines.string());
        assertFalse(lines.isTooLong());
        assertTrue(lines.read());
        assertEquals("", lines.string());
        assertTrue(lines.isTooLong());
        assertTrue(lines.read());
        assertEquals("c", lines.string());
        assertFalse(lines.isTooLong());
        assertTrue(lines.read());
        assertEquals("", lines.string());
        assertTrue(lines.isTooLong());
        assertEquals(4, lines.number());
        assertFalse(lines.read());
    }

    @Test
    void shouldHandOverTheSameLinesInChunks() throws IOException {
        final Random random = Seeds.random();
        final LineReader file = new LineReader();
        final LineReader[] chunks = {new LineReader(), new LineReader(), new LineReader()};
        for (int round = 0; round < ROUNDS; round++) {
            final byte[] text = randomText(random, 2000);
            file.begin(dribble(text, random), 1 << 20);
            final List<String> found = new ArrayList<>();
            int i = 0;
            while (file.fill(chunks[i % chunks.length], 1 + random.nextInt(500))) {
                final LineReader chunk = chunks[i % chunks.length];
                while (chunk.next()) {
                    found.add(chunk.string());
                    assertEquals(found.size(), chunk.number());
                }
                assertEquals(found.size(), file.number());
                i++;
            }
            assertFalse(chunks[i % chunks.length].next());
            assertTrue(file.isAtEnd());
            assertEquals(naive(text, 1 << 20), found, "round=" + round);
        }
    }

    /** fgets(3) as its manual has it, byte for byte. */
    private static List<String> naiveGets(final byte[] text, final int capacity) {
        final List<String> lines = new ArrayList<>();
        final StringBuilder line = new StringBuilder();
        for (final byte character : text) {
            line.append((char) character);
            if (character == '\n' || line.length() == capacity - 1) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    @Test
    void shouldGiveWhatFgetsGives() throws IOException {
        final Random random = Seeds.random();
        final LineReader lines = new LineReader();
        for (int round = 0; round < ROUNDS; round++) {
            final byte[] text = randomText(random, 2000);
            final int capacity = 2 + random.nextInt(60);
            lines.begin(dribble(text, random), 1 << 20);
            final List<String> found = new ArrayList<>();
            while (lines.read(capacity)) {
                found.add(lines.string() + (lines.hasNewline() ? "\n" : ""));
                assertEquals(found.size(), lines.number());
            }
            assertEquals(naiveGets(text, capacity), found, "round=" + round + ", capacity=" + capacity);
            final byte[] buffer = new byte[capacity];
            lines.wrap(text, 0, text.length);
            for (final String line : found) {
                assertTrue(lines.next(buffer));
                assertEquals(line, new String(buffer, 0, line.length(), StandardCharsets.ISO_8859_1));
                assertEquals(0, buffer[line.length()]);
            }
            assertFalse(lines.next(buffer));
        }
    }

    @Test
    void shouldCutALineAtItsNul() {
        final LineReader lines = lines("ab\0c\nd\n");
        assertTrue(lines.next());
        lines.cutAtNul();
        assertEquals("ab", lines.string());
        assertTrue(lines.next());
        assertEquals("d", lines.string());
    }
}
