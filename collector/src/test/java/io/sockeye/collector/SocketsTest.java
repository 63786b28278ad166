package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** What the facade gives, again and again. */
class SocketsTest {
    private static final String TCP_HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt" + "   uid  timeout inode\n";
    private static final String LISTENER = "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000"
            + "     0        0 1000 1 0000000000000000 100 0 0 10 0\n";
    private static final String CONNECTION = "   1: 0100007F:1F90 0200007F:D976 01 00000000:00000000 00:00000000"
            + " 00000000     0        0 1001 1 0000000000000000 20 4 30 10 -1\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(SourceChoice.class)
    void shouldGiveAllSocketsAgainAndAgain(final SourceChoice choice) throws IOException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(5);
                Sockets sockets = Sockets.builder().source(choice).open()) {
            final Query query = sockets.query().protocols(Protocol.TCP, Protocol.UDP);
            for (int round = 0; round < 3; round++) {
                final Map<String, Integer> counts = new TreeMap<>();
                final DumpResult result = query.forEach(row -> {
                    if (isOf(open, row)) {
                        counts.merge(row.protocolName() + " " + row.stateName(), 1, Integer::sum);
                    }
                });
                assertEquals(Map.of("tcp ESTABLISHED", 10, "tcp LISTEN", 1, "udp ", 1), counts);
                assertFalse(result.isRefusal());
                assertEquals(choice == SourceChoice.PROC ? "proc" : "netlink", result.source());
            }
        }
    }

    @Test
    void shouldGiveSocketsOfThePastNeither() throws IOException {
        try (Sockets sockets = Sockets.open()) {
            final int port;
            try (OpenSockets open = new OpenSockets("127.0.0.1")) {
                port = open.udpPort();
                assertEquals(1, count(sockets.query().protocols(Protocol.UDP), port));
            }
            assertEquals(0, count(sockets.query().protocols(Protocol.UDP), port));
        }
    }

    @Test
    void shouldLeaveOutWhatIsNotSelected() throws IOException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(3);
                OpenSockets open6 = new OpenSockets("::1").connect(3);
                Sockets sockets = Sockets.open()) {
            final Query query = sockets.query().protocols(Protocol.TCP);
            assertEquals(1, count(query.select(Selection.LISTENING), open.tcpPort()));
            assertEquals(6, count(query.select(Selection.CONNECTED), open.tcpPort()));
            assertEquals(7, count(query.select(Selection.ALL), open.tcpPort()));
            assertEquals(7, count(query.select(Selection.ALL), open6.tcpPort()));
            assertEquals(7, count(query.family(Family.INET6), open6.tcpPort()));
            assertEquals(0, count(query.family(Family.INET), open6.tcpPort()));
            assertEquals(7, count(query.family(Family.INET), open.tcpPort()));
            assertEquals(0, count(query.family(Family.INET6), open.tcpPort()));
            assertEquals(0, count(query.protocols(Protocol.RAW).family(Family.UNSPEC), open.tcpPort()));
            assertThrows(IllegalArgumentException.class, () -> query.family(Family.UNIX));
            assertThrows(IllegalArgumentException.class, query::protocols);
        }
    }

    @Test
    void shouldGiveEachSocketToOneOfSeveralSinks() throws IOException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(50);
                Sockets sockets = Sockets.builder().threads(3).open()) {
            final Query query = sockets.query().protocols(Protocol.TCP, Protocol.UDP);
            for (int round = 0; round < 3; round++) {
                final List<Ports> sinks =
                        Stream.generate(() -> new Ports(open)).limit(3).toList();
                assertEquals(DumpStatus.COMPLETE, query.collect(sinks).status());
                assertEquals(
                        open.tcpRows() + 1,
                        sinks.stream().mapToInt(sink -> sink.rows).sum());
            }
            final Ports alone = new Ports(open);
            query.collect(alone);
            assertEquals(open.tcpRows() + 1, alone.rows);
            assertThrows(IllegalArgumentException.class, () -> query.collect(List.of()));
        }
    }

    @Test
    void shouldEndWhenTheSinkHasEnough() throws IOException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(3);
                Sockets sockets = Sockets.open()) {
            final int[] calls = new int[1];
            final RowSink once = new RowSink() {
                @Override
                public boolean onRows(final RowBatch batch) {
                    calls[0]++;
                    return false;
                }

                @Override
                public void onMalformed(final String what, final long position) {
                    throw new AssertionError(what);
                }
            };
            assertEquals(DumpStatus.COMPLETE, sockets.query().collect(once).status());
            assertEquals(1, calls[0], "over all protocols");
            assertEquals(open.tcpRows(), count(sockets.query().protocols(Protocol.TCP), open.tcpPort()));
        }
    }

    @Test
    void shouldPassOverWhatTheHostDoesNotHave() throws IOException {
        final Path net = Files.createDirectory(directory.resolve("net"));
        Files.writeString(net.resolve("tcp"), TCP_HEADER + LISTENER + CONNECTION);
        try (Sockets sockets = Sockets.builder().procRoot(directory).open()) {
            final List<String> rows = new ArrayList<>();
            final DumpResult all = sockets.query()
                    .forEach(row -> rows.add(row.localAddressText() + ":" + row.localPort() + " "
                            + row.remoteAddressText() + ":" + row.remotePort() + " " + row.stateName()));
            assertEquals(
                    List.of("127.0.0.1:8080 0.0.0.0:0 LISTEN", "127.0.0.1:8080 127.0.0.2:55670 ESTABLISHED"), rows);
            assertEquals(DumpStatus.COMPLETE, all.status());
            final DumpResult none = sockets.query().protocols(Protocol.UDP).forEach(row -> rows.add("row"));
            assertEquals(DumpStatus.UNSUPPORTED, none.status());
            assertTrue(none.reason().contains(net + "/udp"), none::reason);
            assertEquals(
                    DumpStatus.UNSUPPORTED,
                    sockets.query()
                            .family(Family.INET6)
                            .forEach(row -> rows.add("row"))
                            .status());
            assertEquals(2, rows.size(), rows::toString);
        }
        assertThrows(
                IOException.class,
                () -> Sockets.builder().procRoot(directory.resolve("none")).open());
    }

    @Test
    void shouldCountWhatCannotBeRead() throws IOException {
        final Path net = Files.createDirectory(directory.resolve("net"));
        Files.writeString(net.resolve("tcp"), TCP_HEADER + LISTENER + "   1: nothing\n" + CONNECTION);
        try (Sockets sockets = Sockets.builder().procRoot(directory).open()) {
            final int[] rows = new int[1];
            final DumpResult result = sockets.query().protocols(Protocol.TCP).forEach(row -> rows[0]++);
            assertEquals(2, rows[0]);
            assertEquals(1, result.malformed());
        }
    }

    @Test
    void shouldNameTheProcessesThatHoldASocket() throws IOException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(2);
                Sockets sockets = Sockets.open()) {
            final Set<String> owners = new HashSet<>();
            final int[] descriptors = new int[1];
            sockets.query().protocols(Protocol.TCP).forEachOwned((row, owner) -> {
                if (isOf(open, row)) {
                    owners.add(owner.pid() + " " + owner.processName());
                    owner.visit((pid, fd) -> descriptors[0]++);
                }
            });
            final ProcessHandle self = ProcessHandle.current();
            assertEquals(Set.of(self.pid() + " java"), owners);
            assertEquals(open.tcpRows(), descriptors[0]);
        }
    }

    @Test
    void shouldReadFieldsByName() throws IOException {
        final SocketField rtt = SocketField.of("rtt_us");
        final SocketField backlog = SocketField.of("accept_queue_max");
        final SocketField congestion = SocketField.of("ca_state");
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(2);
                Sockets sockets = Sockets.builder().source(SourceChoice.NETLINK).open()) {
            final List<Long> rtts = new ArrayList<>();
            final List<Long> backlogs = new ArrayList<>();
            final Set<String> words = new HashSet<>();
            sockets.query().protocols(Protocol.TCP).tcpInfo().forEach(row -> {
                if (isOf(open, row) && rtt.isPresent(row)) {
                    rtts.add(rtt.number(row));
                    words.add(congestion.word(row));
                }
                if (isOf(open, row) && backlog.isPresent(row)) {
                    backlogs.add(backlog.number(row));
                }
            });
            assertEquals(4, rtts.size(), rtts::toString);
            assertTrue(rtts.stream().allMatch(us -> us > 0 && us < 10_000_000), rtts::toString);
            assertEquals(1, backlogs.size(), backlogs::toString);
            assertEquals(Set.of("open"), words);
            sockets.query().protocols(Protocol.TCP).forEach(row -> assertFalse(rtt.isPresent(row)));
        }
        assertThrows(IllegalArgumentException.class, () -> SocketField.of("rtt"));
        assertThrows(IllegalArgumentException.class, () -> SocketField.of("process"));
        for (final String name : SocketField.names()) {
            assertEquals(name, SocketField.of(name).name());
            assertFalse(SocketField.of(name).description().isEmpty());
        }
    }

    /** The rows that have a port at one end. */
    private static int count(final Query query, final int port) throws IOException {
        final int[] rows = new int[1];
        query.forEach(row -> rows[0] += row.localPort() == port || row.remotePort() == port ? 1 : 0);
        return rows[0];
    }

    private static boolean isOf(final OpenSockets open, final SocketRecord row) {
        if (row.protocol() == Protocol.UDP.code()) {
            return row.localPort() == open.udpPort();
        }
        return row.localPort() == open.tcpPort() || row.remotePort() == open.tcpPort();
    }

    /** Counts the rows of open sockets. Confined to one thread. */
    private static final class Ports implements RowSink {
        private final OpenSockets open;
        private final SocketRecord row = new SocketRecord();
        private int rows;

        Ports(final OpenSockets open) {
            this.open = open;
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                rows += isOf(open, batch.get(i, row)) ? 1 : 0;
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError("protocol=" + what + ", position=" + position);
        }
    }
}
