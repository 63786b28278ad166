package io.sockeye.cli.zoo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one place that says in which bytes the two programs may differ about a network that stands still, and how. There
 * are no others, and no row may be at another place.
 *
 * <ul>
 *   <li>In the long layout of an interface whose hardware type netstat has no name for, the hardware address is eight
 *   bytes
 *       of memory, of which the kernel fills as many as the address is long. The eighth is whatever was there. Sockeye
 *       prints 00.
 *   <li>Netstat does not find the counters of an interface whose name is as long as a name can be, and prints 0 for
 *   each;
 *       Sockeye prints them, which {@link NetworkMatrixIT} has a test of.
 *   <li>Netstat asks the kernel by ioctl for an interface's flags. {@code /proc} and {@code /sys}, which Sockeye was
 *   told to
 *       keep to, have the kernel's own: a port of a bridge hears everything, {@code P} and {@code A}, though nobody
 *       asked it to.
 *   <li>Nor do they tell the address at the other end of a point-to-point interface.
 * </ul>
 */
final class AllowedDifferences {
    private static final Pattern EIGHTH_BYTE =
            Pattern.compile("(?m)^( {8}unspec (?:[0-9A-F]{2}-){7})[0-9A-F]{2}((?:-00){8} )");
    private static final String LONGEST_NAME = "\\S{15}";
    private static final Pattern COUNTERS =
            Pattern.compile("(?m)^(" + LONGEST_NAME + " +\\d+ )[ 0-9]{59}(?= [A-Za-z]+$)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^" + LONGEST_NAME + ": flags=.*?\n\n");
    private static final Pattern TRAFFIC = Pattern.compile("packets \\d+  bytes \\d+ \\([0-9.]+ [KMGTPE]?i?B\\)");
    private static final Pattern FAULTS = Pattern.compile("(errors|dropped|overruns|frame|carrier|collisions) \\d+");
    private static final Pattern PORT_FLAGS = Pattern.compile("(?m)^(port[12] .* )BMRU$");
    private static final Pattern PORT_FLAGS_AT_LENGTH =
            Pattern.compile("(?m)^(port[12]: )flags=4163<UP,BROADCAST,RUNNING,MULTICAST>");
    private static final Pattern OTHER_END = Pattern.compile("(?m)^( {8}inet .*)  destination [0-9.]+$");

    private AllowedDifferences() {}

    /**
     * Compare what may have come from netlink.
     *
     * @param netstat as it was.
     * @param sockeye as it was.
     * @return what differs, empty if nothing does that may not.
     */
    static Optional<String> between(final Outcome netstat, final Outcome sockeye) {
        final String defined = EIGHTH_BYTE.matcher(netstat.stdout()).replaceAll("$100$2");
        return Difference.inAnyByte(
                withStdout(netstat, withoutCountersOfLongest(defined)),
                withStdout(sockeye, withoutCountersOfLongest(sockeye.stdout())));
    }

    private static String withoutCountersOfLongest(final String stdout) {
        final String rows = COUNTERS.matcher(stdout).replaceAll("$1(counters)");
        return BLOCK.matcher(rows).replaceAll(block -> {
            final String quiet = TRAFFIC.matcher(block.group()).replaceAll("(traffic)");
            return Matcher.quoteReplacement(FAULTS.matcher(quiet).replaceAll("$1 (count)"));
        });
    }

    /**
     * Compare what came from /proc and /sys alone.
     *
     * @param netstat as it was.
     * @param sockeye as it was.
     * @return what differs, empty if nothing does that may not.
     */
    static Optional<String> betweenFiles(final Outcome netstat, final Outcome sockeye) {
        String known = PORT_FLAGS.matcher(netstat.stdout()).replaceAll("$1ABMPRU");
        known = PORT_FLAGS_AT_LENGTH
                .matcher(known)
                .replaceAll("$1flags=4931<UP,BROADCAST,RUNNING,PROMISC,ALLMULTI,MULTICAST>");
        known = OTHER_END.matcher(known).replaceAll("$1");
        return between(withStdout(netstat, known), sockeye);
    }

    /**
     * Compare according to where Sockeye was told to look.
     *
     * @param launch of Sockeye.
     * @param netstat as it was.
     * @param sockeye as it was.
     * @return what differs, empty if nothing does that may not.
     */
    static Optional<String> under(final Launch launch, final Outcome netstat, final Outcome sockeye) {
        return launch == Launch.PROC ? betweenFiles(netstat, sockeye) : between(netstat, sockeye);
    }

    private static Outcome withStdout(final Outcome outcome, final String stdout) {
        return new Outcome(outcome.exitCode(), stdout, outcome.stderr());
    }
}
