package io.sockeye.cli.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rounds of {@code -sc} after the first. */
class StatisticsChangesTest {
    @TempDir
    private Path proc;

    /** Rates differ from run to run, and so does the time in the first line. */
    private static String withoutTimes(final String text) {
        return text.replaceAll("(?m)^Changes in \\d+\\.\\d{3} s$", "Changes in T s")
                .replaceAll(" +\\d+\\.\\d+/s  ", " R/s  ");
    }

    private static String changes(final ListedStatistics listed) throws IOException {
        return withoutTimes(listed.round());
    }

    @Test
    void shouldPrintTotalsFirstAndThenWhatHasChanged() throws IOException {
        final ListedStatistics listed = new ListedStatistics(proc, "-sc")
                .file("snmp", "Tcp: MaxConn ActiveOpens CurrEstab InSegs\nTcp: -1 60 5 7\nUdp: InErrors\nUdp: 0\n")
                .file("netstat", "TcpExt: TCPTimeouts DelayedACKLost\nTcpExt: 1 2\n");
        assertEquals(
                "Tcp:\n    60 active connection openings\n    5 connections established\n    7 segments received\n"
                        + "Udp:\n    0 packet receive errors\n"
                        + "TcpExt:\n    TCPTimeouts: 1\n    Quick ack mode was activated 2 times\n",
                listed.round());
        listed.file("snmp", "Tcp: MaxConn ActiveOpens CurrEstab InSegs\nTcp: -1 63 4 7\nUdp: InErrors\nUdp: 0\n")
                .file("netstat", "TcpExt: TCPTimeouts DelayedACKLost\nTcpExt: 3 4\n");
        assertEquals("""
                Changes in T s
                Tcp:
                              +3 R/s  63 active connection openings
                              -1               -  4 connections established
                TcpExt:
                              +2 R/s  TCPTimeouts: 3
                              +2 R/s  Quick ack mode was activated 4 times
                """, changes(listed));
        assertEquals("Changes in T s\n", changes(listed));
        assertEquals("", listed.words());
    }

    @Test
    void shouldSayThatCountWentBack() throws IOException {
        final ListedStatistics listed = new ListedStatistics(proc, "-sc").file("snmp", "Tcp: InSegs\nTcp: 100\n");
        listed.round();
        assertEquals(
                "Changes in T s\nTcp:\n             -95            back  5 segments received\n",
                changes(listed.file("snmp", "Tcp: InSegs\nTcp: 5\n")));
    }

    @Test
    void shouldSayWhatIsNewAndWhatHasGone() throws IOException {
        final ListedStatistics listed = new ListedStatistics(proc, "-sc")
                .file("snmp", "Tcp: InSegs\nTcp: 100\n")
                .file("sctp/snmp", "SctpCurrEstab 4\nSctpShutdowns 0\n");
        listed.round();
        listed.file("snmp", "IcmpMsg: InType3 OutType8\nIcmpMsg: 2 1\nTcp: OutSegs\nTcp: 5\n")
                .file("sctp/snmp", null);
        assertEquals("""
                Changes in T s
                IcmpMsg:
                              +2 R/s  InType3: 2
                              +1 R/s  OutType8: 1
                Tcp:
                             new               -  5 segments sent out
                            gone               -  100 segments received
                Sctp:
                            gone               -  4 Current Associations
                """, changes(listed));
    }

    @Test
    void shouldNotTakeDamageForChange() throws IOException {
        final String whole = "Tcp: InSegs\nTcp: 100\nUdp: InErrors\nUdp: 3\n";
        final ListedStatistics listed = new ListedStatistics(proc, "-sc").file("snmp", whole);
        listed.round();
        assertEquals("Changes in T s\n", changes(listed.file("snmp", "Tcp: InSegs\nTcp:\nUdp: InErrors\nUdp: 3\n")));
        assertEquals("sockeye: /proc/net/snmp: section Tcp, line 1: 1 name, 0 values\n", listed.words());
        assertEquals(
                "Changes in T s\nTcp:\n             new               -  100 segments received\n",
                changes(listed.file("snmp", whole)));
        assertEquals("Changes in T s\n", changes(listed.file("snmp", null)));
        assertEquals("cannot open /proc/net/snmp: No such file or directory\n", listed.words());
        assertTrue(changes(listed.file("snmp", whole)).contains(" new "));
        assertEquals("Changes in T s\n", changes(listed));
    }

    @Test
    void shouldKeepToProtocolsAndSentencesAskedFor() throws IOException {
        final String before = "Icmp: InEchos OutEchos\nIcmp: 1 1\nTcp: InSegs\nTcp: 1\nIpExt: InOctets\nIpExt: 1\n";
        final ListedStatistics raw = new ListedStatistics(proc, "-scw").file("snmp", before);
        final ListedStatistics full = new ListedStatistics(proc, "-sct --labels=full");
        raw.round();
        full.round();
        raw.file("snmp", before.replace("1", "18446744073709551615"));
        assertEquals("""
                Changes in T s
                Icmp:
                    ICMP input histogram:
                        +18446744073709551614 R/s  echo requests: 18446744073709551615
                        ICMP output histogram:
                        +18446744073709551614 R/s  echo requests: 18446744073709551615
                IpExt:
                    +18446744073709551614 R/s  InOctets: 18446744073709551615
                """, changes(raw));
        assertEquals("""
                Changes in T s
                Tcp:
                    +18446744073709551614 R/s  18446744073709551615 segments received
                IpExt:
                    +18446744073709551614 R/s  18446744073709551615 bytes received
                """, changes(full));
    }

    @Test
    void shouldPrintChangesOfIpv6() throws IOException {
        final ListedStatistics listed = new ListedStatistics(proc, "-s6c --labels=full")
                .file("snmp6", "Ip6InReceives 5\nIcmp6OutType135 1\n")
                .file("snmp", "Ip: InReceives\nIp: 1\nTcp: CurrEstab\nTcp: 1\n");
        listed.round();
        listed.file("snmp6", "Ip6InReceives 6\nIcmp6InMsgs 0\nIcmp6InType136 3\nIcmp6OutType135 3\n")
                .file("snmp", "Ip: InReceives\nIp: 9\nTcp: CurrEstab\nTcp: 2\n");
        assertEquals("""
                Changes in T s
                Ip6:
                              +1 R/s  6 total packets received
                Icmp6:
                              +3 R/s  3 ICMPv6 messages of type 136 (neighbour advertisement) received
                              +2 R/s  3 ICMPv6 messages of type 135 (neighbour solicitation) sent
                Tcp:
                              +1               -  2 connections established
                """, changes(listed));
    }

    /** 1,000 datagrams of our own, however many others there are. */
    @Test
    void shouldSeeTrafficAndMeasureTime() throws IOException {
        final ListedStatistics listed = new ListedStatistics(Path.of("/proc"), "-scu");
        final long start = System.nanoTime();
        listed.round();
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            for (int i = 0; i < 1000; i++) {
                socket.send(new DatagramPacket(new byte[1], 1, socket.getLocalAddress(), socket.getLocalPort()));
            }
        }
        final List<String> lines = listed.round().lines().toList();
        final double longest = (System.nanoTime() - start) / 1e9;
        final double seconds = Double.parseDouble(lines.get(0).split(" ")[2]);
        assertTrue(seconds > 0 && seconds <= longest + 0.001, lines.get(0) + " of " + longest);
        final String[] sent = lines.stream()
                .filter(line -> line.endsWith(" packets sent"))
                .findFirst()
                .orElseThrow()
                .strip()
                .split(" +");
        final double difference = Double.parseDouble(sent[0]);
        assertTrue(difference >= 1000, Arrays.toString(sent));
        assertTrue(sent[1].endsWith("/s"), sent[1]);
        final double rate = Double.parseDouble(sent[1].substring(0, sent[1].length() - 2));
        assertEquals(difference, rate * seconds, difference * 0.1);
    }
}
