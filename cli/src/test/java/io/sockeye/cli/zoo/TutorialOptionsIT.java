package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every option of the tutorials' help text is run under each of its names: those that net-tools 2.10 has, against it;
 * the others against what the help text says of them. And the README says of each what it is.
 */
@Shows(Exhibit.NETWORK)
class TutorialOptionsIT {
    private static final String TITLE = "Kernel Interface table\n";

    static Stream<Comparison> ofSockets() {
        return same(Exhibit.SOCKETS);
    }

    static Stream<Comparison> ofNetwork() {
        return same(Exhibit.NETWORK);
    }

    private static Stream<Comparison> same(final Exhibit exhibit) {
        return TutorialOption.all()
                .filter(option -> option.relation() == TutorialOption.Relation.SAME && option.exhibit() == exhibit)
                .flatMap(TutorialOption::sets)
                .flatMap(options -> Comparison.each(options, User.ROOT, Launch.NETSTAT));
    }

    private static List<String> prefix(final Comparison comparison) {
        final boolean repeats = comparison.options().matches("(-c|--continuous) .*");
        return repeats ? List.of("timeout", "--preserve-status", "-s", "INT", "1.9") : List.of();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofSockets")
    void shouldDoAsNetstatAmongSockets(final Comparison comparison, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final List<String> prefix = prefix(comparison);
        comparison.hold(
                zoo, prefix, (netstat, sockeye) -> Difference.between(netstat, sockeye, prefix.isEmpty() ? 0 : 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofNetwork")
    @Execution(ExecutionMode.CONCURRENT)
    void shouldDoAsNetstatInNetwork(final Comparison comparison, final Zoo zoo) {
        comparison.hold(zoo, prefix(comparison), AllowedDifferences::between);
    }

    private static Outcome netstat(final Zoo zoo, final String options) {
        return zoo.run(User.ROOT, Installation.netstatBin(), Launch.NETSTAT.command(OptionSets.split(options)));
    }

    private static Outcome sockeye(final Zoo zoo, final Launch launch, final String options) {
        final List<String> command = launch.command(OptionSets.split(options));
        return launch.withoutNotices(zoo.run(User.ROOT, zoo.imageBin(), command));
    }

    /** One interface: the table of all, of which its row alone is left; it is shown when it is down, too. */
    @ParameterizedTest
    @ValueSource(strings = {"eth2", "eth10", "eth2:1", "down0", "14-letters-end", "lo", "we!rd@n(a)me", "tun0"})
    void shouldShowOneInterface(final String name, final Zoo zoo) {
        final String all = netstat(zoo, "-ia").stdout();
        final List<String> expected = all.lines()
                .filter(line -> line.equals(TITLE.strip()) || line.startsWith("Iface ") || line.startsWith(name + " "))
                .toList();
        assertEquals(3, expected.size(), "not in netstat -ia: " + name);
        final Outcome row = new Outcome(0, String.join("\n", expected) + "\n", "");
        assertEquals(row, sockeye(zoo, Launch.NETSTAT, "-I" + name));
        assertEquals(row, sockeye(zoo, Launch.NETLINK, "--interfaces=" + name));
        assertEquals(row, sockeye(zoo, Launch.PROC, "--interfaces=" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth2", "eth2:1", "down0", "lo", "tun0"})
    void shouldShowOneInterfaceAtLength(final String name, final Zoo zoo) {
        final String all = netstat(zoo, "-iae").stdout();
        final String marked = "\n\n" + all.substring(TITLE.length());
        final int begin = marked.indexOf("\n\n" + name + ": ");
        assertTrue(begin >= 0, all);
        final int end = marked.indexOf("\n\n", begin + 2);
        final Outcome expected = new Outcome(0, TITLE + marked.substring(begin + 2, end) + "\n\n", "");
        for (final String option : List.of("-e -I" + name, "--extend --interfaces=" + name)) {
            final Optional<String> difference =
                    AllowedDifferences.between(expected, sockeye(zoo, Launch.NETSTAT, option));
            assertEquals(Optional.empty(), difference);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-Inone", "--interfaces=none", "-Ieth", "-Ieth22", "--interfaces=ETH2", "-e -Inone", "-Ieth2:2"})
    void shouldSayThatThereIsNoSuchInterface(final String options, final Zoo zoo) {
        for (final Launch launch : List.of(Launch.NETSTAT, Launch.NETLINK, Launch.PROC)) {
            final Outcome actual = sockeye(zoo, launch, options);
            assertEquals(1, actual.exitCode(), launch.toString());
            assertTrue(actual.stderr().matches("[^\n]+\n"), "one line of stderr wanted: " + actual.stderr());
            assertTrue(actual.stderr().contains(options.replaceFirst(".*(-I|=)", "")), actual.stderr());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-I", "-aI", "-I -e", "-nI"})
    void shouldReadAloneIAsInterfaces(final String options, final Zoo zoo) {
        final Outcome expected = netstat(zoo, options.replace('I', 'i'));
        for (final Launch launch : List.of(Launch.NETSTAT, Launch.SOCKEYE)) {
            assertEquals(Optional.empty(), AllowedDifferences.between(expected, sockeye(zoo, launch, options)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-I -i", "-I -I", "-Ieth2 -i", "-I -r", "-Ieth2 -s", "--interfaces=eth2 -M", "-Ieth2 -Ieth10"})
    void shouldExcludeOtherModes(final String options, final Zoo zoo) {
        final Outcome usage = sockeye(zoo, Launch.NETSTAT, "-i -i");
        assertEquals(3, usage.exitCode());
        assertEquals(usage, sockeye(zoo, Launch.NETSTAT, options));
    }

    /** {@code [delay]}: seconds between the rounds of -c. */
    @ParameterizedTest
    @CsvSource({"-rn,-rnc 0.9", "-gn,--groups --numeric --continuous 1"})
    void shouldTakeDelay(final String single, final String options, final Zoo zoo) {
        final String once = netstat(zoo, single).stdout();
        final List<String> command = new ArrayList<>(List.of("timeout", "--preserve-status", "-s", "INT", "1.8"));
        command.addAll(Launch.NETSTAT.command(OptionSets.split(options)));
        final Outcome actual = zoo.run(User.ROOT, zoo.imageBin(), command);
        assertEquals(once + once, actual.stdout());
    }

    @Test
    void shouldBeToldOfInReadme() throws IOException {
        final List<String> rows = Files.readAllLines(Installation.readme()).stream()
                .filter(line -> line.startsWith("|"))
                .toList();
        final List<String> missing = new ArrayList<>();
        TutorialOption.all()
                .filter(option -> rows.stream().noneMatch(row -> tells(row, option.nameInReadme(), option.relation())))
                .map(option -> option.nameInReadme() + " " + word(option.relation()))
                .distinct()
                .forEach(missing::add);
        if (rows.stream().noneMatch(row -> row.toLowerCase(Locale.ROOT).contains("delay") && hasWord(row, "more"))) {
            missing.add("[delay] more");
        }
        assertEquals(List.of(), missing, "not in the README's table of options, with a cell that says so");
    }

    private static boolean tells(final String row, final String name, final TutorialOption.Relation relation) {
        final Pattern whole = Pattern.compile(Pattern.quote(name) + "(?![\\w=-])");
        // An option that is the same may have more to it.
        return whole.matcher(row).find()
                && (hasWord(row, "more") || relation == TutorialOption.Relation.SAME && hasWord(row, "same"));
    }

    private static boolean hasWord(final String row, final String word) {
        return Pattern.compile("\\b" + word + "\\b").matcher(row).find();
    }

    private static String word(final TutorialOption.Relation relation) {
        return relation.name().toLowerCase(Locale.ROOT);
    }
}
