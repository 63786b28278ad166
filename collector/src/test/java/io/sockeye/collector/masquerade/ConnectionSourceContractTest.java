package io.sockeye.collector.masquerade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.sockeye.collector.UnprivilegedJvm;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.process.Credentials;
import io.sockeye.collector.text.ProcRoot;

/** What both sources promise: over the same live connections equal rows, but for what only netlink tells. */
class ConnectionSourceContractTest {
    /** Timeouts run down while both are asked, in seconds. */
    private static final long TIMEOUT_TOLERANCE = 3;

    private static Process world;
    private static long pid;

    @BeforeAll
    static void makeConnections() throws IOException {
        assumeTrue(Credentials.effectiveUid() == 0, "namespaces need root");
        for (final String program : List.of("/usr/bin/unshare", "/usr/bin/nsenter", "/usr/sbin/nft")) {
            assumeTrue(Files.isExecutable(Path.of(program)), program + " is not installed");
        }
        final List<String> command = new ArrayList<>(List.of("unshare", "--net", "--mount", "--pid", "--fork"));
        command.addAll(List.of("--mount-proc", "--kill-child", "python3", "-B", "src/test/nat/nat_world.py"));
        world = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final BufferedReader report = world.inputReader(StandardCharsets.US_ASCII);
        if (!"READY".equals(report.readLine())) {
            abort("connections could not be made, see stderr");
        }
        pid = world.children().findFirst().orElseThrow().pid();
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (world != null) {
            world.getOutputStream().close();
            if (!world.waitFor(10, TimeUnit.SECONDS)) {
                world.destroyForcibly();
            }
        }
    }

    @Test
    void shouldGiveEqualRowsFromNetlinkAndProc() throws IOException, InterruptedException {
        final Map<String, Map<String, Long>> sources = ask();
        final Map<String, Long> netlink = sources.get("netlink");
        final Map<String, Long> proc = sources.get("proc");
        assertEquals(String.join("\n", proc.keySet()), String.join("\n", netlink.keySet()));
        for (final Map.Entry<String, Long> row : proc.entrySet()) {
            final long difference = Math.abs(row.getValue() - netlink.get(row.getKey()));
            assertTrue(difference <= TIMEOUT_TOLERANCE, () -> row.getKey() + " timeout differs by " + difference);
        }
    }

    @Test
    void shouldHaveEveryKindOfTranslation() throws IOException, InterruptedException {
        final String rows = String.join("\n", ask().get("netlink").keySet());
        for (final String kind : List.of(
                "family=2 protocol=1 ",
                "family=10 protocol=58 ",
                "family=2 protocol=6 ",
                "family=10 protocol=6 ",
                "family=2 protocol=17 ",
                "family=10 protocol=17 ",
                "protocol=47 ",
                "protocol=132 ",
                "protocol=253 ",
                " zone=5 packets=1 bytes=29 zone=5 ",
                " zone=6 packets=1 bytes=29 zone=0 ",
                " mark=4294967280 ",
                " 192.0.2.1#80 10.1.0.2#7001 10.1.0.1#",
                " 10.1.0.2#7002 10.1.0.2#7002 10.1.0.77#40")) {
            assertTrue(rows.contains(kind), () -> kind + " in\n" + rows);
        }
    }

    /** The rows of each source with their timeouts. */
    private static Map<String, Map<String, Long>> ask() throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid), "-n", "-m", "-p"));
        command.addAll(UnprivilegedJvm.command(System.getProperty("java.class.path"), Rows.class));
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        final Map<String, Map<String, Long>> sources = new TreeMap<>();
        for (final String line : process.inputReader().lines().toList()) {
            final String[] fields = line.split("\t");
            sources.computeIfAbsent(fields[0], name -> new TreeMap<>()).put(fields[2], Long.parseLong(fields[1]));
        }
        assertEquals(0, process.waitFor());
        return sources;
    }

    /** Prints all connections, from each source. */
    static final class Rows {
        private Rows() {}

        public static void main(final String[] args) throws IOException {
            try (ConnectionSource netlink = new CtnetlinkSource();
                    ConnectionSource proc = new ProcConntrackSource(ProcRoot.system())) {
                print(netlink);
                print(proc);
            }
        }

        private static void print(final ConnectionSource source) throws IOException {
            final ConnectionText text = new ConnectionText();
            final DumpResult result = source.collect(Family.UNSPEC, text);
            if (result.status() != DumpStatus.COMPLETE || !text.malformed().isEmpty()) {
                throw new IOException(result.toString() + text.malformed());
            }
            for (int i = 0; i < text.rows().size(); i++) {
                System.out.println(result.source() + "\t" + text.timeouts().get(i) + "\t"
                        + text.rows().get(i));
            }
        }
    }
}
