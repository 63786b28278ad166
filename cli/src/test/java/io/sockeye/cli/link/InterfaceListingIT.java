package io.sockeye.cli.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.args.InstalledNetstat;

/**
 * Interfaces and groups of the installed netstat and of the image, in a namespace with interfaces of many kinds. Runs
 * beside other classes, but its tests one after the other, as some of them change the interfaces.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("interfaces of InterfaceListingIT")
class InterfaceListingIT {
    private static final String TITLE = "Kernel Interface table\n";
    private static final String HEADER =
            "Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n";

    private static Interfaces interfaces;
    private static Interfaces withoutBridge;

    @BeforeAll
    static void makeInterfaces() throws Exception {
        interfaces = Interfaces.orSkip(true);
        withoutBridge = Interfaces.orSkip(false);
    }

    @AfterAll
    static void removeInterfaces() throws IOException {
        for (final Interfaces namespace : new Interfaces[] {interfaces, withoutBridge}) {
            if (namespace != null) {
                namespace.close();
            }
        }
    }

    static Stream<Arguments> optionSets() {
        return Stream.of(
                        "-i",
                        "-ia",
                        "-ie",
                        "-iea",
                        "-iee",
                        "-iaee",
                        "--interfaces",
                        "--interfaces --all",
                        "-in",
                        "-ieW",
                        "-i -v",
                        "-i -l -p -o",
                        "-i -4",
                        "-i -t -u",
                        "-ig",
                        "-iN",
                        "-iF",
                        "-g",
                        "-gn",
                        "-g -4",
                        "-g -6 -n",
                        "-gt",
                        "-gnx",
                        "-gnla",
                        "-gu6")
                .flatMap(options -> Stream.of("", "--source=netlink").map(source -> Arguments.of(options, source)));
    }

    private static void assertSame(final List<InstalledNetstat.Outcome> outcomes) {
        assertEquals(outcomes.get(0).stdout(), outcomes.get(1).stdout());
        assertEquals(outcomes.get(0).code(), outcomes.get(1).code());
    }

    @ParameterizedTest
    @MethodSource("optionSets")
    void shouldPrintAsNetstat(final String options, final String source) throws Exception {
        final List<InstalledNetstat.Outcome> outcomes = interfaces.both(options, source);
        assertSame(outcomes);
        assertEquals(
                outcomes.get(0).stderr(),
                outcomes.get(1).stderr().replaceAll("sockeye: \\w+: from proc, since .*\n", ""));
    }

    /** What a bridge makes of its port, and the other end's address, are not known then. */
    @ParameterizedTest
    @ValueSource(strings = {"-i", "-ia", "-ie", "-iea"})
    void shouldPrintFromProcWhatIsThere(final String options) throws Exception {
        final List<InstalledNetstat.Outcome> outcomes = withoutBridge.both(options, "--source=proc");
        assertEquals(
                outcomes.get(0).stdout().replace("  destination 10.2.0.2", ""),
                outcomes.get(1).stdout());
        assertEquals("", outcomes.get(1).stderr());
        assertEquals(0, outcomes.get(1).code());
    }

    @ParameterizedTest
    @CsvSource({
        "-Iveth0, veth0",
        "-I=veth0:10, veth0:10",
        "--interfaces=eth10, eth10",
        "-I tap0, tap0",
        "-Iaverylongname15 -a, averylongname15",
        "-nI=many7, many7"
    })
    void shouldPrintOneInterfaceUpOrDown(final String options, final String name) throws Exception {
        for (final String kind : new String[] {"", "e"}) {
            final String all = interfaces
                    .run(InstalledNetstat.orSkip().path(), "-ia" + kind)
                    .stdout();
            final InstalledNetstat.Outcome one =
                    interfaces.run(Interfaces.sockeye(), options + (kind.isEmpty() ? "" : " -e"));
            final String row = kind.isEmpty()
                    ? all.lines().filter(line -> line.startsWith(name + " ")).collect(Collectors.joining("\n"))
                    : Stream.of(all.substring(TITLE.length()).split("(?<=\n\n)"))
                            .filter(text -> text.startsWith(name + ": "))
                            .collect(Collectors.joining());
            assertFalse(row.isEmpty(), all);
            assertEquals(TITLE + (kind.isEmpty() ? HEADER + row + "\n" : row), one.stdout());
            assertEquals("", one.stderr());
            assertEquals(0, one.code());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-Inope, sockeye: nope: no such interface",
        "-Iveth, sockeye: veth: no such interface",
        "--interfaces=eth2:1, sockeye: eth2:1: no such interface",
        "-ceI nope, sockeye: nope: no such interface",
        "-I=, sockeye: no name of an interface given"
    })
    void shouldSayThatThereIsNoneOfAName(final String options, final String words) throws Exception {
        assertEquals(new InstalledNetstat.Outcome(1, "", words + "\n"), interfaces.run(Interfaces.sockeye(), options));
    }

    /** The title comes once, the header in every round, and counters are those of the round. */
    @Test
    void shouldListAgainAndAgain() throws Exception {
        final String text =
                interfaces.output("timeout 20 " + Interfaces.sockeye() + " -Ieth2 0.1 >/mnt/rounds & pid=$!;"
                        + " until grep -q '^eth2  *1500' /mnt/rounds; do sleep 0.05; done; ip link set eth2 mtu 1400;"
                        + " until grep -q '^eth2  *1400' /mnt/rounds; do sleep 0.05; done; kill $pid; cat /mnt/rounds");
        assertTrue(text.startsWith(TITLE + HEADER), text);
        assertEquals(text.indexOf(TITLE), text.lastIndexOf(TITLE), text);
        final List<String> mtus = text.lines()
                .filter(line -> line.startsWith("eth2 "))
                .map(line -> line.substring(16, 21).trim())
                .distinct()
                .toList();
        assertEquals(List.of("1500", "1400"), mtus, text);
    }

    /** netstat takes the groups of IPv4 for broken ones of IPv6 from the second round on. */
    @Test
    void shouldListGroupsAgainAndAgain() throws Exception {
        final String once = interfaces.run(Interfaces.sockeye(), "-gn").stdout();
        final String text = interfaces.output("timeout 20 " + Interfaces.sockeye() + " -gnc 0.1 >/mnt/rounds & pid=$!;"
                + " until [ $(grep -c Memberships /mnt/rounds) -ge 3 ]; do sleep 0.05; done; kill $pid;"
                + " cat /mnt/rounds");
        assertTrue(text.startsWith(once.repeat(2)), text);
    }

    @Test
    void shouldTakeProcWithoutNetlinkAndSaySo() throws Exception {
        final String denier = Path.of(System.getProperty("basedir", ""), "src/test/zoo/without_netlink.py")
                .toAbsolutePath()
                .toString();
        final String expected =
                withoutBridge.run(InstalledNetstat.orSkip().path(), "-ia").stdout();
        for (final String options : new String[] {"-ia", "-iav", "-ia --source=netlink"}) {
            final InstalledNetstat.Outcome outcome =
                    withoutBridge.run("python3", "-B " + denier + " " + Interfaces.sockeye() + " " + options);
            assertEquals(expected, outcome.stdout());
            assertEquals(0, outcome.code());
            assertTrue(
                    options.equals("-ia")
                            ? outcome.stderr().isEmpty()
                            : outcome.stderr().matches("sockeye: interfaces: from proc, since [^\n]+\n"),
                    outcome.stderr());
        }
    }

    /** Interfaces come, are renamed and go meanwhile: what is listed is whole, from either source. */
    @ParameterizedTest
    @ValueSource(strings = {"netlink", "proc"})
    void shouldBearInterfacesThatComeAndGo(final String source) throws Exception {
        final String churn = "for i in $(seq 1 30); do echo link add x$i type ifb; done >/mnt/add;"
                + " for i in $(seq 1 30); do echo link set x$i name y$i; done >/mnt/rename;"
                + " for i in $(seq 1 30); do echo link del y$i; done >/mnt/del;"
                + " touch /mnt/go; (while [ -e /mnt/go ]; do for f in add rename del; do ip -batch /mnt/$f; done;"
                + " done) >/dev/null 2>&1 &";
        final String listings = " for i in 1 2 3 4 5 6 7 8; do " + Interfaces.sockeye() + " -iea --source=" + source
                + " >/mnt/out || echo failed; grep -c '^lo: ' /mnt/out; tail -c 1 /mnt/out | tr '\n' .;"
                + " done 2>&1; rm /mnt/go; wait";
        assertEquals("1\n.".repeat(8), withoutBridge.output(churn + listings));
    }
}
