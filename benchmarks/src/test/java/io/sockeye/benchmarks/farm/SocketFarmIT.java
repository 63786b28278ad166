package io.sockeye.benchmarks.farm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SocketFarmIT {
    private static final List<String> DIRECTLY = List.of();
    private static final Map<String, String> NO_CHANGE = Map.of();

    private final String namespace =
            "sockeye-farm-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());

    @AfterEach
    void removeNamespace() throws Exception {
        if (Files.exists(Path.of("/run/netns", namespace))) {
            run("ip", "netns", "del", namespace);
        }
    }

    @Test
    void shouldHoldAsManySocketsAsItSaysAndEndOnSigterm() throws Exception {
        assumeNamespaces();
        try (FarmProcess farm = FarmProcess.start(
                DIRECTLY,
                NO_CHANGE,
                "--connections",
                "800",
                "--udp",
                "200",
                "--unix",
                "100",
                "--ipv6",
                "25",
                "--namespace",
                namespace)) {
            final FarmCounts counts = farm.awaitReady();

            assertEquals(new FarmCounts(1200, 400, 1, 1, 150, 50, 200, 1), counts);
            final String sockstat = inNamespace("cat", "/proc/net/sockstat", "/proc/net/sockstat6");
            assertEquals(counts.allTcp4(), inUse(sockstat, "TCP"), sockstat);
            assertEquals(counts.tcp6() + counts.listening6(), inUse(sockstat, "TCP6"), sockstat);
            assertEquals(counts.udp(), inUse(sockstat, "UDP"), sockstat);
            assertEquals(counts.udp6(), inUse(sockstat, "UDP6"), sockstat);
            final long unix = inNamespace("cat", "/proc/net/unix")
                    .lines()
                    .filter(line -> line.contains(".sock"))
                    .count();
            // Of a connection only the accepted end bears the listener's path.
            assertEquals(counts.unix() / 2 + counts.unixListening(), unix);

            farm.terminate();

            assertEquals("", farm.awaitEnd(143));
            assertFalse(Files.exists(Path.of("/run/netns", namespace)), "namespace is left behind");
        }
    }

    @Test
    void shouldEndWhenStdinCloses() throws Exception {
        try (FarmProcess farm = FarmProcess.start(DIRECTLY, NO_CHANGE, "--connections", "100", "--unix", "10")) {
            assertEquals(200, farm.awaitReady().tcp());

            farm.closeStdin();

            assertEquals("", farm.awaitEnd(0));
        }
    }

    @Test
    void shouldEndByItselfWhenTheTimeIsOver() throws Exception {
        try (FarmProcess farm = FarmProcess.start(DIRECTLY, NO_CHANGE, "--connections", "10", "--hold", "1")) {
            farm.awaitReady();

            assertEquals("farm: held for 1 s, ending", farm.awaitEnd(0));
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsKilled() throws Exception {
        assumeNamespaces();
        try (FarmProcess farm =
                FarmProcess.start(DIRECTLY, NO_CHANGE, "--connections", "100", "--namespace", namespace)) {
            farm.awaitReady();

            farm.kill();

            farm.awaitEnd(137);
            assertFalse(Files.exists(Path.of("/run/netns", namespace)), "namespace is left behind");
        }
    }

    @Test
    void shouldListenAnewWhenTheLocalPortsAreUsedUp() throws Exception {
        assumeNamespaces();
        run("ip", "netns", "add", namespace);
        run("ip", "-n", namespace, "link", "set", "lo", "up");
        inNamespace("sh", "-c", "echo 40000 40063 >/proc/sys/net/ipv4/ip_local_port_range");
        try (FarmProcess farm = FarmProcess.start(
                List.of("ip", "netns", "exec", namespace), NO_CHANGE, "--connections", "200", "--ipv6", "50")) {
            final FarmCounts counts = farm.awaitReady();

            assertTrue(counts.listening() >= 2 && counts.listening6() >= 2, counts.toLine());
            assertEquals(200, counts.tcp6());
            farm.closeStdin();
            farm.awaitEnd(0);
        }
    }

    @Test
    void shouldChurnAndSayHowMuchItAchieved(@TempDir final Path directory) throws Exception {
        assumeNamespaces();
        try (FarmProcess farm = FarmProcess.start(
                DIRECTLY,
                NO_CHANGE,
                "--connections=10",
                "--churn=300",
                "--endpoints=" + directory,
                "--namespace=" + namespace)) {
            assertEquals(2, farm.awaitReady().listening());
            assertEquals(21, Files.readAllLines(directory.resolve("0")).size());
            Thread.sleep(2500);
            // 127.1.0.1 for the long-lived, 127.2.0.1 for the others, of which 16 connections are open at a time. Not
            // from
            // /proc/net/tcp, which repeats rows at its end when the table grows while it is read.
            final String sockets = inNamespace("ss", "-tanH");
            assertEquals(21, count(sockets, "127.1.0.1:"), sockets);
            assertTrue(count(sockets, "127.2.0.1:") >= 30, sockets);
            farm.closeStdin();

            final String words = farm.awaitEnd(0);
            final Matcher matcher = Pattern.compile("farm: churn: asked=300 a second, achieved=([0-9]+) a second, .*")
                    .matcher(words);
            assertTrue(matcher.matches(), words);
            final int achieved = Integer.parseInt(matcher.group(1));
            assertTrue(achieved >= 100 && achieved <= 600, words);
        }
    }

    @Test
    void shouldSayThatPortsAreExhausted() throws Exception {
        assumeNamespaces();
        run("ip", "netns", "add", namespace);
        run("ip", "-n", namespace, "link", "set", "lo", "up");
        inNamespace("sh", "-c", "echo 40000 40063 >/proc/sys/net/ipv4/ip_local_port_range");

        assertFails(List.of("ip", "netns", "exec", namespace), NO_CHANGE, "ports exhausted: ", "--udp", "100");
    }

    @Test
    void shouldSayThatDescriptorsAreTooFew() throws Exception {
        assertFails(
                List.of("sh", "-c", "ulimit -n 150; exec \"$@\"", "sh"),
                NO_CHANGE,
                "too few descriptors: a process may open 150, ",
                "--connections",
                "10");
    }

    @Test
    void shouldSayThatItMayNotMakeANamespace(@TempDir final Path directory) throws Exception {
        assumeNamespaces();
        // Nobody may read the copy, wherever the build lies.
        final Path classes = Path.of(SocketFarm.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        run("cp", "-r", classes.toString(), directory.toString());
        run("chmod", "-R", "a+rX", directory.toString());
        final Process process = new ProcessBuilder(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        directory.resolve(classes.getFileName()).toString(),
                        SocketFarm.class.getName(),
                        "--namespace",
                        namespace)
                .redirectErrorStream(true)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(1, process.waitFor(), output);
        assertTrue(output.startsWith("farm: cannot make the network namespace " + namespace + ": "), output);
        assertTrue(output.endsWith(" (it takes root, and a name that is not in use)\n"), output);
    }

    @Test
    void shouldKeepItsHandsOffAnExistingNamespace() throws Exception {
        assumeNamespaces();
        run("ip", "netns", "add", namespace);

        assertFails(
                DIRECTLY, NO_CHANGE, "cannot make the network namespace " + namespace + ": ", "--namespace", namespace);

        assertTrue(Files.exists(Path.of("/run/netns", namespace)), "namespace of another is gone");
    }

    @Test
    void shouldSayThatIpIsNotInstalled(@TempDir final Path directory) throws Exception {
        Files.copy(Path.of("/bin/sh"), directory.resolve("sh"), StandardCopyOption.COPY_ATTRIBUTES);

        assertFails(DIRECTLY, Map.of("PATH", directory.toString()), "ip is not installed: ", "--namespace", namespace);
    }

    private static void assertFails(
            final List<String> before,
            final Map<String, String> environment,
            final String message,
            final String... args)
            throws Exception {
        try (FarmProcess farm = FarmProcess.start(before, environment, args)) {
            final String output = farm.awaitEnd(1);

            assertTrue(output.startsWith("farm: " + message), output);
        }
    }

    private void assumeNamespaces() throws Exception {
        assumeNamespaces(namespace);
    }

    static void assumeNamespaces(final String namespace) throws Exception {
        final String probe = namespace + "-probe";
        final Process add = new ProcessBuilder("sh", "-c", "ip netns add " + probe + " && ip netns del " + probe)
                .redirectErrorStream(true)
                .start();
        final String output = new String(add.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(add.waitFor() == 0, "network namespaces cannot be made here: " + output);
    }

    private String inNamespace(final String... command) throws Exception {
        final String[] whole = new String[command.length + 4];
        System.arraycopy(new String[] {"ip", "netns", "exec", namespace}, 0, whole, 0, 4);
        System.arraycopy(command, 0, whole, 4, command.length);
        return run(whole);
    }

    private static String run(final String... command) throws IOException, InterruptedException {
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + output);
        return output;
    }

    private static long count(final String text, final String word) {
        return text.lines().filter(line -> line.contains(word)).count();
    }

    private static long inUse(final String sockstat, final String protocol) {
        return sockstat.lines()
                .filter(line -> line.startsWith(protocol + ": inuse "))
                .mapToLong(line -> Long.parseLong(line.split(" ")[2]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: protocol=" + protocol + ", sockstat=" + sockstat));
    }
}
