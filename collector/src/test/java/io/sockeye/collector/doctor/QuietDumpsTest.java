package io.sockeye.collector.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.doctor.check.Checks;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.sockdiag.SocketCapture;

/** On what a kernel once answered about a host on which nothing is wrong. */
class QuietDumpsTest {
    private static final Map<String, SocketCapture> DUMPS = Map.of(
            "tcp4-info", SocketCapture.TCP4_INFO,
            "tcp6", SocketCapture.TCP6,
            "udp4", SocketCapture.UDP4,
            "udp6", SocketCapture.UDP6,
            "unix", SocketCapture.UNIX);

    @Test
    void shouldFindNothing(@TempDir final Path directory) throws IOException {
        final MadeUpHost host = new MadeUpHost(directory).listens(7001).listens(7101);
        final Diagnosis diagnosis = host.replayed(Checks.all(), QuietDumpsTest::replay);
        assertEquals(List.of(), diagnosis.findings());
        assertEquals(List.of(), diagnosis.gaps());
    }

    /** With thresholds low enough the same dumps make checks speak: they do reach them. */
    @Test
    void shouldHaveReachedTheChecks(@TempDir final Path directory) throws IOException {
        final MadeUpHost host = new MadeUpHost(directory)
                .listens(7001)
                .threshold("half-closed.count", 1)
                .threshold("close-wait.age", 0)
                .threshold("close-wait.count", 1)
                .threshold("idle.age", 0)
                .threshold("idle.count", 20)
                .threshold("established.share", 20)
                .threshold("established.from-one", 20);
        final List<String> names = host.replayed(Checks.all(), QuietDumpsTest::replay).findings().stream()
                .map(finding -> finding.check().name())
                .toList();
        assertTrue(names.containsAll(List.of("half-closed", "close-wait", "idle", "established")), names::toString);
    }

    private static void replay(final RowSink sink, final int details) throws IOException {
        for (final Map.Entry<String, SocketCapture> dump : DUMPS.entrySet()) {
            final DumpResult result = dump.getValue().replay(Captures.channel(dump.getKey()), details, sink);
            assertEquals(DumpResult.complete("netlink", 0), result);
        }
    }
}
