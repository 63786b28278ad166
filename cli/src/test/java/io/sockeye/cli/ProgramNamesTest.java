package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How listings name the owners of sockets where netstat has no name, or would wait for one. */
class ProgramNamesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A thread with files of its own listens. */
    private static final String LISTENER = """
            import ctypes, os, socket, sys, threading
            libc = ctypes.CDLL(None, use_errno=True)
            ready = threading.Event()
            def listen():
                if libc.unshare(0x400) != 0:
                    os._exit(9)
                s = socket.socket()
                s.bind(("127.0.0.1", 0))
                s.listen()
                print(os.getpid(), s.getsockname()[1], flush=True)
                threading.Event().wait()
            threading.Thread(target=listen, daemon=True).start()
            sys.stdin.read()
            os._exit(0)
            """;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void shouldListThoughACommandLineNeverComes() throws Exception {
        final Path proc = copy();
        final Path hung = proc.resolve("701/cmdline");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", hung.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
        try {
            final String listing = list("sockeye", "-tlnp", "--proc-root", proc.toString());
            assertTrue(listing.contains(":9100            0.0.0.0:*               LISTEN      700/exporter"), listing);
            assertTrue(
                    listing.contains(":9101            0.0.0.0:*               LISTEN      701/tape-reader"), listing);
            assertEquals("sockeye: processes: not read in time: " + hung + "\n", errors.toString());
            errors.reset();

            assertEquals(
                    "9100\t700\texporter\n9101\t701\ttape-reader\n",
                    list(
                            "sockeye",
                            "-tlnp",
                            "--proc-root",
                            proc.toString(),
                            "--format=tsv",
                            "--no-header",
                            "--fields=local_port,pid,process"));
            assertEquals("sockeye: processes: not read in time: " + hung + "\n", errors.toString());
        } finally {
            // Lets those go on that still wait for it.
            new ProcessBuilder("sh", "-c", ": <> \"$0\"", hung.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    @Test
    void shouldNotWaitForATableThatIsAPipe() throws Exception {
        final Path proc = copy();
        final Path table = proc.resolve("net/udp");
        Files.delete(table);
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", table.toString())
                        .inheritIO()
                        .start()
                        .waitFor());

        final String listing = list("sockeye", "-tuln", "--proc-root", proc.toString());
        assertTrue(listing.contains(":9101 "), listing);
        assertTrue(errors.toString().contains("Not a regular file"), errors.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "netlink", "proc"})
    void shouldNameTheProcessOfAThreadButNotAsNetstat(final String source) throws Exception {
        final Process python;
        try {
            python = new ProcessBuilder("python3", "-c", LISTENER)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (final IOException e) {
            assumeTrue(false, "python3 is not installed");
            return;
        }
        try (BufferedReader out = python.inputReader()) {
            final String[] told = out.readLine().split(" ");
            final String named = row(list("sockeye", "-tlnp", "--source=" + source), told[1]);
            assertTrue(named.contains(" " + told[0] + "/python"), named);
            final String asNetstat = row(list("netstat", "-tlnp"), told[1]);
            assertTrue(asNetstat.stripTrailing().endsWith("LISTEN      -"), asNetstat);
        } finally {
            python.getOutputStream().close();
            assertEquals(0, python.waitFor());
        }
    }

    /** Two processes with a listener each, the second with no file cmdline, and links kept as files. */
    private Path copy() throws IOException {
        final Path proc = directory.resolve("proc");
        final String header = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"
                + "   uid  timeout inode\n";
        final String row = "   %d: 00000000:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000"
                + "     0        0 %d 1 0000000000000000 100 0 0 10 0\n";
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(
                proc.resolve("net/tcp"), header + row.formatted(0, 9100, 61001) + row.formatted(1, 9101, 61002));
        for (final String empty : new String[] {"tcp6", "udp", "udp6"}) {
            Files.writeString(proc.resolve("net/" + empty), header);
        }
        for (int pid = 700; pid <= 701; pid++) {
            Files.createDirectories(proc.resolve(pid + "/fd"));
            Files.writeString(proc.resolve(pid + "/fd/3"), "socket:[" + (60301 + pid) + "]");
        }
        Files.writeString(proc.resolve("700/cmdline"), "/usr/bin/exporter\0");
        Files.writeString(proc.resolve("701/comm"), "tape-reader\n");
        return proc;
    }

    private String list(final String name, final String... arguments) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTimeoutPreemptively(
                PATIENCE,
                () -> Main.run(name, arguments, out, new PrintStream(errors, true, StandardCharsets.ISO_8859_1)));
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String row(final String listing, final String port) {
        for (final String line : listing.split("\n")) {
            if (line.contains("127.0.0.1:" + port + " ")) {
                return line;
            }
        }
        throw new AssertionError("no row: port=" + port + "\n" + listing);
    }
}
