package io.sockeye.cli.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files that are not whole, and what is printed of them all the same. */
class StatisticsDamageTest {
    private static final String IP = "Ip: InReceives InDelivers\nIp: 7 6\n";
    private static final String IP_TEXT = "Ip:\n    7 total packets received\n    6 incoming packets delivered\n";

    @TempDir
    private Path proc;

    private void assertListed(final String options, final String snmp, final String out, final String err)
            throws IOException {
        final ListedStatistics listed = new ListedStatistics(proc, options).file("snmp", snmp);
        assertEquals(out, listed.round());
        assertEquals(err, listed.words());
    }

    @Test
    void shouldLeaveOutSectionOfDifferentLength() throws IOException {
        assertListed(
                "-s",
                "Tcp: InSegs OutSegs OutRsts\nTcp: 1 2\n" + IP,
                IP_TEXT,
                "sockeye: /proc/net/snmp: section Tcp, line 1: 3 names, 2 values\n");
        assertListed(
                "-s",
                IP + "Tcp: InSegs OutSegs\nTcp: 1 2 3\n",
                IP_TEXT,
                "sockeye: /proc/net/snmp: section Tcp, line 3: 2 names, 3 values\n");
    }

    @Test
    void shouldLeaveOutSectionWithWhatIsNoNumber() throws IOException {
        assertListed(
                "-s",
                "Tcp: InSegs OutSegs\nTcp: 12x4 2\n" + IP,
                IP_TEXT,
                "sockeye: /proc/net/snmp: section Tcp, line 2: value of InSegs is not a number\n");
    }

    @Test
    void shouldFindSectionsBehindLostLines() throws IOException {
        assertListed(
                "-s",
                "Tcp: InSegs OutSegs\n" + IP + "Udp: 5 6\n" + "UdpLite: InErrors\nUdpLite: 9\n",
                IP_TEXT + "UdpLite:\n    InErrors: 9\n",
                "sockeye: /proc/net/snmp: section Tcp, line 1: no values\n"
                        + "sockeye: /proc/net/snmp: section Udp, line 4: values without names\n");
    }

    @Test
    void shouldTellOfCutEnd() throws IOException {
        assertListed(
                "-s",
                IP + "Tcp: InSegs OutSegs\n",
                IP_TEXT,
                "sockeye: /proc/net/snmp: section Tcp, line 3: no values\n");
        assertListed(
                "-s",
                IP + "Tcp: InSegs OutSegs\nTcp: 1",
                IP_TEXT,
                "sockeye: /proc/net/snmp: section Tcp, line 3: 2 names, 1 value\n");
        assertListed("-s", IP + "Tc", IP_TEXT, "sockeye: /proc/net/snmp: line 3: no colon after a section's name\n");
    }

    @Test
    void shouldTellOfEmptyFiles() throws IOException {
        assertListed("-s", "", "", "sockeye: /proc/net/snmp: the file is empty\n");
        final ListedStatistics six =
                new ListedStatistics(proc, "-s6").file("snmp6", "").file("snmp", IP + "Tcp: InSegs\nTcp: 3\n");
        assertEquals("Tcp:\n    3 segments received\n", six.round());
        assertEquals("sockeye: /proc/net/snmp6: the file is empty\n", six.words());
    }

    @Test
    void shouldUseNetstatsWordsWhereItHasSome() throws IOException {
        assertListed("-s", IP + "Tcp InSegs\nTcp 1\n", IP_TEXT, "Problem while parsing /proc/net/snmp\n");
        assertListed("-s", null, "", "cannot open /proc/net/snmp: No such file or directory\n");
    }

    /** With {@code -6} netstat is silent about it. */
    @Test
    void shouldTellOfMissingColonWithInet6() throws IOException {
        final ListedStatistics six =
                new ListedStatistics(proc, "-s6").file("snmp6", "Ip6Odd 1\n").file("snmp", "Ip: a\nIp 1\n" + IP);
        assertEquals("Ip6:\n    Ip6Odd: 1\n", six.round());
        assertEquals("sockeye: /proc/net/snmp: line 2: no colon after a section's name\n", six.words());
        six.file("snmp", "Udp: InErrors\nUdp: x\nTcp: InSegs OutSegs\nTcp: x 1\n")
                .round();
        assertEquals(
                "sockeye: /proc/net/snmp: section Tcp, line 4: value of InSegs is not a number\n",
                six.words(),
                "sections that are not looked at are not told of");
    }

    @Test
    void shouldLeaveOutLinesThatAreNoCounters() throws IOException {
        final ListedStatistics six = new ListedStatistics(proc, "-s6")
                .file("snmp6", "Ip6InReceives\nIp6OutRequests 4\nIp6InDelivers 5 6\nIp6Odd many\n")
                .file("snmp", IP);
        assertEquals("Ip6:\n    4 requests sent out\n", six.round());
        assertEquals(
                "sockeye: /proc/net/snmp6: section Ip6, line 1: Ip6InReceives has no value\n"
                        + "sockeye: /proc/net/snmp6: section Ip6, line 3: Ip6InDelivers has more than one value\n"
                        + "sockeye: /proc/net/snmp6: section Ip6, line 4: value of Ip6Odd is not a number\n",
                six.words());
    }

    @Test
    void shouldNotGoOnForEverAboutGarbage() throws IOException {
        final ListedStatistics six = new ListedStatistics(proc, "-s6")
                .file("snmp6", "\u0001\n".repeat(1000))
                .file("snmp", IP);
        assertEquals("", six.round());
        assertEquals(9, six.words().lines().count());
        assertTrue(six.words().endsWith("sockeye: /proc/net/snmp6: and 992 more\n"), six.words());
    }

    @Test
    void shouldNeverPrintBytesThatAreNotPrintable() throws IOException {
        final Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            final byte[] bytes = new byte[200];
            random.nextBytes(bytes);
            final String text = new String(bytes, StandardCharsets.ISO_8859_1);
            final ListedStatistics listed = new ListedStatistics(proc, round % 2 == 0 ? "-s" : "-s6")
                    .file("snmp", text + "\nTcp: a\nTcp: 1\n")
                    .file("netstat", text.replace('\n', ':') + "\n" + text)
                    .file("snmp6", text + "\nIp6" + text);
            final String all = listed.round() + listed.words();
            assertFalse(listed.words().isEmpty());
            assertTrue(all.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), all);
        }
    }
}
