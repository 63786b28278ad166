package io.sockeye.cli.statistics.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class NetstatLabelsTest {
    /** Of a sorted table everything is found. */
    @Test
    void shouldFindWhatIsSorted() {
        final Labels labels = NetstatLabels.of("Icmp");
        for (int i = 0; i < NetstatTables.ICMP.length; i += 2) {
            assertEquals(NetstatTables.ICMP[i + 1], labels.find(NetstatTables.ICMP[i], 0));
        }
        assertNull(labels.find("", 0));
        assertNull(labels.find("In", 0));
        assertNull(labels.find("Z", 0));
    }

    /** The tests against netstat itself hold that it misses the same ones. */
    @Test
    void shouldPassBySomeOfWhatIsNot() {
        assertEquals(17, missed("TcpExt", NetstatTcpExtTable.TCP_EXT));
        assertEquals(1, missed("Ip", NetstatTables.IP));
        assertNull(NetstatLabels.of("TcpExt").find("TCPTimeouts", 2));
        assertNull(NetstatLabels.of("Ip").find("Forwarding", 2));
    }

    private static long missed(final String section, final String[] table) {
        final Labels labels = NetstatLabels.of(section);
        return Arrays.stream(table)
                .filter(word -> Arrays.asList(table).indexOf(word) % 2 == 0)
                .filter(key -> labels.find(key, 0) == null)
                .count();
    }

    @Test
    void shouldHaveNoneForOtherSections() {
        assertNull(NetstatLabels.of("IpExt").find("InOctets", 0));
    }
}
