package io.sockeye.collector.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.Seeds;

class ProcNetDevTest {
    private static final String NOW = "Inter-|   Receive                                                |  Transmit\n"
            + " face |bytes    packets errs drop fifo frame compressed multicast"
            + "|bytes    packets errs drop fifo colls carrier compressed\n";
    private static final String LINUX_2_1 = "Inter-|   Receive                           |  Transmit\n"
            + " face |bytes    packets errs drop fifo frame|bytes    packets errs drop fifo colls carrier\n";
    private static final String LINUX_2_0 = "Inter-|   Receive                  |  Transmit\n"
            + " face |packets errs drop fifo frame|packets errs drop fifo colls carrier\n";

    private final List<String> complaints = new ArrayList<>();

    private Map<String, LinkCounters> read(final String text) {
        return ProcNetDev.read(Fixture.lines(text), "net/dev", complaints);
    }

    @AfterEach
    void shouldComplainOfNothingElse() {
        assertEquals(List.of(), complaints);
    }

    @Test
    void shouldReadTodaysLayout() {
        assertEquals(
                Map.of("eth0", new LinkCounters(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),
                read(NOW + "  eth0:       1       2    3    4    5     6          7         8        9"
                        + "      10   11   12   13    14      15         16\n"));
    }

    @Test
    void shouldReadLayoutWithoutCompressedPackets() {
        assertEquals(
                Map.of("eth0", new LinkCounters(1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12, 13, 0)),
                read(LINUX_2_1 + "  eth0:  1  2  3  4  5  6  7  8  9 10 11 12 13\n"));
    }

    @Test
    void shouldReadLayoutWithoutBytes() {
        assertEquals(
                Map.of("eth0", new LinkCounters(0, 1, 2, 3, 4, 5, 0, 0, 0, 6, 7, 8, 9, 10, 11, 0)),
                read(LINUX_2_0 + "  eth0:      1    2    3    4    5        6    7    8    9    10      11"));
    }

    @Test
    void shouldReadAliasesOfTheOldest() {
        final Map<String, LinkCounters> links =
                read(LINUX_2_0 + "eth0:12: No statistics available.\n  lo:7 0 0 0 0 7 0 0 0 0 0\n");
        assertEquals(List.of("eth0:12", "lo"), List.copyOf(links.keySet()));
        assertNull(links.get("eth0:12"));
        assertEquals(7, links.get("lo").txPackets());
    }

    @Test
    void shouldReadNumbersRightBehindTheColon() {
        final LinkCounters counters = read(NOW + "averylongname15:18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n")
                .get("averylongname15");
        assertEquals(-1, counters.rxBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one line", "one line\n", "two\nlines", "two\nlines\n"})
    void shouldFindNothingWhereThereIsNone(final String text) {
        assertEquals(Map.of(), read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
                "eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 x",
                "eth0:",
                "eth0 1 2 3",
                "",
                ": 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
                "../x: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
                "..: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16"
            })
    void shouldSayWhichLineIsNotWhole(final String line) {
        final String good = ": 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n";
        final Map<String, LinkCounters> links = read(NOW + "lo" + good + line + "\nwlan0" + good);
        assertEquals(1, complaints.size());
        assertTrue(complaints.get(0).startsWith("net/dev: line 4: "), complaints::toString);
        complaints.clear();
        assertEquals(links.get("lo"), links.get("wlan0"));
        assertEquals(16, links.get("lo").txCompressed());
    }

    @Test
    void shouldKnowAnInterfaceWhoseCountersMakeNoSense() {
        final Map<String, LinkCounters> links = read(NOW + "eth0: 1 2 3\neth1:\n../x: 1\n");
        assertEquals(List.of("eth0", "eth1"), List.copyOf(links.keySet()));
        assertNull(links.get("eth0"));
        assertEquals(
                List.of(
                        "net/dev: line 3: 3 counters where there should be 16",
                        "net/dev: line 4: 0 counters where there should be 16",
                        "net/dev: line 5: no name of an interface"),
                complaints);
        complaints.clear();
    }

    /** Against a reading with split and parseUnsignedLong. */
    @Test
    void shouldReadAsTheNaiveWayDoes() {
        final Random random = Seeds.random();
        for (int round = 0; round < 200; round++) {
            final StringBuilder line = new StringBuilder(" ".repeat(random.nextInt(5)))
                    .append("if")
                    .append(round)
                    .append(':');
            for (int i = 0; i < 16; i++) {
                line.append(" ".repeat(1 + random.nextInt(4)))
                        .append(Long.toUnsignedString(random.nextLong() >>> random.nextInt(64)));
            }
            final String[] words = line.toString().trim().split("[: ]+");
            final LinkCounters c = read(NOW + line).get(words[0]);
            final long[] read = {
                c.rxBytes(), c.rxPackets(), c.rxErrors(), c.rxDropped(), c.rxFifoErrors(), c.rxFrameErrors(),
                c.rxCompressed(), c.multicast(), c.txBytes(), c.txPackets(), c.txErrors(), c.txDropped(),
                c.txFifoErrors(), c.collisions(), c.txCarrierErrors(), c.txCompressed()
            };
            for (int i = 0; i < read.length; i++) {
                assertEquals(Long.parseUnsignedLong(words[i + 1]), read[i], line + ", field " + i);
            }
        }
    }
}
