package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Sockeye does when its output or its sources fail it. */
@Shows(Exhibit.SOCKETS)
class BadDaysIT {
    /** Where the column of inodes begins, with the blank before it. */
    private static final int UNIX_INODE = 49;
    /** Paths differ: /proc cannot tell a line feed in one from its own. */
    private static final int UNIX_PATH = 58;

    private static final int UNIX_FLAGS = 13;

    private static final String NO_PROC = "mount -t tmpfs none /proc";
    private static final String LOCKED_TCP = "mount -t tmpfs none /run && touch /run/locked && chmod 0 /run/locked"
            + " && mount --bind /run/locked /proc/$$/net/tcp";

    /** Run a script of bash in the zoo, in a mount namespace of its own. */
    private static Outcome bash(final Zoo zoo, final User user, final String script) {
        final List<String> command = List.of("unshare", "--mount", "bash", "-c", script);
        return zoo.run(user, zoo.imageBin(), command);
    }

    private static Outcome netstat(final Zoo zoo, final User user, final String... arguments) {
        return zoo.run(user, Installation.netstatBin(), Launch.NETSTAT.command(List.of(arguments)));
    }

    private static void assertSameRows(final Outcome expected, final Outcome actual) {
        assertEquals(Optional.empty(), Difference.between(expected, actual, 0));
    }

    private static void assertOneLine(final String stderr) {
        assertTrue(stderr.matches("sockeye: [^\n]+\n"), "one line of stderr wanted: " + stderr);
    }

    @Test
    void shouldEndQuietlyWhenTheReaderHasEnough(final Zoo zoo) {
        final Outcome outcome = bash(zoo, User.ROOT, "sockeye -tan | head -1; echo ${PIPESTATUS[0]}");
        assertEquals(new Outcome(0, "Active Internet connections (servers and established)\n0\n", ""), outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan",
                "-xanp",
                "-tanc",
                "-V",
                "-h",
                "-tan --format=jsonl",
                "-tan --format=csv",
                "-xanc --format=json",
                "-rn",
                "-rnc",
                "-rn6",
                "-gn",
                "-i",
                "-ia",
                "-ic",
                "-iae",
                "-s",
                "-s6",
                "-sc",
                "-rn --format=tsv",
                "-s --format=jsonl",
                "-i --format=jsonl",
                "-gn --format=csv",
                "schema",
                "schema routes",
                "schema --help",
                "--fields=help"
            })
    void shouldEndQuietlyWhenNobodyReads(final String options, final Zoo zoo) {
        final String script = "exec 3> >(:); wait $!; sockeye " + options + " >&3; echo $?";
        final Outcome outcome = bash(zoo, User.ROOT, script);
        assertEquals("0\n", outcome.stdout());
        // The list of address families goes to stderr with the help.
        assertEquals(netstatsStderr(zoo, options), outcome.stderr());
    }

    private static String netstatsStderr(final Zoo zoo, final String options) {
        return options.equals("-h") ? netstat(zoo, User.ROOT, "-h").stderr() : "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tan", "-xanp", "-tanc", "-V"})
    void shouldSayOnceThatTheDiskIsFull(final String options, final Zoo zoo) {
        final Outcome outcome = bash(zoo, User.ROOT, "sockeye " + options + " >/dev/full");
        assertEquals(1, outcome.exitCode());
        assertOneLine(outcome.stderr());
    }

    @Test
    void shouldListThroughNetlinkWithoutProc(final Zoo zoo) {
        final Outcome expected = netstat(zoo, User.ROOT, "-tuan");
        assertSameRows(expected, bash(zoo, User.ROOT, NO_PROC + " && exec sockeye -tuan"));
    }

    /** netlink has all of UNIX sockets but their reference counts, and no connections that wait to be accepted. */
    @ParameterizedTest
    @ValueSource(strings = {"-xan", "-xln", "-xn"})
    void shouldListUnixSocketsWithoutProc(final String options, final Zoo zoo) {
        final List<String> expected =
                unixRows(bash(zoo, User.ROOT, "exec netstat " + options).stdout());
        for (final String command : List.of("netstat ", "sockeye ", "sockeye --source=netlink ")) {
            final Outcome actual = bash(zoo, User.ROOT, NO_PROC + " && exec " + command + options);
            assertEquals(0, actual.exitCode());
            assertEquals("", actual.stderr());
            assertEquals(expected, unixRows(actual.stdout()), command);
        }
        assertTrue(expected.size() > 3, expected::toString);
    }

    private static List<String> unixRows(final String stdout) {
        return stdout.lines()
                .filter(line -> line.startsWith("unix  ") && !line.startsWith(" 0 ", UNIX_INODE))
                .map(line -> "unix  -      " + line.substring(UNIX_FLAGS, UNIX_PATH))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tuan", "-xan", "-xanp"})
    void shouldFindTheNetworkOfItsOwnProcessWhereNothingElseIsMounted(final String options, final Zoo zoo) {
        final String mount = "mount -t proc -o subset=pid proc /proc && test ! -e /proc/net && exec ";
        // Itself with all of /proc, which others hold against netstat.
        final Outcome expected = bash(zoo, User.ROOT, "exec netstat " + options);
        for (final String command : List.of("netstat ", "sockeye ", "sockeye --source=proc ")) {
            assertSameRows(expected, bash(zoo, User.ROOT, mount + command + options));
        }
    }

    /** Netlink is what is asked first for these, and /proc for raw sockets. */
    @Test
    void shouldSayUnderVerboseThatItTookNetlink(final Zoo zoo) {
        final Outcome tcp = bash(zoo, User.ROOT, NO_PROC + " && exec sockeye -v -tan");
        assertEquals(0, tcp.exitCode());
        assertEquals("", tcp.stderr());
        final Outcome unix = bash(zoo, User.ROOT, NO_PROC + " && exec sockeye -v -xan");
        assertEquals(0, unix.exitCode());
        assertOneLine(unix.stderr());
    }

    @Test
    void shouldNotListHalfWhenForcedToAnAbsentProc(final Zoo zoo) {
        final Outcome outcome = bash(zoo, User.ROOT, NO_PROC + " && exec sockeye --source=proc -tan");
        assertEquals(1, outcome.exitCode());
        assertEquals(
                List.of(),
                Listing.of(outcome.stdout()).tables().stream()
                        .flatMap(table -> table.rows().stream())
                        .toList());
        assertTrue(!outcome.stderr().isEmpty() && !outcome.stderr().contains("Exception"), outcome.stderr());
    }

    @Test
    void shouldListThroughNetlinkWhenAFileOfProcIsLocked(final Zoo zoo) {
        final Outcome expected = netstat(zoo, User.ORDINARY, "-tan");
        assertSameRows(expected, bash(zoo, User.ROOT, LOCKED_TCP + " && exec " + asOrdinary() + " sockeye -tan"));
    }

    @Test
    void shouldDoAsNetstatWhenForcedToALockedFile(final Zoo zoo) {
        final String netstat = "exec " + asOrdinary() + " " + Installation.netstatBin() + "/netstat -tan";
        final Outcome expected = bash(zoo, User.ROOT, LOCKED_TCP + " && " + netstat);
        final String sockeye = "exec " + asOrdinary() + " sockeye --source=proc -tan";
        final Outcome actual = bash(zoo, User.ROOT, LOCKED_TCP + " && " + sockeye);
        assertEquals(Listing.of(expected.stdout()), Listing.of(actual.stdout()));
        assertEquals(expected.exitCode(), actual.exitCode());
    }

    private static String asOrdinary() {
        return String.join(" ", User.ORDINARY.prefix());
    }

    @ParameterizedTest
    @EnumSource(names = {"NETSTAT", "SOCKEYE", "PROC"})
    void shouldListThroughProcWithoutNetlink(final Launch launch, final Zoo zoo) {
        final Outcome expected = netstat(zoo, User.ROOT, "-tuwan");
        final String command = String.join(" ", launch.command(List.of("-tuwan")));
        assertSameRows(expected, bash(zoo, User.ROOT, withoutNetlink() + command));
    }

    @Test
    void shouldSayThatItTookProcWhenForcedToADeniedNetlink(final Zoo zoo) {
        final Outcome expected = netstat(zoo, User.ROOT, "-tan");
        final Outcome actual = bash(zoo, User.ROOT, withoutNetlink() + "sockeye --source=netlink -tan");
        assertOneLine(actual.stderr());
        assertSameRows(expected, Launch.NETLINK.withoutNotices(actual));
    }

    private static String withoutNetlink() {
        return "exec python3 -B " + Installation.netlinkDenier() + " ";
    }
}
