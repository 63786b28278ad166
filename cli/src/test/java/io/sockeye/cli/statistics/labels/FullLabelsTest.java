package io.sockeye.cli.statistics.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import io.sockeye.cli.statistics.StatisticsFixtures;

class FullLabelsTest {
    private static final List<String> KERNELS = StatisticsFixtures.KERNELS;
    private static final List<String[]> TABLES = List.of(
            IpSentences.IP,
            IpSentences.IP_EXT,
            IpSentences.IP6,
            IcmpSentences.ICMP,
            IcmpSentences.ICMP6,
            TransportSentences.TCP,
            TransportSentences.UDP,
            TransportSentences.SCTP,
            TcpExtSentences.TCP_EXT,
            MptcpSentences.MPTCP);

    private static List<String> withoutLabel(final List<String> counters) {
        final List<String> missing = new ArrayList<>();
        for (final String counter : counters) {
            final int blank = counter.indexOf(' ');
            if (label(counter.substring(0, blank), counter.substring(blank + 1), 1) == null) {
                missing.add(counter);
            }
        }
        return missing;
    }

    private static String label(final String section, final String key, final long value) {
        return FullLabels.of(section).find(key, value);
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void shouldNameEveryCounterOfKernels(final String kernel) throws IOException {
        final List<String> counters = StatisticsFixtures.counters(StatisticsFixtures.of(kernel));
        assertTrue(counters.size() > 250, () -> "counters: " + counters.size());
        assertEquals(List.of(), withoutLabel(counters));
    }

    /** The newest kernel that we know is the measure; what a newer one has beyond it is only told. */
    @Test
    void shouldNameEveryCounterOfThisKernel() throws IOException {
        final Set<String> known = new HashSet<>(StatisticsFixtures.counters(StatisticsFixtures.of("6.18")));
        final List<String> missing = withoutLabel(StatisticsFixtures.counters(StatisticsFixtures.live()));
        final Set<String> newer = new TreeSet<>(missing);
        newer.removeAll(known);
        if (!newer.isEmpty()) {
            System.out.println("counters of this kernel without a sentence: " + newer);
        }
        missing.retainAll(known);
        assertEquals(List.of(), missing);
    }

    @Test
    void shouldSayEveryThingOnceAndWithOneNumber() {
        for (final String[] table : TABLES) {
            final Set<String> names = new HashSet<>();
            final Set<String> labels = new HashSet<>();
            for (int i = 0; i < table.length; i += 2) {
                final String label = table[i + 1];
                assertTrue(names.add(table[i]), table[i]);
                assertTrue(labels.add(label), label);
                assertTrue("NOIU".indexOf(label.charAt(0)) >= 0, label);
                assertEquals(1, label.chars().filter(c -> c == Labels.PLACE).count(), label);
                assertEquals(label.strip(), label);
            }
        }
    }

    @Test
    void shouldShowWhatNetstatAlwaysShows() {
        final List<String[]> theirs =
                List.of(NetstatTables.IP, NetstatTables.ICMP, NetstatTables.TCP, NetstatTables.UDP);
        final List<String> sections = List.of("Ip", "Icmp", "Tcp", "Udp");
        for (int i = 0; i < sections.size(); i++) {
            for (int k = 0; k < theirs.get(i).length; k += 2) {
                final String sentence = theirs.get(i)[k + 1];
                if (sentence.charAt(0) == Labels.ALWAYS && sentence.length() > 1) {
                    final String ours = label(sections.get(i), theirs.get(i)[k], 0);
                    assertNotNull(ours, theirs.get(i)[k]);
                    assertEquals(Labels.ALWAYS, ours.charAt(0), ours);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Ip, Forwarding, 1, OForwarding of packets between interfaces is enabled (#)",
        "Ip, Forwarding, 2, OForwarding of packets between interfaces is disabled (#)",
        "Ip, Forwarding, 0, OForwarding of packets between interfaces is set to #",
        "Tcp, MaxConn, -1, ONumber of connections has no limit (#)",
        "Tcp, MaxConn, 5, ONumber of connections is limited to #",
        "Tcp, RtoMin, 200, ORetransmission timeout is # ms at least",
        "TcpExt, TCPTimeouts, 2, O# other TCP timeouts",
        "TcpExt, TW, 2, O# TCP sockets put into time wait for the full time",
        "Udp6, Udp6InErrors, 2, N# packet receive errors",
        "UdpLite6, UdpLite6InErrors, 2, N# packet receive errors",
        "IcmpMsg, InType8, 3, O# ICMP messages of type 8 (echo request) received",
        "IcmpMsg, OutType77, 3, O# ICMP messages of type 77 sent",
        "Icmp6, Icmp6OutType135, 3, O# ICMPv6 messages of type 135 (neighbour solicitation) sent",
        "Icmp6, Icmp6OutRouterAdvertisements, 3, Urouter advertisements: #"
    })
    void shouldSayWhatIsMeant(final String section, final String key, final long value, final String expected) {
        assertEquals(expected, label(section, key, value));
    }

    @ParameterizedTest
    @CsvSource({
        "Ip, Unknown",
        "Unknown, InReceives",
        "Udp6, InErrors",
        "Udp6, Udp6",
        "IcmpMsg, InType",
        "IcmpMsg, InType1234",
        "IcmpMsg, InTypeX",
        "IcmpMsg, Type3",
        "Icmp, InType3"
    })
    void shouldLeaveNamesWhereNothingIsKnown(final String section, final String key) {
        assertNull(label(section, key, 1));
    }

    @Test
    void shouldFindCountersInAnyOrder() {
        final Labels labels = FullLabels.of("TcpExt");
        for (int i = TcpExtSentences.TCP_EXT.length - 2; i >= 0; i -= 2) {
            assertEquals(TcpExtSentences.TCP_EXT[i + 1], labels.find(TcpExtSentences.TCP_EXT[i], 1));
            assertNull(labels.find("None", 1));
        }
    }
}
