package io.sockeye.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code benchmarks/compare} and {@code benchmarks/check}; the times mean nothing. */
@Timeout(300)
class ComparisonIT {
    private static final Path BENCHMARKS = Path.of(System.getProperty("sockeye.benchmarks"));
    private static final String COMPARE = BENCHMARKS.resolve("compare").toString();

    @TempDir
    Path directory;

    @Test
    void shouldCompareAllPrograms() throws Exception {
        assumeRoot();

        final Ended ended = run(COMPARE, "--sockets=600", "--routes=700", "--runs=1", "--fast");

        assertEquals(0, ended.exitCode, ended.toString());
        assertTrue(ended.has("## 600 sockets"), ended.toString());
        for (final String name : List.of(
                "sockeye -tan",
                "sockeye -tan --source=netlink",
                "sockeye -tan --source=proc",
                "sockeye -tanp",
                "netstat -tan",
                "ss -tanH",
                "cat /proc/net/tcp",
                "collector",
                "OSHI")) {
            // 300 connections and their listener.
            assertTrue(ended.has("| `" + name + "` | 1 |.*| 601 |"), name + ended);
        }
        assertTrue(ended.has("| `sockeye -tulnp` | 1 |.*| 1 |"), ended.toString());
        for (final String name : List.of(
                "sockeye -rn",
                "sockeye -rn --source=netlink",
                "sockeye -rn --source=proc",
                "netstat -rn",
                "ip route",
                "cat /proc/net/route")) {
            assertTrue(ended.has("| `" + name + "` | 1 |.*| 700 |"), name + ended);
        }
        assertTrue(ended.has("| `ss -tanpH` | | left out by --fast | | | | | |"), ended.toString());
        assertTrue(
                ended.has("| drain | [0-9]+ |.*| 1.00 |.*")
                        && ended.has("| one thread |.*")
                        && ended.has("| two threads |.*"),
                ended.toString());
        assertTrue(ended.has("| `bare JVM` | 4 |.*| 1.00 |.*| 0 |"), ended.toString());
    }

    @Test
    void shouldGoOnWithoutAProgramButNotCallItGood() throws Exception {
        assumeRoot();
        final Path binaries = Files.createDirectory(directory.resolve("bin"));
        for (final String name :
                List.of("sh", "ip", "cat", "true", "netstat", "sed", "dirname", "basename", "readlink")) {
            final String script = "#!/bin/sh\nPATH='" + System.getenv("PATH") + "' exec " + name + " \"$@\"\n";
            Files.setPosixFilePermissions(
                    Files.writeString(binaries.resolve(name), script), PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        final Ended ended =
                run("env", "PATH=" + binaries, COMPARE, "--sockets=2", "--routes=none", "--runs=1", "--fast");

        assertEquals(1, ended.exitCode, ended.toString());
        assertTrue(ended.has("| `ss -tanH` | | not installed | | | | | |"), ended.toString());
        assertTrue(ended.has("compare: ss -tanH: not installed"), ended.toString());
        assertTrue(ended.has("| `netstat -tan` | 1 |.*| 3 |"), ended.toString());
    }

    @Test
    void shouldSayThatDescriptorsAreTooFew() throws Exception {
        assumeRoot();

        final Ended ended = run("sh", "-c", "ulimit -n 150; exec \"$@\"", "sh", COMPARE, "--sockets=200", "--runs=1");

        assertEquals(1, ended.exitCode, ended.toString());
        assertTrue(
                ended.has("farm: too few descriptors: a process may open 150, at least 200 are needed, .*"),
                ended.toString());
        assertTrue(ended.has("compare: the farm does not come up: the reason stands above"), ended.toString());
    }

    @Test
    void shouldSayThatSockeyeIsNotBuilt() throws Exception {
        final Ended ended = run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("sockeye.benchmarks.jar"),
                Comparison.class.getName(),
                directory.resolve("benchmarks").toString());

        assertEquals(1, ended.exitCode, ended.toString());
        assertEquals(
                "compare: Sockeye is not there, " + directory
                        + "/cli/target/sockeye/bin/sockeye: build it first (mvn -DskipTests package)",
                ended.text.trim());
    }

    @Test
    void shouldRefuseAWrongNumber() throws Exception {
        final Ended ended = run(COMPARE, "--sockets=10,lots");

        assertEquals(2, ended.exitCode, ended.toString());
        assertTrue(ended.has("compare: --sockets needs a number from 2 to 100000000: value=lots"), ended.toString());
        assertTrue(ended.has("usage: compare .*"), ended.toString());
    }

    @Test
    void shouldCheckRecordedResults() throws Exception {
        final String check = BENCHMARKS.resolve("check").toString();

        assertEquals(2, run(check, "--nonsense").exitCode);
        final Ended empty = run(check, directory.toString());
        assertEquals(1, empty.exitCode, empty.toString());
        assertTrue(empty.has("check: not there: " + directory + ".*"), empty.toString());

        Files.writeString(directory.resolve("compare.json"), "{\"sizes\": [], \"quiet\": []}");
        Files.writeString(directory.resolve("jmh.json"), "[]");
        final Ended bad = run(check, directory.toString());
        assertEquals(1, bad.exitCode, bad.toString());
        assertTrue(bad.has("MISSED: peak_mib\\(1000000, sockeye -tan\\): not measured: .*"), bad.toString());
        assertFalse(bad.has("met: .*"), bad.toString());
    }

    private static void assumeRoot() throws Exception {
        assumeTrue("0\n".equals(run("id", "-u").text), "takes root, to make network namespaces");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/time")), "GNU time is not installed");
    }

    private static Ended run(final String... command) throws Exception {
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    /** What a program has come to; both streams in one text. */
    private record Ended(int exitCode, String text) {
        /** Whether one whole line is this, in which {@code |} is no operator. */
        boolean has(final String line) {
            final String pattern = line.replace("|", "\\|");
            return text.lines().anyMatch(candidate -> candidate.matches(pattern));
        }

        @Override
        public String toString() {
            return "\nexit code " + exitCode + "\n" + text;
        }
    }
}
