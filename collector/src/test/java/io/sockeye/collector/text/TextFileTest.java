package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.UnprivilegedJvm;
import io.sockeye.collector.cost.SourceCounters;

class TextFileTest {
    /** More than the length from which a file is read ahead. */
    private static final int LARGE_LENGTH = 1 << 20;

    @TempDir
    private Path directory;

    private static TextFile open(final Path path) {
        return TextFile.open(path.toString(), new SourceCounters());
    }

    @Test
    void shouldCountWhatAFileTook() throws IOException {
        final SourceCounters counters = new SourceCounters();
        final Path path = Files.writeString(directory.resolve("file"), "a\nb\n");
        try (TextFile file = TextFile.open(path.toString(), counters)) {
            assertEquals(TextFile.Outcome.OPEN, file.outcome());
            assertArrayEquals(Text.bytes("a\nb\n"), file.readAllBytes());
        }
        assertEquals(4, counters.bytes());
        assertEquals(3, counters.systemCalls());
    }

    @Test
    void shouldNotWaitForAPipeNorADevice() throws Exception {
        final Path pipe = directory.resolve("pipe");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", pipe.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
        final Path link = Files.createSymbolicLink(directory.resolve("link"), pipe);
        final Path zero = Files.createSymbolicLink(directory.resolve("zero"), Path.of("/dev/zero"));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (final Path path : List.of(pipe, link, zero)) {
                try (TextFile file = open(path)) {
                    assertEquals(TextFile.Outcome.REFUSED, file.outcome());
                    assertEquals(path + ": Not a regular file", file.refusal());
                }
                assertEquals(0, TextFile.bytesIfAny(path.toString()).length);
            }
        });
    }

    /** Containers hide files of /proc behind it. */
    @Test
    void shouldTakeTheNullDeviceForAnEmptyFile() throws IOException {
        final Path hidden = Files.createSymbolicLink(directory.resolve("hidden"), Path.of("/dev/null"));
        try (TextFile file = open(hidden)) {
            assertTrue(file.isOpen());
            assertEquals(0, file.readAllBytes().length);
        }
    }

    @Test
    void shouldSayWhyAFileCannotBeRead() throws IOException {
        final SourceCounters counters = new SourceCounters();
        final Path missing = directory.resolve("missing");
        try (TextFile file = TextFile.open(missing.toString(), counters)) {
            assertEquals(TextFile.Outcome.MISSING, file.outcome());
            assertFalse(file.isOpen());
            assertEquals("No such file or directory", file.reason());
            assertEquals(missing + ": No such file or directory", file.refusal());
            final IOException failure = assertThrows(IOException.class, file::readAllBytes);
            assertEquals("cannot read " + missing + ": No such file or directory", failure.getMessage());
        }
        assertEquals(0, counters.systemCalls());
    }

    @Test
    void shouldOpenADirectoryAndReadNothingOfIt() throws IOException {
        try (TextFile file = open(directory)) {
            assertTrue(file.isOpen());
            assertTrue(file.isDirectory());
            final IOException failure = assertThrows(IOException.class, () -> file.read(new byte[1], 0, 1));
            assertEquals("cannot read " + directory + ": Is a directory", failure.getMessage());
            assertEquals("Is a directory", file.reason());
        }
    }

    @Test
    void shouldNameTheFileWhereReadingFails() {
        final InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        final TextFile file = TextFile.of(failing, "name", new SourceCounters());
        final IOException failure = assertThrows(IOException.class, () -> file.read(new byte[1], 0, 1));
        assertEquals("cannot read name: Input/output error", failure.getMessage());
        assertEquals("Input/output error", file.reason());
    }

    @Test
    void shouldReadALongFileOnAThreadOfItsOwn() throws IOException {
        final byte[] text = new byte[LARGE_LENGTH + 12_345];
        Seeds.random().nextBytes(text);
        final Random random = Seeds.random();
        final SourceCounters counters = new SourceCounters();
        final List<String> threads = new ArrayList<>();
        final InputStream input = new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(final byte[] into, final int offset, final int length) {
                threads.add(Thread.currentThread().getName());
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(length)));
            }
        };
        final byte[] found = new byte[text.length + LineReader.READ_LENGTH];
        int length = 0;
        try (TextFile file = TextFile.of(input, "name", counters).readAhead()) {
            int count = 0;
            while (count >= 0) {
                count = file.read(found, length, LineReader.READ_LENGTH);
                length += Math.max(0, count);
            }
        }
        assertEquals(text.length, length);
        assertArrayEquals(text, Arrays.copyOf(found, length));
        assertEquals(text.length, counters.bytes());
        assertEquals(threads.size() + 2, counters.systemCalls());
        assertTrue(threads.contains("read-ahead"), threads::toString);
    }

    @Test
    void shouldNotTakeTheReasonFromWordsOfTheMachine() throws IOException {
        final Path file = Files.createFile(directory.resolve("file"));
        final String below = file.resolve("x").toString();
        assertEquals(
                "Not a directory", FileFailure.reasonOf(new FileSystemException(below, null, "Ist kein Verzeichnis")));
        assertEquals(
                "Too many levels of symbolic links",
                FileFailure.reasonOf(new FileSystemException(
                        directory.resolve("loop").toString(),
                        null,
                        "Zu viele Ebenen aus symbolischen Links or unable to access attributes of symbolic link")));
    }

    /** As an unprivileged user in another language, whose messages the C library and the JDK would take. */
    @Test
    void shouldGiveReasonsInEnglishWhateverTheLanguageIs() throws IOException, InterruptedException {
        Files.createFile(
                directory.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        Files.createFile(directory.resolve("file"));
        Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
        Files.createDirectory(directory.resolve("closed-directory"));
        final List<String> paths =
                List.of("missing", "closed", "file/x", "loop", "n".repeat(300), "closed-directory/x");
        Files.setPosixFilePermissions(
                directory.resolve("closed-directory"), PosixFilePermissions.fromString("---------"));
        final List<String> arguments = new ArrayList<>();
        paths.forEach(path -> arguments.add(directory.resolve(path).toString()));
        final List<String> found = new UnprivilegedJvm(directory)
                .with(Map.of("LC_ALL", "C.UTF-8", "LANGUAGE", "de", "LANG", "de_DE.UTF-8"))
                .run(Child.class, arguments.toArray(new String[0]));
        Files.setPosixFilePermissions(
                directory.resolve("closed-directory"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(
                List.of(
                        "MISSING No such file or directory",
                        "DENIED Permission denied",
                        "REFUSED Not a directory",
                        "REFUSED Too many levels of symbolic links",
                        "REFUSED File name too long",
                        "DENIED Permission denied"),
                found);
    }

    @Test
    void shouldHaveNoBytesOfAFileThatMayBeMissing() throws IOException {
        assertEquals(0, TextFile.bytesIfAny(directory.resolve("missing").toString()).length);
        assertEquals(0, TextFile.bytesIfAny(directory.toString()).length);
        final Path path = Files.writeString(directory.resolve("file"), "abc");
        assertEquals("abc", new String(TextFile.bytesIfAny(path.toString()), StandardCharsets.ISO_8859_1));
    }

    /** Says how files open. */
    static final class Child {
        private Child() {}

        public static void main(final String[] arguments) throws IOException {
            for (final String path : arguments) {
                try (TextFile file = TextFile.open(path, new SourceCounters())) {
                    System.out.println(file.outcome() + " " + file.reason());
                }
            }
        }
    }
}
