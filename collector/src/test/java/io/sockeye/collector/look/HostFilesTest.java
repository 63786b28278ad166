package io.sockeye.collector.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.text.ProcRoot;

/** When a kernel started. */
class HostFilesTest {
    private static final double MILLIS = 1e3;

    @Test
    void shouldSayWhenThisKernelStarted() throws IOException {
        final String uptime = Files.readString(Path.of("/proc/uptime")).split(" ")[0];
        final double expected = System.currentTimeMillis() / MILLIS - Double.parseDouble(uptime);
        assertEquals(expected, new HostFiles(ProcRoot.system()).bootSeconds(), 5);
    }

    @ParameterizedTest
    @CsvSource({
        "'cpu 1 2\nctxt 9\nbtime 1795640000\nprocesses 7\n', 1795640000",
        "'btime 7', 7",
        "'cpu 1\nxbtime 7\n', -1",
        "'btime soon\n', -1",
        "'btime\n', -1",
        "'', -1"
    })
    void shouldReadItFromACopy(final String text, final long expected, @TempDir final Path root) throws IOException {
        Files.createDirectory(root.resolve("net"));
        Files.writeString(root.resolve("stat"), text);
        assertEquals(expected, new HostFiles(ProcRoot.of(root)).bootSeconds());
    }

    @Test
    void shouldNotKnowItWhereThereIsNoFile(@TempDir final Path root) throws IOException {
        Files.createDirectory(root.resolve("net"));
        assertEquals(Setting.UNKNOWN, new HostFiles(ProcRoot.of(root)).bootSeconds());
    }
}
