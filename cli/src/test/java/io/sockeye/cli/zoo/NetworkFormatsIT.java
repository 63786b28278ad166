package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.field.ConnectionFields;
import io.sockeye.collector.field.CounterFields;
import io.sockeye.collector.field.GroupFields;
import io.sockeye.collector.field.LegacyFields;
import io.sockeye.collector.field.LegacyRouteFields;
import io.sockeye.collector.field.LinkFields;
import io.sockeye.collector.field.MasqueradeFields;
import io.sockeye.collector.field.NeighbourFields;
import io.sockeye.collector.field.RouteFields;

/** Routes, interfaces, groups, counters and connections in every format, held against strict parsers and netstat. */
@Shows(Exhibit.NETWORK)
class NetworkFormatsIT {
    private static FormatComparison routes(final String options, final String more) {
        return new FormatComparison(options, more, User.ROOT, RouteFields.LIST, RowCount.ROUTES);
    }

    private static FormatComparison links(final String options, final String more) {
        return new FormatComparison(options, more, User.ROOT, LinkFields.LIST, RowCount.INTERFACES);
    }

    private static FormatComparison groups(final String options, final String more) {
        return new FormatComparison(options, more, User.ORDINARY, GroupFields.LIST, RowCount.GROUPS);
    }

    private static FormatComparison counters(final String options, final String more) {
        return new FormatComparison(options, more, User.ROOT, CounterFields.LIST, RowCount.COUNTERS);
    }

    static Stream<FormatComparison> comparisons() {
        return Stream.of(
                routes("-r", ""),
                routes("-rn", "--source=netlink"),
                routes("-rnee", "--source=proc --fields=all"),
                routes("-rn", "--fields=gateway,destination"),
                routes("-6rn", "--source=proc --fields=all"),
                routes("-rn -A inet,inet6", ""),
                routes("-6rnC", ""),
                links("-ia", ""),
                links("-iea", "--source=proc --fields=all"),
                links("-ia", "--fields=name,addresses"),
                groups("-g", ""),
                groups("-gn", "--fields=group"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("comparisons")
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayTheSameInEveryFormat(final FormatComparison comparison, final Zoo zoo) {
        comparison.hold(zoo);
    }

    /**
     * Netstat shows only counters that it has words for, few of which are 0; another test holds the names against
     * /proc.
     */
    @ParameterizedTest
    @ValueSource(strings = {"-s", "-s6 --fields=all", "-st --fields=name,value"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayTheSameOfCountersInEveryFormat(final String options, final Zoo zoo) {
        final String mode = options.split(" ")[0];
        counters(mode, options.substring(mode.length()).strip()).holdAmongThemselves(zoo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-ia", "-s"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayTheSameWithoutHeaderAndWithNul(final String options, final Zoo zoo) {
        final FormatComparison comparison = options.equals("-ia") ? links(options, "") : counters(options, "");
        comparison.holdInOtherWays(zoo);
    }

    @Test
    void shouldRefuseWhatTheKernelDoesNotHave(final Zoo zoo) {
        for (final String format : FormatComparison.FORMATS) {
            final List<String> command = List.of("sockeye", "-M", "--format=" + format);
            final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), command);
            assertEquals(1, outcome.exitCode());
            assertEquals("netstat: no support for `ip_masquerade' on this system.\n", outcome.stderr());
        }
    }

    /** No kernel of today has masqueraded connections or neighbours in /proc, and no netstat is led to another one. */
    @Test
    void shouldListWhatOnlyOldKernelsHave(final Zoo zoo, @TempDir final Path directory) throws IOException {
        final Path net = Files.createDirectories(directory.resolve("net"));
        Files.writeString(
                net.resolve("ip_masquerade"),
                "Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=40959,40960,40960)\n"
                        + "TCP 7F000001:0016 00000001:0050 EFD7 00000000      0      0   89999\n"
                        + "UDP 00000000:0035 7F000001:0035 EFD8 00000000      0      0     700\n"
                        + "GRE 00010203:0001 7F000001:0002 0003 DEADBEEF     -1      1       1\n"
                        + "IP 7F000001:0016 7F000001:0016 0016 00000001      5     10   99999999\n");
        final String root = " --proc-root=" + directory;
        new FormatComparison("-Mne", root.strip(), User.ROOT, MasqueradeFields.LIST, RowCount.CONNECTIONS)
                .holdAgainstOurs(zoo, "-Mne" + root);
        Files.writeString(
                net.resolve("ndisc"),
                "fe80000000000000000000000000000100800002" + "00000000" + "00000064" + "000000c8" + "012c" + "0001"
                        + "0080     eth0 0200000000ff\n"
                        + "fe80000000000000000000000000000200800004" + "00000000" + "00000064" + "000000c8" + "012c"
                        + "0001" + "0000     eth1 0200000000fe\n");
        for (final String fields : List.of("", " --fields=all")) {
            new FormatComparison("-6rC", (root + fields).strip(), User.ROOT, NeighbourFields.LIST, RowCount.CONNECTIONS)
                    .holdAgainstOurs(zoo, "-6rC" + root);
        }
    }

    /** No kernel here has these families. Of each the table has a title, a line of columns and the rows. */
    @Test
    void shouldListLegacyFamilies(final Zoo zoo, @TempDir final Path directory) throws IOException {
        final Path net = Files.createDirectories(directory.resolve("net"));
        Files.writeString(
                net.resolve("ax25"),
                "ff0 ax0 N0CALL-1* W1AW-15,RELAY-1*,WIDE-2 3 2 1 4 0 10 0 3 0 300 0 0 0 10 5 2 256 12 34 12345\n"
                        + "ff1 ??? N0CALL-10 * 0 0 0 0 0 10 0 3 0 300 0 0 0 10 5 2 256 * * *\n");
        Files.writeString(
                net.resolve("rose_nodes"),
                "address    mask n neigh neigh neigh\n2080175520 0010 1 00001\n2080175521 0004 2 00001 00002\n");
        Files.writeString(
                net.resolve("rose_neigh"),
                "addr  callsign  dev  count use mode restart  t0  tf digipeaters\n"
                        + "00001 W1AW-2    a\"\\0      1   0  DTE      no   0   0\n");
        final String root = " --proc-root=" + directory;
        for (final String fields : List.of("", " --fields=all")) {
            new FormatComparison(
                            "-aA ax25", (root + fields).strip(), User.ROOT, LegacyFields.LIST, RowCount.CONNECTIONS)
                    .holdAgainstOurs(zoo, "-aA ax25" + root);
            new FormatComparison(
                            "-rA rose",
                            (root + fields).strip(),
                            User.ROOT,
                            LegacyRouteFields.LIST,
                            RowCount.CONNECTIONS)
                    .holdAgainstOurs(zoo, "-rA rose" + root);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rnc", "-ic", "-gnc"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldRepeatInWholeRounds(final String options, final Zoo zoo) {
        final String once = options.replace("c", "") + " --format=json";
        final Outcome single = zoo.run(User.ROOT, zoo.imageBin(), List.of("bash", "-c", "sockeye " + once));
        final int lines = (int) single.stdout().lines().count();
        final String arrays = Rounds.lines(zoo, options + " --format=json", 2 * lines);
        final List<JsonNode> rounds = StrictReader.documents(arrays);
        assertEquals(2, rounds.size());
        for (final JsonNode round : rounds) {
            assertEquals(rounds.getFirst().size(), round.size());
            assertFalse(round.isEmpty());
            round.forEach(row -> assertTrue(row.path("time").asText().startsWith("20"), row::toString));
        }
    }

    /** The first round has all counters, the others those that have changed. */
    @Test
    void shouldTellWhatHasChanged(final Zoo zoo) {
        final List<JsonNode> rounds = StrictReader.documents(Rounds.run(zoo, "-sc --format=json 0.2"));
        assertTrue(rounds.size() >= 2, () -> "rounds: " + rounds.size());
        assertTrue(rounds.getFirst().size() > 100, () -> rounds.getFirst().toString());
        for (final JsonNode round : rounds.subList(1, rounds.size())) {
            round.forEach(row -> assertTrue(row.has("difference") && row.has("time"), row::toString));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-ne --source=netlink", "-n --fields=all", "-n --source=proc"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldListTranslatedConnections(final String options, @Shows(Exhibit.NAT) final Zoo world) {
        final String ours = options.replace(" --fields=all", "");
        new FormatComparison("--masquerade=conntrack", options, User.ROOT, ConnectionFields.LIST, RowCount.CONNECTIONS)
                .holdAgainstOurs(world, "--masquerade=conntrack " + ours);
    }
}
