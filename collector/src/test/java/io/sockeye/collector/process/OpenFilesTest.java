package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenFilesTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadTheFirstNumber() throws IOException {
        write("400303\t0\t9223372036854775807\n");
        assertEquals(400_303, OpenFiles.estimate(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t", "12", "x\t0\t1\n", "99999999999999999999\t0\t1\n"})
    void shouldNotGuess(final String content) throws IOException {
        write(content);
        assertEquals(OpenFiles.UNKNOWN, OpenFiles.estimate(directory));
    }

    @Test
    void shouldNotNeedTheFile() {
        assertEquals(OpenFiles.UNKNOWN, OpenFiles.estimate(directory));
    }

    @Test
    void shouldReadTheSystemsOwn() {
        assertTrue(OpenFiles.estimate(Path.of("/proc")) > 0);
    }

    private void write(final String content) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("sys/fs")).resolve("file-nr"), content);
    }
}
