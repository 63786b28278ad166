package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Sockeye does of routes, interfaces, statistics and groups when a source fails it. */
@Shows(Exhibit.NETWORK)
class NetworkBadDaysIT {
    private static final String NO_PROC = "mount -t tmpfs none /proc && exec ";

    /** Run a script of bash in the zoo, in a mount namespace of its own. */
    private static Outcome bash(final Zoo zoo, final String script) {
        return zoo.run(User.ROOT, zoo.imageBin(), List.of("unshare", "--mount", "bash", "-c", script));
    }

    private static Outcome netstat(final Zoo zoo, final String options) {
        return zoo.run(User.ROOT, Installation.netstatBin(), Launch.NETSTAT.command(OptionSets.split(options)));
    }

    private static String withoutNetlink() {
        return "exec python3 -B " + Installation.netlinkDenier() + " ";
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rn", "-rnee", "-rn6", "-i", "-ia", "-s", "-s6", "-gn"})
    void shouldDoAsNetstatWithoutNetlink(final String options, final Zoo zoo) {
        final Outcome expected = netstat(zoo, options);
        for (final String command : List.of("netstat ", "sockeye ", "sockeye --source=proc ")) {
            final Outcome actual = bash(zoo, withoutNetlink() + command + options);
            assertEquals(Optional.empty(), AllowedDifferences.betweenFiles(expected, actual), command);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rn", "-ia"})
    void shouldSayThatItTookProcWhenForcedToADeniedNetlink(final String options, final Zoo zoo) {
        final Outcome actual = bash(zoo, withoutNetlink() + "sockeye --source=netlink " + options);
        assertTrue(actual.stderr().matches("sockeye: [^\n]+\n"), "one line of stderr wanted: " + actual.stderr());
        assertEquals(
                Optional.empty(),
                AllowedDifferences.betweenFiles(netstat(zoo, options), Launch.NETLINK.withoutNotices(actual)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rn", "-rnee", "-i", "-ia"})
    void shouldAskNetlinkWithoutProc(final String options, final Zoo zoo) {
        final Outcome actual = bash(zoo, NO_PROC + "sockeye " + options);
        assertEquals(Optional.empty(), AllowedDifferences.between(netstat(zoo, options), actual));
    }

    /**
     * What only /proc has, or was forced to come from there: words and a code of failure, no table of half the rows.
     */
    @ParameterizedTest
    @ValueSource(strings = {"--source=proc -rn", "--source=proc -rn6", "--source=proc -i", "-s", "-s6"})
    void shouldSayWhatIsMissingWithoutProc(final String options, final Zoo zoo) {
        final Outcome actual = bash(zoo, NO_PROC + "sockeye " + options);
        assertTrue(!actual.stderr().isEmpty() && !actual.stderr().contains("Exception"), actual.stderr());
        assertTrue(actual.stdout().lines().count() <= 2, actual.stdout());
    }

    /** {@code subset=pid} leaves the files of processes alone, and {@code net} is but a link to one. */
    @ParameterizedTest
    @ValueSource(strings = {"-rn", "-rn6", "-i", "-s", "-s6", "-gn"})
    void shouldFindTheNetworkOfItsOwnProcessWhereNothingElseIsMounted(final String options, final Zoo zoo) {
        final String mount = "mount -t proc -o subset=pid proc /proc && test ! -e /proc/net && exec ";
        for (final String command : List.of("netstat ", "sockeye ", "sockeye --source=proc ")) {
            final Outcome actual = bash(zoo, mount + command + options);
            final Outcome expected = netstat(zoo, options);
            assertEquals(
                    Optional.empty(),
                    command.contains("proc")
                            ? AllowedDifferences.betweenFiles(expected, actual)
                            : AllowedDifferences.between(expected, actual),
                    command);
        }
    }

    /**
     * Without what only /proc counts, routes with flags that only /proc tells, routes by the loopback interface, which
     * netlink calls unreachable, and the IPv6 route that refuses what no route is for.
     */
    @ParameterizedTest
    @ValueSource(strings = {"-rn6", "-gn"})
    void shouldPrintAnUnknownForWhatOnlyProcCounts(final String options, final Zoo zoo) {
        final Outcome whole = netstat(zoo, options);
        final List<String> expected = comparable(whole.stdout().replaceAll(" \\d+ +\\d+ (\\S+)\n", " -      - $1\n"))
                .map(line -> options.equals("-gn") ? line.replaceFirst("^([^-].{14}) \\d+ +", "$1 -      ") : line)
                .toList();
        for (final String command : List.of("netstat ", "sockeye ", "sockeye --source=netlink ")) {
            final Outcome actual = bash(zoo, NO_PROC + command + options);
            assertEquals(0, actual.exitCode(), command);
            assertEquals("", actual.stderr(), command);
            assertEquals(expected, comparable(actual.stdout()).toList(), command);
        }
    }

    private static Stream<String> comparable(final String stdout) {
        return stdout.lines()
                .filter(line -> !line.contains(" !n   -1 "))
                .filter(line -> !line.startsWith("2001:db8:f") && !line.startsWith("2001:db8:e:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rn6 --fields=references,uses", "-gn --fields=users"})
    void shouldLeaveOutOfRowsWhatOnlyProcCounts(final String options, final Zoo zoo) {
        final Outcome actual = bash(zoo, NO_PROC + "sockeye --format=jsonl " + options);
        assertEquals(0, actual.exitCode());
        assertTrue(actual.stdout().matches("(\\{}\n)+"), actual.stdout());
    }

    /** Or better: what netlink tells. */
    @ParameterizedTest
    @ValueSource(strings = {"-s", "-s6", "-rn", "-rnC"})
    void shouldSayWhatNetstatSaysWithoutProc(final String options, final Zoo zoo) {
        final String netstat = Installation.netstatBin() + "/netstat " + options;
        final Outcome expected = bash(zoo, NO_PROC + netstat);
        final Outcome actual = bash(zoo, NO_PROC + "netstat " + options);
        assertTrue(actual.equals(expected) || actual.equals(netstat(zoo, options)), () -> expected + "\n" + actual);
    }

    /** As in a container that has a network of its own and the files of the host's in /sys. */
    @ParameterizedTest
    @ValueSource(strings = {"-ia", "-iae", "-rn"})
    void shouldNotBeLedAstrayByTheFilesOfAnotherNetwork(final String options, final Zoo zoo) {
        final Outcome expected = netstat(zoo, options);
        final Outcome actual = bash(zoo, "umount /sys && exec netstat " + options);
        assertEquals(Optional.empty(), AllowedDifferences.between(expected, actual));
    }
}
