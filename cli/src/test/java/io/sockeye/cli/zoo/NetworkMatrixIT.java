package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs netstat and Sockeye in a network of all kinds of interfaces, routes, groups and counters, under every option
 * set, by root and by an ordinary user, and with every source. What they print must be the same in every byte but those
 * of {@link AllowedDifferences}.
 */
@Shows(Exhibit.NETWORK)
class NetworkMatrixIT {
    private static final int NON_ZERO_COUNTERS = 150;

    static Stream<Comparison> ofTwoSources() {
        return NetworkOptionSets.ofTwoSources()
                .flatMap(options -> Stream.concat(
                        Comparison.each(options, User.ROOT, Launch.NETLINK, Launch.PROC),
                        Comparison.each(options, User.ORDINARY, Launch.NETSTAT)));
    }

    static Stream<Comparison> ofOneSource() {
        return NetworkOptionSets.ofOneSource()
                .flatMap(options -> Stream.concat(
                        Comparison.each(options, User.ROOT, Launch.NETLINK),
                        Comparison.each(options, User.ORDINARY, Launch.NETSTAT)));
    }

    static Stream<Comparison> withSockets() {
        return NetworkOptionSets.withSockets()
                .flatMap(options -> Stream.concat(
                        Comparison.each(options, User.ROOT, Launch.SOCKEYE),
                        Comparison.each(options, User.ORDINARY, Launch.NETSTAT)));
    }

    static Stream<Comparison> ofTheDropIn() {
        return NetworkOptionSets.ofTheDropIn().flatMap(options -> Comparison.each(options, User.ROOT, Launch.NETSTAT));
    }

    private static String netstat(final Zoo zoo, final String... options) {
        final Outcome outcome = zoo.run(User.ROOT, Installation.netstatBin(), Launch.NETSTAT.command(List.of(options)));
        assertEquals("", outcome.stderr());
        assertEquals(0, outcome.exitCode());
        return outcome.stdout();
    }

    /** All letters of a column, in the lines that have it. */
    private static Set<String> letters(final String table, final Pattern row) {
        final Set<String> letters = new TreeSet<>();
        final Matcher matcher = row.matcher(table);
        while (matcher.find()) {
            letters.addAll(List.of(matcher.group(1).split("")));
        }
        return letters;
    }

    /** The other letters of netstat are of older kernels: this one never sets them. */
    @Test
    void shouldShowRoutesOfEveryFlagThatTheKernelShows(final Zoo zoo) {
        final Pattern row = Pattern.compile("(?m)^[0-9.]+ +\\S+ +[0-9.]+ +(\\S+) ");
        assertEquals(new TreeSet<>(List.of("!", "G", "H", "U")), letters(netstat(zoo, "-rn"), row));
        final Pattern row6 = Pattern.compile("(?m)^\\S+/\\d+ +\\S+ +(\\S+) ");
        final Set<String> all6 = new TreeSet<>(List.of("U", "!", "G", "H", "D", "A", "a", "e", "m", "n", "f"));
        assertEquals(all6, letters(netstat(zoo, "-rn6"), row6));
    }

    @Test
    void shouldShowEveryColumnOfRoutes(final Zoo zoo) {
        final String routes = netstat(zoo, "-rnee");
        final Pattern metric = Pattern.compile("(?m)^.* UG +[1-9]\\d* +\\d+ +\\d+ z0 ");
        assertTrue(metric.matcher(routes).find(), "a metric");
        final Pattern mss = Pattern.compile("(?m)^.* z0 +[1-9]\\d* +[1-9]\\d* +[1-9]\\d*$");
        assertTrue(mss.matcher(routes).find(), "MSS, window and irtt");
        final Pattern references = Pattern.compile("(?m)^\\S+/\\d+ +\\S+ +\\S+ +-?\\d+ +([2-9]|\\d\\d)");
        assertTrue(references.matcher(netstat(zoo, "-rn6")).find(), "more than one reference");
    }

    @Test
    void shouldShowInterfacesOfEveryFlagThatAnInterfaceHereCanHave(final Zoo zoo) {
        final Pattern row = Pattern.compile("(?m)^\\S+ +\\d+ .* ([A-Za-z]+)$");
        final Set<String> all = new TreeSet<>(List.of("A", "B", "D", "L", "M", "d", "P", "N", "O", "R", "U"));
        assertEquals(all, letters(netstat(zoo, "-ia"), row));
    }

    @Test
    void shouldShowManyCounters(final Zoo zoo) {
        final Pattern counter = Pattern.compile("(?m)^ {4,}(?:.*[: ])?[1-9]\\d*(?: |$)");
        final long counters = counter.matcher(netstat(zoo, "-s")).results().count()
                + counter.matcher(netstat(zoo, "-s6")).results().count();
        assertTrue(counters >= NON_ZERO_COUNTERS, "counters above zero: " + counters);
    }

    /** Netstat prints 0 here. */
    @ParameterizedTest
    @EnumSource
    void shouldCountOnInterfacesWithTheLongestNames(final Launch launch, final Zoo zoo) {
        final String name = "fifteen-letters";
        final String statistics = "/sys/class/net/" + name + "/statistics/";
        final String drops = zoo.run(User.ROOT, zoo.imageBin(), List.of("cat", statistics + "tx_dropped"))
                .stdout()
                .strip();
        assertNotEquals("0", drops, "nothing was dropped");
        final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), launch.command(List.of("-I" + name)));
        final String[] fields = outcome.stdout().lines().toList().getLast().split(" +");
        assertEquals(List.of("0", "0", drops, "0"), List.of(fields).subList(6, 10));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofTwoSources", "ofOneSource"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldPrintWhatNetstatPrints(final Comparison comparison, final Zoo zoo) {
        comparison.hold(
                zoo, List.of(), (netstat, sockeye) -> AllowedDifferences.under(comparison.launch(), netstat, sockeye));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withSockets")
    @Execution(ExecutionMode.CONCURRENT)
    void shouldPrintWhatNetstatPrintsBesideSockets(final Comparison comparison, final Zoo zoo) {
        comparison.hold(zoo, List.of(), (netstat, sockeye) -> Difference.between(netstat, sockeye, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheDropIn")
    @Execution(ExecutionMode.CONCURRENT)
    void shouldDoAsNetstatUnderItsName(final Comparison comparison, final Zoo zoo) {
        comparison.hold(zoo, List.of(), Difference::inAnyByte);
    }
}
