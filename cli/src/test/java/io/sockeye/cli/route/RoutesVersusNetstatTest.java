package io.sockeye.cli.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.args.InstalledNetstat;
import io.sockeye.cli.oracle.FakedHost;

/** Routes of IPv4 as both programs print them, of the same files. */
class RoutesVersusNetstatTest {
    private static final String ZERO = "0.0.0.0";
    private static final String ALL_LAYOUTS = "-rn -rne -rnee -rneee -rneeee";

    @TempDir
    private Path directory;

    private FakedHost host;

    @BeforeEach
    void makeHost() throws Exception {
        host = FakedHost.orSkip(directory);
    }

    private static Random random() {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        System.out.println("-Dsockeye.test.seed=" + seed);
        return new Random(seed);
    }

    private void assertSameInAllLayouts(final String further) throws IOException, InterruptedException {
        for (final String options : ALL_LAYOUTS.split(" ")) {
            host.assertSame(options + further);
        }
    }

    /** Where we say on stderr what netstat passes over in silence. */
    private void assertSameButNote(final String options, final String note) throws IOException, InterruptedException {
        final InstalledNetstat.Outcome expected = host.netstat(options);
        final InstalledNetstat.Outcome actual = host.sockeye(options);
        assertEquals(expected.stdout(), actual.stdout(), () -> "stdout of " + options);
        assertEquals(expected.code(), actual.code(), () -> "exit code of " + options);
        assertEquals(expected.stderr() + note, actual.stderr(), () -> "stderr of " + options);
    }

    private static String note(final int number, final String line) {
        final String quote = line.length() > 60 ? line.substring(0, 60) + "..." : line;
        return "sockeye: /proc/net/route: line " + number + " cannot be read: "
                + (line.isEmpty() ? "it is empty or too long" : '"' + quote.replace('\t', '.') + '"') + "\n";
    }

    private static List<String> named() {
        return List.of(
                RouteFiles.TABLE_HEADER,
                RouteFiles.row("eth0", ZERO, "127.0.0.1", 3, ZERO),
                RouteFiles.row("eth0", ZERO, ZERO, 1, "255.0.0.0"),
                RouteFiles.row("lo", "127.0.0.0", ZERO, 1, "255.0.0.0"),
                RouteFiles.row("lo", "127.0.0.1", ZERO, 5, "255.255.255.255"),
                RouteFiles.row("lo", "127.0.0.1", ZERO, 1, "255.0.0.0"),
                RouteFiles.row("*", "127.0.0.1", ZERO, 0x205, "255.255.255.255"),
                RouteFiles.row("eth0", "169.254.0.0", ZERO, 1, "255.255.0.0"),
                RouteFiles.row("eth0", "169.0.0.0", ZERO, 1, "255.0.0.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-r",
                "--route",
                "-re",
                "-ree",
                "-reee",
                "-reeee",
                "-reeeee",
                "-reeeeee",
                "-rn",
                "-rN",
                "-rNn",
                "-r --numeric-hosts",
                "-r --numeric-ports",
                "-rv",
                "-rF",
                "-rC",
                "-rCF",
                "-rnCe",
                "-rnCee",
                "-r4",
                "-r -A inet",
                "-rn -A ip,tcpip",
                "-rn -A inet6,inet",
                "-rn46",
                "-rn64",
                "-rn6",
                "-rn6e",
                "-rn6C",
                "-rn6CF",
                "-rn46CFv",
                "-rn -A inet,unix",
                "-r -A unix",
                "-rx",
                "-rx4n",
                "-r -A econet",
                "-r -A ash",
                "-r --bluetooth",
                "-rn -A inet,ash",
                "-rnal -p",
                "-rnt"
            })
    void shouldPrintWhatIsThere(final String options) throws Exception {
        host.net("route", RouteFiles.file(named()))
                .net("rt_cache", RouteFiles.file(List.of(RouteFiles.CACHE_HEADER)))
                .net(
                        "ipv6_route",
                        String.join(
                                "\n",
                                RouteFiles.row6("0".repeat(32), 0, "0".repeat(32), "ffffffff", 0x200200, "lo"),
                                RouteFiles.row6("0".repeat(32), 128, "0".repeat(32), "00000000", 0x1000005, "lo"),
                                ""));
        host.assertSame(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-r", "-rC", "-rFC", "-r6", "-r6C", "-r6FC", "-r -A inet6,inet", "-rv46", "-reeeC"})
    void shouldSayWhatIsMissing(final String options) throws Exception {
        host.assertSame(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rFC", "-r46", "-r64", "-r64FC"})
    void shouldStopAtFirstThatIsMissing(final String options) throws Exception {
        host.net("route", RouteFiles.file(List.of(RouteFiles.TABLE_HEADER)));
        host.assertSame(options);
    }

    @Test
    void shouldReadNothingOfDirectory() throws Exception {
        for (final String name : List.of("route", "ipv6_route", "ndisc")) {
            Files.createDirectories(host.proc().resolve("net").resolve(name));
        }
        host.assertSame("-rn");
        host.assertSame("-rn6FC");
    }

    @Test
    void shouldSpellEveryFlag() throws Exception {
        final List<String> lines = new ArrayList<>(List.of(RouteFiles.TABLE_HEADER));
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            for (final int others : new int[] {1, 3, 0x201, 0x205, 0, -1}) {
                lines.add(RouteFiles.row("eth0", "10.0.0.0", "10.0.0.1", others | 1 << bit, "255.0.0.0"));
                lines.add(RouteFiles.row("eth0", "10.0.0.0", "10.0.0.1", others & ~(1 << bit), "255.0.0.0"));
            }
        }
        host.net("route", RouteFiles.file(lines));
        assertSameInAllLayouts("");
    }

    @Test
    void shouldPrintNumbersOfAllSizes() throws Exception {
        final List<String> lines = new ArrayList<>(List.of(RouteFiles.TABLE_HEADER));
        for (final String number : List.of(
                "0",
                "9",
                "12345",
                "123456",
                "1234567",
                "-1",
                "-2147483648",
                "2147483647",
                "4294967295",
                "99999999999",
                "0000000000000000000000001",
                "+7")) {
            final String three = String.join("\t", number, number, number);
            lines.add(RouteFiles.row("eth0", "10.0.0.0", "10.0.0.1", 3, three, "255.0.0.0", three));
            lines.add(RouteFiles.row("*", "10.0.0.0", "10.0.0.1", 0x201, three, "255.0.0.0", three));
        }
        host.net("route", RouteFiles.file(lines));
        assertSameInAllLayouts("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\tmore\tcolumns",
                "new|Iface | Destination|Gateway  Flags\tRefCnt Use Metric x y Mask MTU Window z IRTT",
                "Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window",
                "Iface Destination Gateway Flags RefCnt Use Metric Mask MTU IRTT Window",
                "Destination Iface Gateway Flags RefCnt Use Metric Mask MTU Window IRTT",
                "Iface Destination Gateway RefCnt Use Metric Mask MTU Window IRTT",
                "iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT",
                "nothing",
                "|",
                " ",
                "Iface Iface Destination Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT"
            })
    void shouldFindColumnsByName(final String header) throws Exception {
        final String values = String.join(" ", Collections.nCopies(30, "10203041"));
        host.net("route", header + "\neth0 " + values + "\n");
        host.assertSame("-rn");
        host.net("route", header);
        assertSameInAllLayouts("");
    }

    @Test
    void shouldSkipColumnsThatAreNew() throws Exception {
        host.net(
                "route",
                "a Iface b|c Destination Gateway Flags RefCnt Use Metric d Mask MTU Window e IRTT f\n"
                        + "A eth0 B C 0000000A 0100000A 0003 1 2 3 D 000000FF 1500 4 E 5 F\n");
        assertSameInAllLayouts("");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 114, 115, 116, 117, 118, 125, 126, 127, 128, 200, 255, 260})
    void shouldGiveUpOnTooManyColumns(final int columns) throws Exception {
        host.net("route", "x ".repeat(columns) + RouteFiles.TABLE_HEADER + "\n");
        host.assertSame("-rn");
    }

    @Test
    void shouldTellOfEmptyFileByExitCode() throws Exception {
        host.net("route", "");
        assertSameInAllLayouts("");
        host.net("route", "\n");
        assertSameInAllLayouts("");
        host.net("route", RouteFiles.TABLE_HEADER);
        assertSameInAllLayouts("");
    }

    @Test
    void shouldSkipTruncatedLines() throws Exception {
        final String row =
                RouteFiles.row("eth0", "10.1.0.0", "10.0.0.1", 3, "1\t2\t3", "255.255.0.0", "1500\t32768\t300");
        final List<String> lines = new ArrayList<>(List.of(RouteFiles.TABLE_HEADER));
        final List<String> said = new ArrayList<>();
        for (int length = 0; length <= row.length(); length++) {
            lines.add(row.substring(0, length));
            lines.add(row);
            if (row.substring(0, length).split("\t", -1).length < 10
                    || row.charAt(length - 1) == '\t'
                            && row.substring(0, length).split("\t", -1).length == 10) {
                said.add(note(2 * length + 2, row.substring(0, length)));
            }
        }
        host.net("route", String.join("\n", lines));
        final String note = String.join("", said.subList(0, 20)) + "sockeye: /proc/net/route: and " + (said.size() - 20)
                + " more that cannot be read\n";
        for (final String options : ALL_LAYOUTS.split(" ")) {
            assertSameButNote(options, note);
        }
    }

    @Test
    void shouldKeepLastFieldOfLineBefore() throws Exception {
        final String row = RouteFiles.row("eth0", "10.1.0.0", "10.0.0.1", 3, "255.255.0.0");
        host.net(
                "route",
                RouteFiles.TABLE_HEADER + "\n" + row.replaceAll("0$", "77") + "\n" + row.replaceAll("\t0$", "") + "\n");
        assertSameInAllLayouts("");
    }

    @Test
    void shouldSkipLineWithoutAddress() throws Exception {
        final String row = RouteFiles.row("eth0", "10.1.0.0", "10.0.0.1", 3, "255.255.0.0");
        host.net(
                "route", String.join("\n", RouteFiles.TABLE_HEADER, row, row.replace("0000010A", "0000010G"), row, ""));
        final InstalledNetstat.Outcome outcome = host.sockeye("-rn");
        assertEquals(4, outcome.stdout().lines().count());
        assertEquals(note(3, row.replace("0000010A", "0000010G")), outcome.stderr());
        assertEquals(0, outcome.code());
    }

    @Test
    void shouldReadLongLinesInPieces() throws Exception {
        final String row = RouteFiles.row("eth0", "10.1.0.0", "10.0.0.1", 3, "255.255.0.0");
        host.net(
                "route",
                RouteFiles.TABLE_HEADER + "\n" + row + " ".repeat(1022 - row.length()) + row + "\n" + row
                        + "x".repeat(2000) + "\n" + row + "\n");
        final InstalledNetstat.Outcome expected = host.netstat("-rn");
        final InstalledNetstat.Outcome actual = host.sockeye("-rn");
        assertEquals(expected.stdout(), actual.stdout());
        assertEquals(6, actual.stdout().lines().count());
    }

    @Test
    void shouldEndLinesAtNul() throws Exception {
        final String row = RouteFiles.row("eth0", "10.1.0.0", "10.0.0.1", 3, "255.255.0.0");
        host.net(
                "route",
                RouteFiles.TABLE_HEADER + "\n" + row + "\0\0\n" + row.replace("0003", "00\0003") + "\n" + row + "\n");
        assertSameButNote("-rn", note(3, row.substring(0, row.indexOf("0003")) + "00"));
    }

    @Test
    void shouldPrintControlBytesOfNamesAsPoints() throws Exception {
        host.net(
                "route",
                RouteFiles.file(List.of(
                        RouteFiles.TABLE_HEADER,
                        RouteFiles.row(
                                "e\u001b[31m\u0007\u00c3\u00a4\u00c2\u009b", "10.1.0.0", ZERO, 1, "255.255.0.0"))));
        final String stdout = host.sockeye("-rn").stdout();
        assertTrue(stdout.endsWith(" e.[31m.\u00e4..\n"), stdout);
    }

    @Test
    void shouldPrintRandomTables() throws Exception {
        final RouteFiles files = new RouteFiles(random());
        host.net("route", RouteFiles.file(files.table(3000)));
        for (final String options : ALL_LAYOUTS.split(" ")) {
            final InstalledNetstat.Outcome expected = host.netstat(options);
            final InstalledNetstat.Outcome actual = host.sockeye(options);
            assertEquals(expected.stdout(), actual.stdout(), options);
        }
    }

    @Test
    void shouldPrintTablesOfOneBlockAndMore() throws Exception {
        for (final int rows : new int[] {200, 254, 255, 256, 257, 511, 512, 513, 767, 2000}) {
            final List<String> lines = new ArrayList<>(List.of(RouteFiles.TABLE_HEADER));
            for (int i = 0; i < rows; i++) {
                lines.add(
                        RouteFiles.row("eth" + i, "10." + (i >> 8) + "." + (i & 255) + ".0", ZERO, 1, "255.255.255.0"));
            }
            host.net("route", RouteFiles.file(lines));
            host.assertSame("-rn");
        }
    }

    @Test
    void shouldSayThatRoutesOfOtherHostComeFromProc() throws Exception {
        host.net("route", RouteFiles.file(named()));
        assertEquals(
                "sockeye: inet: from proc, since netlink knows only this system's own routes\n",
                host.sockeye("-rn --source=netlink").stderr());
        assertEquals("", host.sockeye("-rn --source=proc").stderr());
    }
}
