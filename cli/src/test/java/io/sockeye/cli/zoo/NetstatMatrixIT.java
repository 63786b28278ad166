package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs netstat and Sockeye in the zoo under every option set, by several users and with every source of sockets. */
@Shows(Exhibit.SOCKETS)
class NetstatMatrixIT {
    private static final int ROUNDS = 2;
    private static final String ROUNDS_SECONDS = "1.9";

    static Stream<Comparison> common() {
        return OptionSets.common()
                .flatMap(options -> Stream.concat(
                        Comparison.each(options, User.ROOT, Launch.values()),
                        Comparison.each(options, User.ORDINARY, Launch.NETSTAT, Launch.NETLINK, Launch.PROC)));
    }

    /** Less, for the sake of time: these options have little to do with who asks. */
    static Stream<Comparison> special() {
        return OptionSets.special()
                .flatMap(options -> Stream.concat(
                        Comparison.each(options, User.ROOT, Launch.NETLINK, Launch.PROC),
                        Comparison.each(options, User.ORDINARY, Launch.NETSTAT)));
    }

    static Stream<Comparison> words() {
        return OptionSets.words().flatMap(options -> Comparison.each(options, User.ROOT, Launch.NETSTAT));
    }

    static Stream<Comparison> strangers() {
        return Stream.of("-anp", "-tlp", "-xp", "-Sp")
                .flatMap(options -> Comparison.each(options, User.STRANGER, Launch.NETSTAT));
    }

    static Stream<Comparison> continuous() {
        return Stream.of(
                new Comparison("-tanc", User.ROOT, Launch.NETLINK),
                new Comparison("-tanc", User.ORDINARY, Launch.PROC),
                new Comparison("-c -x -a", User.ROOT, Launch.NETSTAT),
                new Comparison("-lnc --inet --unix", User.ROOT, Launch.NETLINK),
                new Comparison("-acpe", User.ROOT, Launch.SOCKEYE));
    }

    @Test
    void shouldShowEveryStateOfTheZooInNetstat(final Zoo zoo) {
        final Outcome netstat = zoo.run(User.ROOT, Installation.netstatBin(), List.of("netstat", "-tuUwxan"));
        final Map<String, Integer> rows = new TreeMap<>();
        for (final Listing.Table table : Listing.of(netstat.stdout()).tables()) {
            for (final String row : table.rows()) {
                rows.merge(kindOf(row.trim().split(" +")), 1, Integer::sum);
            }
        }
        assertEquals(zoo.expectedRows(), rows);
    }

    private static String kindOf(final String[] fields) {
        return fields[0].startsWith("tcp")
                ? fields[0] + " " + fields[5]
                : fields[0].replace("udpl", "udplite") + " sockets";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"common", "special"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldListWhatNetstatLists(final Comparison comparison, final Zoo zoo) {
        comparison.hold(zoo, List.of(), (netstat, sockeye) -> Difference.between(netstat, sockeye, 0));
    }

    /** One after the other: what is said of processes that may not be seen depends on other ones of the stranger. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void shouldListWhatNetstatListsToStrangers(final Comparison comparison, final Zoo zoo) {
        comparison.hold(zoo, List.of(), (netstat, sockeye) -> Difference.between(netstat, sockeye, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayWhatNetstatSays(final Comparison comparison, final Zoo zoo) {
        comparison.hold(zoo, List.of(), (netstat, sockeye) -> Difference.between(netstat, sockeye, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("continuous")
    void shouldRepeatWhatNetstatRepeats(final Comparison comparison, final Zoo zoo) {
        comparison.hold(
                zoo,
                List.of("timeout", "--preserve-status", "-s", "INT", ROUNDS_SECONDS),
                (netstat, sockeye) -> Difference.between(netstat, sockeye, ROUNDS));
    }

    @Test
    void shouldRepeatAtTheDelayGiven(final Zoo zoo) {
        final Outcome sockeye = zoo.run(
                User.ROOT,
                zoo.imageBin(),
                List.of("timeout", "--preserve-status", "-s", "INT", "2.5", "sockeye", "-tanc", "0.2"));
        final long rounds = Listing.of(sockeye.stdout()).rounds();
        assertTrue(rounds >= 5 && rounds <= 13, "rounds in 2.5 s, one each 0.2 s: " + rounds);
        assertEquals("", sockeye.stderr());
    }
}
