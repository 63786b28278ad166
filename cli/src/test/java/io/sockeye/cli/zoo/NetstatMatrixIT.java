package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs netstat and Sockeye in the zoo under every option set, by several users and with every source of sockets. */
@ExtendWith(ZooExtension.class)
class NetstatMatrixIT {
    /** A TIME_WAIT or a timer may begin anew between the two runs. */
    private static final int ATTEMPTS = 3;

    private static final int ROUNDS = 2;
    private static final String ROUNDS_SECONDS = "1.9";

    /**
     * One comparison.
     *
     * @param options given to both.
     * @param user who runs both.
     * @param launch of Sockeye.
     */
    record Comparison(String options, User user, Launch launch) {
        @Override
        public String toString() {
            return user + " " + launch + " " + options;
        }
    }

    static Stream<Comparison> common() {
        return OptionSets.common()
                .flatMap(options -> Stream.concat(
                        each(options, User.ROOT, Launch.values()),
                        each(options, User.ORDINARY, Launch.NETSTAT, Launch.NETLINK, Launch.PROC)));
    }

    /** Less, for the sake of time: these options have little to do with who asks. */
    static Stream<Comparison> special() {
        return OptionSets.special()
                .flatMap(options -> Stream.concat(
                        each(options, User.ROOT, Launch.NETLINK, Launch.PROC),
                        each(options, User.ORDINARY, Launch.NETSTAT)));
    }

    static Stream<Comparison> words() {
        return OptionSets.words().flatMap(options -> each(options, User.ROOT, Launch.NETSTAT));
    }

    static Stream<Comparison> strangers() {
        return Stream.of("-anp", "-tlp", "-xp", "-Sp").flatMap(options -> each(options, User.STRANGER, Launch.NETSTAT));
    }

    static Stream<Comparison> continuous() {
        return Stream.of(
                new Comparison("-tanc", User.ROOT, Launch.NETLINK),
                new Comparison("-tanc", User.ORDINARY, Launch.PROC),
                new Comparison("-c -x -a", User.ROOT, Launch.NETSTAT),
                new Comparison("-lnc --inet --unix", User.ROOT, Launch.NETLINK),
                new Comparison("-acpe", User.ROOT, Launch.SOCKEYE));
    }

    private static Stream<Comparison> each(final String options, final User user, final Launch... launches) {
        return Stream.of(launches).map(launch -> new Comparison(options, user, launch));
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
    @MethodSource({"common", "special", "strangers"})
    void shouldListWhatNetstatLists(final Comparison comparison, final Zoo zoo) {
        compare(zoo, comparison, List.of(), 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void shouldSayWhatNetstatSays(final Comparison comparison, final Zoo zoo) {
        compare(zoo, comparison, List.of(), 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("continuous")
    void shouldRepeatWhatNetstatRepeats(final Comparison comparison, final Zoo zoo) {
        compare(zoo, comparison, List.of("timeout", "--preserve-status", "-s", "INT", ROUNDS_SECONDS), ROUNDS);
    }

    private static void compare(
            final Zoo zoo, final Comparison comparison, final List<String> prefix, final int rounds) {
        Optional<String> difference = Optional.empty();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            difference = difference(zoo, comparison, prefix, rounds);
            if (difference.isEmpty()) {
                return;
            }
        }
        fail("differs from `netstat " + comparison.options() + "` (-: netstat, +: sockeye)\n"
                + difference.orElseThrow());
    }

    private static Optional<String> difference(
            final Zoo zoo, final Comparison comparison, final List<String> prefix, final int rounds) {
        final List<String> arguments = OptionSets.split(comparison.options());
        final List<String> judge = new ArrayList<>(prefix);
        judge.add("netstat");
        judge.addAll(arguments);
        final List<String> judged = new ArrayList<>(prefix);
        judged.addAll(comparison.launch().command(arguments));
        final Outcome netstat = zoo.run(comparison.user(), Installation.netstatBin(), judge);
        final Outcome sockeye = zoo.run(comparison.user(), zoo.imageBin(), judged);
        return Difference.between(
                SafeText.of(netstat, zoo.programs()), comparison.launch().withoutNotices(sockeye), rounds);
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
