package io.sockeye.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcRootTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadOurOwnNetworkByDefault() {
        assertEquals("/proc/net/tcp", ProcRoot.system().netFile("tcp"));
        assertEquals("/proc", ProcRoot.system().directory());
        assertTrue(ProcRoot.system().isLive());
    }

    @Test
    void shouldKnowProcByAnyName() throws IOException {
        final Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("/proc"));
        assertEquals("/proc/net/tcp", ProcRoot.of(link.toString()).netFile("tcp"));
        assertEquals("/proc/net/tcp", ProcRoot.of("/proc/").netFile("tcp"));
        assertTrue(ProcRoot.of("/proc/").isLive());
        Files.delete(link);
    }

    @Test
    void shouldReadTheCopyOfAProc() throws IOException {
        Files.createDirectories(directory.resolve("net"));
        assertEquals(directory + "/net/tcp6", ProcRoot.of(directory.toString()).netFile("tcp6"));
        assertEquals(directory.toString(), ProcRoot.of(directory.toString()).directory());
        assertFalse(ProcRoot.of(directory.toString()).isLive());
    }

    @Test
    void shouldReadTheNetworkOfTheFirstProcessOfAMountedProc() throws IOException {
        Files.createDirectories(directory.resolve("1/net"));
        Files.createSymbolicLink(directory.resolve("net"), Path.of("self/net"));
        assertEquals(directory + "/1/net/tcp", ProcRoot.of(directory.toString()).netFile("tcp"));
        assertTrue(ProcRoot.of(directory.toString()).isLive());
    }

    @Test
    void shouldFollowTheLinksOfACopyWithoutTheFirstProcess() throws IOException {
        Files.createDirectories(directory.resolve("4242/net"));
        Files.createSymbolicLink(directory.resolve("self"), Path.of("4242"));
        Files.createSymbolicLink(directory.resolve("net"), Path.of("self/net"));
        final ProcRoot root = ProcRoot.of(directory.toString());
        assertEquals(directory + "/net/tcp", root.netFile("tcp"));
        assertFalse(root.isLive());
    }

    @Test
    void shouldFollowFilesThatStandForLinks() throws IOException {
        Files.createDirectories(directory.resolve("4242/net"));
        Files.writeString(directory.resolve("self"), "4242\n");
        Files.writeString(directory.resolve("net"), "self/net");
        final ProcRoot root = ProcRoot.of(directory.toString());
        assertEquals(directory + "/4242/net/tcp", root.netFile("tcp"));
        assertEquals(directory.toString(), root.directory());
        assertFalse(root.isLive());
    }

    @Test
    void shouldDoWithoutNetWhereAProcessHasIt() throws IOException {
        Files.createDirectories(directory.resolve("77/net"));
        Files.createSymbolicLink(directory.resolve("self"), Path.of("77"));
        assertEquals(
                directory + "/self/net/tcp", ProcRoot.of(directory.toString()).netFile("tcp"));
        Files.createDirectories(directory.resolve("1/net"));
        assertEquals(directory + "/1/net/tcp", ProcRoot.of(directory.toString()).netFile("tcp"));
        assertFalse(ProcRoot.of(directory.toString()).isLive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "../elsewhere", "self/../../elsewhere", "net", "", "4242/none", "a\0b"})
    void shouldFollowNoFileOutOfACopyNorInCircles(final String target) throws IOException {
        final Path copy = Files.createDirectories(directory.resolve("copy"));
        Files.createDirectories(directory.resolve("elsewhere"));
        Files.createDirectories(copy.resolve("4242/net"));
        Files.writeString(copy.resolve("net"), target);
        assertEquals("cannot read " + copy + "/net: Not a directory", message("copy"));
    }

    @Test
    void shouldNotTakeALongFileForALink() throws IOException {
        Files.createDirectories(directory.resolve("4242"));
        Files.writeString(directory.resolve("net"), "4242" + " ".repeat(5000));
        assertEquals("cannot read " + directory + "/net: Not a directory", message(""));
    }

    @Test
    void shouldSayWhatIsMissing() throws IOException {
        assertEquals("cannot read " + directory + "/none: No such file or directory", message("none"));
        assertEquals("cannot read " + directory + "/net: No such file or directory", message(""));
        Files.createSymbolicLink(directory.resolve("net"), Path.of("self/net"));
        assertEquals("cannot read " + directory + "/1/net: No such file or directory", message(""));
        Files.createFile(directory.resolve("file"));
        assertEquals("cannot read " + directory + "/file: Not a directory", message("file"));
    }

    private String message(final String name) {
        final String path = name.isEmpty() ? directory.toString() : directory + "/" + name;
        return assertThrows(IOException.class, () -> ProcRoot.of(path)).getMessage();
    }
}
