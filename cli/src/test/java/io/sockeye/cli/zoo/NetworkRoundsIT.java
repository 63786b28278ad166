package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Again and again, with every mode: what is repeated, how often, and where netstat repeats less than it should. */
@Shows(Exhibit.NETWORK)
class NetworkRoundsIT {
    /** As long as two rounds, one each second, and the start of a program take. */
    private static final String TWO_ROUNDS_SECONDS = "1.9";

    private static final String SHORT_DELAY = " 0.2";
    private static final String SEVERAL_ROUNDS_SECONDS = "1.2";
    private static final int FEWEST_ROUNDS = 2;
    private static final int MOST_ROUNDS = 7;

    static Stream<Comparison> continuous() {
        return Stream.of(
                new Comparison("-rnc", User.ROOT, Launch.NETLINK),
                new Comparison("-rnc6", User.ORDINARY, Launch.PROC),
                new Comparison("-rc --cache --fib -n", User.ROOT, Launch.SOCKEYE));
    }

    private static List<String> timeout(final String seconds) {
        return List.of("timeout", "--preserve-status", "-s", "INT", seconds);
    }

    private static Outcome sockeye(
            final Zoo zoo, final List<String> prefix, final Launch launch, final String options) {
        final List<String> command = new ArrayList<>(prefix);
        command.addAll(launch.command(OptionSets.split(options)));
        return launch.withoutNotices(zoo.run(User.ROOT, zoo.imageBin(), command));
    }

    private static Outcome bash(final Zoo zoo, final String script) {
        return zoo.run(User.ROOT, zoo.imageBin(), List.of("timeout", "8", "bash", "-c", script));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("continuous")
    void shouldRepeatWhatNetstatRepeats(final Comparison comparison, final Zoo zoo) {
        comparison.hold(zoo, timeout(TWO_ROUNDS_SECONDS), Difference::inAnyByte);
    }

    /**
     * After the first round netstat prints no interface any more, and takes groups of IPv4 for broken ones of IPv6. The
     * first round is netstat's; then it comes again, but for the title of the interfaces, which netstat prints once.
     */
    @ParameterizedTest
    @CsvSource({
        "NETSTAT,-i,-ic",
        "PROC,-i,-ic",
        "NETLINK,-ia,-iac",
        "NETSTAT,-iae,-iaec",
        "NETSTAT,-gn,-gnc",
        "SOCKEYE,-g,--groups --continuous"
    })
    void shouldRepeatWhatNetstatPrintsRightOnce(
            final Launch launch, final String once, final String continuous, final Zoo zoo) {
        final List<String> netstat = Launch.NETSTAT.command(OptionSets.split(once));
        final String round =
                zoo.run(User.ROOT, Installation.netstatBin(), netstat).stdout();
        final String twice = round + round.replace("Kernel Interface table\n", "");
        final Outcome actual = sockeye(zoo, timeout(SEVERAL_ROUNDS_SECONDS), launch, continuous + SHORT_DELAY);
        final String stdout = actual.stdout();
        // From files the rows are a little longer.
        final int length = launch == Launch.PROC ? twice.length() + 8 : twice.length();
        final String begin = stdout.substring(0, Math.min(length, stdout.length()));
        assertEquals(
                Optional.empty(),
                AllowedDifferences.under(launch, new Outcome(0, twice, ""), new Outcome(0, begin, actual.stderr())));
    }

    /** A delay is enough with -i and -s, as the help text of older net-tools has it; net-tools 2.10 ignores it. */
    @ParameterizedTest
    @CsvSource({
        "NETSTAT,-rnc,Kernel IP routing table",
        "PROC,-rnc6,Kernel IPv6 routing table",
        "SOCKEYE,-ic,Iface ",
        "NETSTAT,-i,Iface ",
        "NETLINK,-gc,IPv6/IPv4 Group",
        "NETSTAT,-s,Tcp:",
        "SOCKEYE,-stc,Tcp:",
        "SOCKEYE,-s --labels=full,Tcp:"
    })
    void shouldRepeatAtTheDelayGiven(final Launch launch, final String options, final String mark, final Zoo zoo) {
        final Outcome repeated = sockeye(zoo, timeout(SEVERAL_ROUNDS_SECONDS), launch, options + SHORT_DELAY);
        final long marks =
                repeated.stdout().lines().filter(line -> line.startsWith(mark)).count();
        // Of statistics that have not changed there is nothing to print but that.
        final long rounds = Math.max(marks, changes(repeated.stdout()) + 1);
        assertTrue(rounds >= FEWEST_ROUNDS && rounds <= MOST_ROUNDS, "rounds: " + rounds);
        assertEquals("", repeated.stderr());
    }

    private static long changes(final String stdout) {
        return stdout.lines().filter(line -> line.startsWith("Changes in ")).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rnc", "-ic", "-iec", "-gnc", "-sc", "-rn", "-i", "-s", "-gn"})
    void shouldEndQuietlyWhenTheReaderHasEnough(final String options, final Zoo zoo) {
        final String script = "sockeye " + options + SHORT_DELAY + " | head -1 >/dev/null; echo ${PIPESTATUS[0]}";
        assertEquals(new Outcome(0, "0\n", ""), bash(zoo, script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rnc",
                "-ic",
                "-gnc",
                "-sc",
                "-rn",
                "-rn6",
                "-rnC",
                "-i",
                "-ie",
                "-s",
                "-s6",
                "-gn",
                "-s --labels=full"
            })
    void shouldSayOnceThatTheDiskIsFull(final String options, final Zoo zoo) {
        final Outcome outcome = bash(zoo, "sockeye " + options + " >/dev/full");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.stderr().matches("sockeye: [^\n]+\n"), "one line of stderr wanted: " + outcome.stderr());
    }
}
