package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.cost.SourceCounters;

class TextLinesTest {
    @TempDir
    private Path directory;

    private static TextLines lines(final String text) {
        return new TextLines(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a", "a\n", "a\nb", "\n\na\n\n", "a b\n\tc\n"})
    void shouldCutAsTheJdkDoes(final String text) {
        final TextLines lines = lines(text);
        final List<String> found = new ArrayList<>();
        while (lines.next()) {
            found.add(new String(
                    lines.text(), lines.offset(), lines.limit() - lines.offset(), StandardCharsets.ISO_8859_1));
            assertEquals(found.size(), lines.number());
        }
        assertEquals(text.lines().toList(), found);
        assertFalse(lines.next());
    }

    @Test
    void shouldFindWordsInTheLineOnly() {
        final TextLines lines = lines("one two\nthree\n");
        assertTrue(lines.next());
        assertTrue(lines.contains("two"));
        assertFalse(lines.contains("three"));
    }

    @Test
    void shouldCountWhatAFileTook() throws IOException {
        final SourceCounters counters = new SourceCounters();
        final Path file = Files.writeString(directory.resolve("file"), "a\nb\n");
        assertTrue(TextLines.read(file.toString(), counters).next());
        assertEquals(4, counters.bytes());
        assertEquals(3, counters.systemCalls());
    }

    @Test
    void shouldSayWhyAFileCannotBeRead() {
        final String missing = directory.resolve("missing").toString();
        final FileSystemException failure =
                assertThrows(FileSystemException.class, () -> TextLines.read(missing, new SourceCounters()));
        assertEquals("No such file or directory", FileFailure.reasonOf(failure));
        final String path = directory.toString();
        final IOException atReading = assertThrows(IOException.class, () -> TextLines.read(path, new SourceCounters()));
        assertEquals("cannot read " + path + ": Is a directory", atReading.getMessage());
    }

    @Test
    void shouldScanWordsAndDigitsUpToALimit() {
        final byte[] text = "  abcdef12 xyz\n9".getBytes(StandardCharsets.ISO_8859_1);
        final FieldCursor cursor = new FieldCursor().wrap(text, 0, text.length);
        assertEquals(3, cursor.hexDigits(3));
        assertEquals(5, cursor.position());
        assertEquals(5, cursor.word(15));
        assertEquals(2, cursor.word(2));
        assertEquals(1, cursor.word(2));
        assertEquals(0, cursor.word(2));
        assertEquals(0, cursor.hexDigits(8));
    }
}
