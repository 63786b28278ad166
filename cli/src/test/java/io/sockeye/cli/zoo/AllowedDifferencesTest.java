package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedDifferencesTest {
    private static final String TUN =
            "tun0: flags=1\n        unspec 0A-00-00-00-00-00-00-%s-00-00-00-00-00-00-00-00  txqueuelen 500  (UNSPEC)\n";
    private static final String PORT =
            "port1            1500        2      0      0 0             2      0      0      0 ";

    private static Optional<String> difference(final Launch launch, final String netstat, final String sockeye) {
        return AllowedDifferences.under(launch, new Outcome(0, netstat, ""), new Outcome(0, sockeye, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DC", "00"})
    void shouldTakeAnyEighthByteOfNetstat(final String octet) {
        assertEquals(Optional.empty(), difference(Launch.NETLINK, TUN.formatted(octet), TUN.formatted("00")));
        assertEquals(Optional.empty(), difference(Launch.PROC, TUN.formatted(octet), TUN.formatted("00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A-00", "UNSPEC", "tun0", "500", "00-00  tx", "        unspec"})
    void shouldSeeEveryOtherDifference(final String part) {
        final String sockeye = TUN.formatted("00").replaceFirst(part, "x");
        assertTrue(difference(Launch.NETSTAT, TUN.formatted("DC"), sockeye).isPresent());
    }

    @Test
    void shouldSeeAnEighthByteThatSockeyeMadeUp() {
        assertTrue(difference(Launch.NETSTAT, TUN.formatted("DC"), TUN.formatted("DC"))
                .isPresent());
    }

    @Test
    void shouldWantTheKernelsFlagsOfBridgePortsFromFilesOnly() {
        assertEquals(Optional.empty(), difference(Launch.PROC, PORT + "BMRU\n", PORT + "ABMPRU\n"));
        assertTrue(difference(Launch.PROC, PORT + "BMRU\n", PORT + "BMRU\n").isPresent());
        assertTrue(
                difference(Launch.NETLINK, PORT + "BMRU\n", PORT + "ABMPRU\n").isPresent());
        assertEquals(Optional.empty(), difference(Launch.NETLINK, PORT + "BMRU\n", PORT + "BMRU\n"));
        final String other = PORT.replace("port1", "eth1 ");
        assertTrue(difference(Launch.PROC, other + "BMRU\n", other + "ABMPRU\n").isPresent());
    }

    @Test
    void shouldNotWantNetstatsCountersOfTheLongestNamesOnly() {
        final String longest = PORT.replace("port1          ", "fifteen-letters");
        final String counted = longest.replace("2 ", "7 ");
        assertEquals(Optional.empty(), difference(Launch.NETSTAT, longest + "BMRU\n", counted + "BMRU\n"));
        assertTrue(difference(Launch.NETSTAT, longest + "BMRU\n", counted + "BMU\n")
                .isPresent());
        assertTrue(difference(Launch.NETSTAT, longest + "BMRU\n", counted.replace(" 1500 ", " 1501 ") + "BMRU\n")
                .isPresent());
        final String other = longest.replace("fifteen-letters", "14-letters-name");
        assertTrue(difference(Launch.NETSTAT, other.replace("-name", "-nam ") + "BMRU\n", counted + "BMRU\n")
                .isPresent());
        final String atLength = "fifteen-letters: flags=1\n        TX errors 0  dropped %s overruns 0  carrier 0\n\n";
        final String next = "eth1: flags=1\n        TX errors 0  dropped %s overruns 0  carrier 0\n\n";
        assertEquals(
                Optional.empty(),
                difference(
                        Launch.NETSTAT,
                        atLength.formatted("0") + next.formatted("1"),
                        atLength.formatted("4") + next.formatted("1")));
        assertTrue(difference(
                        Launch.NETSTAT,
                        atLength.formatted("0") + next.formatted("0"),
                        atLength.formatted("4") + next.formatted("1"))
                .isPresent());
    }

    @Test
    void shouldNotWantTheOtherEndFromFiles() {
        final String address = "        inet 10.4.0.1  netmask 255.255.255.255";
        final String netstat = address + "  destination 10.5.0.1\n";
        assertEquals(Optional.empty(), difference(Launch.PROC, netstat, address + "\n"));
        assertTrue(difference(Launch.NETLINK, netstat, address + "\n").isPresent());
        assertTrue(difference(Launch.PROC, netstat, address + "  destination 10.5.0.9\n")
                .isPresent());
    }
}
