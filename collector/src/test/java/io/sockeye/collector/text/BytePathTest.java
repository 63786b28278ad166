package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.cost.SourceCounters;

class BytePathTest {
    private static final String NAME = "bad\u00ff\u00fe0 %41\u00c3\u00a4\u001b?#";

    @TempDir
    private Path directory;

    /** A shell knows nothing of encodings: what it makes has the bytes that were meant. */
    private void shell(final String script) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertEquals(0, process.waitFor(), said);
    }

    private String inDirectory(final String name) {
        return BytePath.text(directory) + "/" + name;
    }

    /** A file with the name, made by the path, and seen by its bytes. */
    @Test
    void shouldLeadToTheFileOfTheBytes() throws Exception {
        shell("mkdir \"$(printf 'bad\\377\\3760')\" && printf found >\"$(printf 'bad\\377\\3760/caf\\351')\"");
        final String path = inDirectory("bad\u00ff\u00fe0/caf\u00e9");
        assertTrue(BytePath.exists(path));
        assertTrue(BytePath.canRead(path));
        assertFalse(BytePath.isDirectory(path));
        assertTrue(BytePath.isDirectory(inDirectory("bad\u00ff\u00fe0")));
        assertFalse(BytePath.exists(inDirectory("bad\u00ff\u00ff0")));
        try (InputStream file = BytePath.open(path)) {
            assertEquals("found", new String(file.readAllBytes(), StandardCharsets.US_ASCII));
        }
        assertEquals("found", new String(TextFile.bytesIfAny(path), StandardCharsets.US_ASCII));
        try (TextFile file = TextFile.open(path, new SourceCounters())) {
            assertEquals("found", new String(file.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void shouldSayWhyAFileDoesNotOpenByItsBytes() throws Exception {
        shell("mkdir \"$(printf 'd\\377')\" && : >\"$(printf 'd\\377/f')\"");
        final SourceCounters counters = new SourceCounters();
        try (TextFile missing = TextFile.open(inDirectory("d\u00ff/none"), counters);
                TextFile below = TextFile.open(inDirectory("d\u00ff/f/none"), counters);
                TextFile folder = TextFile.open(inDirectory("d\u00ff"), counters);
                TextFile tooLong = TextFile.open(inDirectory("\u00ff".repeat(256)), counters)) {
            assertEquals(inDirectory("d\u00ff/none") + ": No such file or directory", missing.refusal());
            assertEquals("Not a directory", below.reason());
            assertTrue(folder.isDirectory());
            assertEquals("File name too long", tooLong.reason());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/b", "a", "", "/", ".", "/" + NAME, NAME, "../" + NAME, "a/../" + NAME + "/b"})
    void shouldGiveTheBytesBack(final String path) {
        assertEquals(path, BytePath.text(BytePath.of(path)));
        assertEquals(path, new String(BytePath.bytes(BytePath.of(path)), StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldJoinSlashesAsTheKernelDoes() {
        assertEquals("/\u00ff/b", BytePath.text(BytePath.of("//\u00ff///b//")));
        assertEquals("\u00ff/b", BytePath.text(BytePath.of("\u00ff///b//")));
    }

    /** What the JDK itself made of a name that it can write: a directory too, of which a URI has a slash more. */
    @Test
    void shouldGiveTheBytesOfAPathOfTheJdk() throws IOException {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the JDK cannot write the name");
        final Path folder = Files.createDirectory(directory.resolve("caf\u00e9"));
        assertEquals(inDirectory("caf\u00c3\u00a9"), BytePath.text(folder));
        assertEquals(folder, BytePath.of(inDirectory("caf\u00c3\u00a9")));
        assertEquals("caf\u00c3\u00a9", BytePath.text(Path.of("caf\u00e9")));
    }

    @Test
    void shouldTakeNoNul() {
        assertThrows(InvalidPathException.class, () -> BytePath.of("a\0b"));
        assertThrows(InvalidPathException.class, () -> BytePath.of("a\0\u00ff"));
        assertFalse(BytePath.exists("\u00ff\0"));
        assertEquals(
                "No such file or directory",
                TextFile.open("\u00ff\0", new SourceCounters()).reason());
    }

    @Test
    void shouldReadAnotherProcByItsBytes() throws Exception {
        shell("mkdir -p \"$(printf 'p\\377/proc/net')\" && echo text >\"$(printf 'p\\377/proc/net/tcp')\"");
        final ProcRoot root = ProcRoot.of(BytePath.of(inDirectory("p\u00ff/proc")));
        assertEquals(inDirectory("p\u00ff/proc/net/tcp"), root.netFile("tcp"));
        assertEquals(inDirectory("p\u00ff/proc"), root.directory());
        assertEquals("text\n", new String(TextFile.bytesIfAny(root.netFile("tcp")), StandardCharsets.US_ASCII));
        assertEquals(List.of("tcp"), names(root.netPath()));
        assertNotNull(root.path().toRealPath());
        final IOException missing =
                assertThrows(IOException.class, () -> ProcRoot.of(BytePath.of(inDirectory("p\u00ff/none"))));
        assertEquals(
                "cannot read " + inDirectory("p\u00ff/none") + ": No such file or directory", missing.getMessage());
    }

    private static List<String> names(final Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
