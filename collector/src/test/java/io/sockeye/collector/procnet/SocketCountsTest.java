package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.text.ProcRoot;

class SocketCountsTest {
    private static final String SOCKSTAT = """
            sockets: used 1000
            TCP: inuse 30 orphan 4 tw 100 alloc 40 mem 3
            UDP: inuse 5 mem 2
            UDPLITE: inuse 6
            RAW: inuse 7
            FRAG: inuse 0 memory 0
            """;
    private static final String SOCKSTAT6 = """
            TCP6: inuse 10
            UDP6: inuse 8
            UDPLITE6: inuse 9
            RAW6: inuse 11
            """;

    private static SocketCounts parse(final String sockstat, final String sockstat6) {
        return SocketCounts.parse(RowText.bytes(sockstat), sockstat6 == null ? null : RowText.bytes(sockstat6));
    }

    @Test
    void shouldCountByProtocolAndFamily() {
        final SocketCounts counts = parse(SOCKSTAT, SOCKSTAT6);
        assertEquals(30 + 75, counts.estimate(Protocol.TCP, Family.INET));
        assertEquals(10 + 25, counts.estimate(Protocol.TCP, Family.INET6));
        assertEquals(5, counts.estimate(Protocol.UDP, Family.INET));
        assertEquals(8, counts.estimate(Protocol.UDP, Family.INET6));
        assertEquals(6, counts.estimate(Protocol.UDPLITE, Family.INET));
        assertEquals(9, counts.estimate(Protocol.UDPLITE, Family.INET6));
        assertEquals(7, counts.estimate(Protocol.RAW, Family.INET));
        assertEquals(11, counts.estimate(Protocol.RAW, Family.INET6));
        assertEquals(1000 - 86, counts.estimate(Protocol.UNIX, Family.UNIX));
        assertEquals(SocketCounts.UNKNOWN, counts.estimate(Protocol.SCTP, Family.INET));
        assertEquals(SocketCounts.UNKNOWN, counts.estimate(Protocol.MPTCP, Family.INET6));
    }

    @Test
    void shouldCountNothingOfInet6WhereTheKernelHasNone() {
        final SocketCounts counts = parse(SOCKSTAT, null);
        assertEquals(130, counts.estimate(Protocol.TCP, Family.INET));
        assertEquals(0, counts.estimate(Protocol.TCP, Family.INET6));
        assertEquals(0, counts.estimate(Protocol.UDP, Family.INET6));
    }

    @Test
    void shouldNotKnowWhatIsNotThere() {
        final SocketCounts counts = parse("TCP: inuse\nUDP: inuse x\nRAW: inuse 99999999999999999999\nUDPLITE:", "");
        for (final Protocol protocol : Protocol.values()) {
            for (final Family family : Family.values()) {
                assertEquals(SocketCounts.UNKNOWN, counts.estimate(protocol, family), protocol + " " + family);
            }
        }
    }

    @Test
    void shouldNotKnowAnythingWithoutFiles(@TempDir final Path directory) throws IOException {
        Files.createDirectory(directory.resolve("net"));
        final SocketCounts counts = SocketCounts.read(ProcRoot.of(directory.toString()));
        assertEquals(SocketCounts.UNKNOWN, counts.estimate(Protocol.TCP, Family.INET));
        assertEquals(SocketCounts.UNKNOWN, counts.estimate(Protocol.TCP, Family.INET6));
        assertEquals(SocketCounts.UNKNOWN, counts.estimate(Protocol.UNIX, Family.UNIX));
    }

    @Test
    void shouldAgreeWithTheListOfTheSameMoment() throws IOException {
        final SocketCounts counts = SocketCounts.read(ProcRoot.of(Fixture.root().toString()));
        final long tcp = counts.estimate(Protocol.TCP, Family.INET) + counts.estimate(Protocol.TCP, Family.INET6);
        // Eight rows of tcp, four of tcp6, one of which is in TIME_WAIT.
        assertEquals(12, tcp);
        assertEquals(2, counts.estimate(Protocol.UDP, Family.INET6));
    }
}
