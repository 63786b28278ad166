package io.sockeye.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A name server that takes questions and never answers: the listing is printed with numbers, and says so. It mostly
 * waits, so it runs beside other tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class SilentNameServerIT {
    private static final Path BIN =
            Path.of(System.getProperty("sockeye.image")).toAbsolutePath().resolve("bin");

    /** The kernel sends questions to the other end of the pair, where nobody has that address. */
    private static final String WORLD = """
            ip link set lo up
            ip link add v0 type veth peer name v1
            ip link set v0 up; ip link set v1 up
            ip addr add 10.9.9.1/24 dev v0
            ip neigh add 10.9.9.2 lladdr 02:00:00:00:00:02 dev v0 nud permanent
            ip route add 10.7.7.7/32 dev v0
            printf 'nameserver 10.9.9.2\\noptions timeout:30 attempts:3\\n' >resolv.conf
            echo 'hosts: files dns' >nsswitch.conf
            mount --bind resolv.conf /etc/resolv.conf
            mount --bind nsswitch.conf /etc/nsswitch.conf
            exec 3<>/dev/udp/10.9.9.77/1000 4<>/dev/udp/10.9.9.78/1000
            """;
    /** What each listing may take, in seconds: less than one question, which takes the resolver ninety. */
    private static final int LIMIT = 45;

    @TempDir
    private Path directory;

    @Test
    void shouldListNumbersWhereNoNameComes() throws Exception {
        assumeTrue(shell("unshare -m -n true") == 0, "needs root");
        final List<String> options = List.of("-ua", "-r", "-ua --format=jsonl --fields=remote_address,remote_host");
        // At the same time, but each in a world of its own: a resolver's questions are sockets too.
        final StringBuilder all = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            final Path world = Files.createDirectory(directory.resolve("world" + i));
            Files.writeString(
                    world.resolve("script"),
                    WORLD + "timeout " + LIMIT + " \"$bin\"/sockeye " + options.get(i)
                            + " >out 2>err 3>&- 4>&- && code=0 || code=$?\necho $code >code\n");
            all.append("(cd world").append(i).append(" && unshare -m -n bash -e script) & ");
        }
        assertEquals(0, shell(all + "wait"));
        for (int i = 0; i < options.size(); i++) {
            assertEquals("0\n", read(i, "code"), options.get(i));
        }
        final String late = "sockeye: names: no answer in 15 seconds, numbers in place of hosts: ";
        assertEquals(late + "3\n", read(0, "err"));
        assertTrue(read(0, "out").contains(" 10.9.9.77:1000 "), () -> "out0");
        assertTrue(read(0, "out").contains(" 10.9.9.78:1000 "), () -> "out0");
        assertEquals(late + "1\n", read(1, "err"));
        assertTrue(read(1, "out").contains("\n10.7.7.7 "), () -> "out1");
        assertEquals(late + "3\n", read(2, "err"));
        assertEquals(
                "{\"remote_address\":\"10.9.9.77\"}\n{\"remote_address\":\"10.9.9.78\"}\n",
                read(2, "out").lines().sorted().map(line -> line + "\n").reduce("", String::concat));
    }

    private String read(final int world, final String name) throws IOException {
        return Files.readString(directory.resolve("world" + world).resolve(name), StandardCharsets.ISO_8859_1);
    }

    private int shell(final String command) throws IOException, InterruptedException {
        final ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("shell.out").toFile())
                .redirectError(directory.resolve("shell.err").toFile());
        builder.environment().put("bin", BIN.toString());
        final Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertTrue(process.waitFor(2 * LIMIT, TimeUnit.SECONDS), () -> "still runs: " + command);
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
