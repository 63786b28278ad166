package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentBytesTest {
    @TempDir
    private Path directory;

    /** Write a command line of some program with these words behind it, one char per byte, and read them. */
    private String[] read(final Charset charset, final String... words) throws IOException {
        final Path line = directory.resolve("cmdline");
        Files.writeString(line, "java\0-cp\0\0Main\0" + String.join("\0", words) + "\0", StandardCharsets.ISO_8859_1);
        final String[] decoded = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            decoded[i] = new String(words[i].getBytes(StandardCharsets.ISO_8859_1), charset);
        }
        return ArgumentBytes.of(decoded, charset, line.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "US-ASCII", "ISO-8859-1"})
    void shouldFindTheBytes(final String charset) throws IOException {
        final String[] words = {"-I=bad\u00ff\u00fe0", "", "caf\u00c3\u00a9", "-e", "", "\u00ff"};
        assertArrayEquals(words, read(Charset.forName(charset), words));
        assertArrayEquals(new String[] {"\u00ff"}, read(Charset.forName(charset), "\u00ff"));
        assertArrayEquals(new String[] {"\u00ff", ""}, read(Charset.forName(charset), "\u00ff", ""));
    }

    /** Of another command line nothing is taken, and of none either. */
    @Test
    void shouldTakeWhatIsNotLostWithoutTheCommandLine() throws IOException {
        final Path line = directory.resolve("cmdline");
        final String[] decoded = {"-I=\u00e4", "x\uFFFD", "-e"};
        final String[] expected = {"-I=\u00c3\u00a4", "x\u00ef\u00bf\u00bd", "-e"};
        for (final String text : new String[] {"", "\0", "\0\0\0", "java", "java\0-I=\u00ff\0y\u00ff\0-f\0"}) {
            Files.writeString(line, text, StandardCharsets.ISO_8859_1);
            assertArrayEquals(expected, ArgumentBytes.of(decoded, StandardCharsets.UTF_8, line.toString()), text);
        }
        assertArrayEquals(
                expected,
                ArgumentBytes.of(
                        decoded,
                        StandardCharsets.UTF_8,
                        directory.resolve("none").toString()));
    }

    @Test
    void shouldLeavePlainArgumentsAsTheyAre() {
        final String[] arguments = {"-tan", "--format=jsonl", ""};
        assertSame(arguments, ArgumentBytes.of(arguments));
    }
}
