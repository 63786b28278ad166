package io.sockeye.cli.zoo;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processes that wiped their command line: netstat prints {@code PID/} and nothing behind it, Sockeye under its own
 * name the name that the kernel has.
 */
final class EmptyNames {
    private static final Pattern EMPTY = Pattern.compile("(?m)(?<= )(\\d+)/(?= |$)");

    private EmptyNames() {}

    /**
     * Blank out in Sockeye's rows the names where netstat has none.
     *
     * @param netstat as it was.
     * @param sockeye as it was.
     * @return what Sockeye would have printed without these names.
     */
    static Outcome blanked(final Outcome netstat, final Outcome sockeye) {
        final Set<String> pids = new TreeSet<>();
        final Matcher empty = EMPTY.matcher(netstat.stdout());
        while (empty.find()) {
            pids.add(empty.group(1));
        }
        if (pids.isEmpty()) {
            return sockeye;
        }
        final String stdout = Pattern.compile("(?<= (?:" + String.join("|", pids) + ")/)\\w+(?= )")
                .matcher(sockeye.stdout())
                .replaceAll(name -> " ".repeat(name.group().length()));
        return new Outcome(sockeye.exitCode(), stdout, sockeye.stderr());
    }
}
