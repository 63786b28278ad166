package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileStatusTest {
    private static final int ENOENT = 2;

    @TempDir
    private Path directory;

    @Test
    void shouldTellWhatJavaTells() throws IOException {
        final Path file = Files.write(directory.resolve("file"), new byte[12_345]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000L, 123_456_000)));
        Files.setAttribute(file, "unix:mode", 0100600);

        try (FileStatus status = new FileStatus()) {
            assertEquals(0, read(status, file));

            assertEquals(12_345, status.size());
            assertEquals(Files.getAttribute(file, "unix:ino"), status.inode());
            assertEquals(Files.getAttribute(file, "unix:uid"), status.uid());
            assertEquals(1_700_000_000_123_456_000L, status.modifiedNanos());
        }
    }

    @Test
    void shouldTellThatAFileIsNotThere() {
        try (FileStatus status = new FileStatus()) {
            assertEquals(-ENOENT, read(status, directory.resolve("nothing")));
        }
    }

    @ParameterizedTest
    @CsvSource({"amd64, 332", "aarch64, 291", "riscv64, 291", "s390x, 379", "ppc64le, 383", "pdp11, -1"})
    void shouldKnowTheNumberOfTheCall(final String architecture, final int number) {
        assertEquals(number, FileStatus.callNumber(architecture));
    }

    private static int read(final FileStatus status, final Path file) {
        final UnsafeBuffer path = new UnsafeBuffer(ByteBuffer.allocateDirect(4096));
        path.putBytes(0, (file + "\0").getBytes(StandardCharsets.UTF_8));
        return status.read(new CallState(), path.addressOffset());
    }
}
