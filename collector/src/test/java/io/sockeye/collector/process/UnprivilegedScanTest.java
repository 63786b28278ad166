package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.UnprivilegedJvm;

/**
 * What an ordinary user sees and is told, against netstat as the same user. Run by root it starts a JVM as another
 * user; run by an ordinary user, one as itself.
 */
class UnprivilegedScanTest {
    private static final String NOTHING_READABLE =
            "(No info could be read for \"-p\": geteuid()=%d but you should be root.)";
    private static final String SOME_DENIED = "(Not all processes could be identified, non-owned process info";

    @TempDir
    private Path directory;

    @Test
    void shouldSayWhatNetstatSays() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/netstat")), "netstat is not installed");
        assumeTrue(Files.isReadable(Path.of("/proc/1/status")), "the processes of others are hidden");
        final UnprivilegedJvm jvm = new UnprivilegedJvm(directory);
        final int uid = jvm.uid();

        final List<String> lines = jvm.run(Child.class);

        // Two scans and netstat's first word while the JVM has no socket, then the same while it has one.
        final List<String> scans =
                lines.stream().filter(line -> line.startsWith("scan ")).toList();
        assertEquals(4, scans.size(), () -> String.join("\n", lines));
        for (final String scan : scans) {
            assertFalse(scan.contains("denied=0 "), scan);
            assertTrue(scan.contains("uid=" + uid + " "), scan);
        }
        final String without = lines.get(2);
        assertTrue(
                without.equals(
                        scans.get(0).contains(ScanReport.Shortfall.NOTHING_READABLE.name())
                                ? NOTHING_READABLE.formatted(uid)
                                : SOME_DENIED),
                () -> String.join("\n", lines));
        final String with = lines.get(5);
        assertEquals(SOME_DENIED, with, () -> String.join("\n", lines));
        assertEquals(withoutWay(scans.get(0)), withoutWay(scans.get(1)));
        assertEquals(withoutWay(scans.get(2)), withoutWay(scans.get(3)));
        assertTrue(scans.get(2).contains(ScanReport.Shortfall.SOME_DENIED.name()), scans.get(2));
    }

    private static String withoutWay(final String scan) {
        return scan.substring(scan.indexOf("uid="));
    }

    /** Runs in a JVM of the other user: two scans and netstat without a socket of its own, and again with one. */
    static final class Child {
        private Child() {}

        public static void main(final String[] arguments) throws IOException {
            round(0);
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                round(socket.getLocalPort());
            }
        }

        private static void round(final int port) throws IOException {
            for (final ScanWay way : new ScanWay[] {ScanWay.BPF, ScanWay.JAVA}) {
                try (ProcessIndex index = ProcessIndex.scan(Path.of("/proc"), false, way, 3)) {
                    final ScanReport report = index.report();
                    System.out.println("scan way=" + way + " uid=" + Credentials.effectiveUid()
                            + " denied=" + (report.processesDenied() > 0 ? "some" : "0") + " sockets="
                            + report.sockets() + " port=" + port + " " + report.shortfall());
                }
            }
            final ProcessBuilder netstat = new ProcessBuilder("netstat", "-tlnp");
            netstat.environment().put("LC_ALL", "C");
            final Process process = netstat.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .start();
            try (BufferedReader errors = process.errorReader()) {
                System.out.println(errors.readLine());
            }
        }
    }
}
