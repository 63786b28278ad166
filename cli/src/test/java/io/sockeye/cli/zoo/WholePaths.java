package io.sockeye.cli.zoo;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * UNIX paths under {@code -W}: Sockeye prints them whole under its own name, netstat up to the first white space, which
 * in a path that begins with some is behind that.
 */
final class WholePaths {
    private WholePaths() {}

    /**
     * Whether paths are whole.
     *
     * @param launch    of Sockeye.
     * @param arguments that it was given.
     * @return false under the name of netstat.
     */
    static boolean areIn(final Launch launch, final List<String> arguments) {
        return launch != Launch.NETSTAT
                && arguments.stream().anyMatch(word -> word.equals("--wide") || word.matches("-\\w*W\\w*"));
    }

    /**
     * Cut the paths of Sockeye's rows where a row of netstat ends at white space in a path.
     *
     * @param netstat with safe text.
     * @param sockeye as it was.
     * @return the same with rows of netstat in the place of rows that only go on where it ends.
     */
    static Outcome cut(final Outcome netstat, final Outcome sockeye) {
        final Set<String> rows = new TreeSet<>(List.of(netstat.stdout().split("\n")));
        final StringBuilder text = new StringBuilder();
        for (final String line : sockeye.stdout().split("(?<=\n)")) {
            final String row = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
            final String known = line.startsWith("unix ") && !rows.contains(row) ? known(row, rows) : null;
            text.append(known == null ? line : known + "\n");
        }
        return new Outcome(sockeye.exitCode(), text.toString(), sockeye.stderr());
    }

    private static String known(final String row, final Set<String> rows) {
        for (int end = row.length(); end > 0; end--) {
            final boolean isSpace = end == row.length() || row.charAt(end) == ' ' || row.charAt(end) == '.';
            if (isSpace && rows.contains(row.substring(0, end))) {
                return row.substring(0, end);
            }
        }
        for (int i = row.indexOf("  "); i >= 0; i = row.indexOf("  ", i + 1)) {
            final String shorter = row.substring(0, i) + row.substring(i + 1);
            if (rows.contains(shorter)) {
                return shorter;
            }
        }
        return null;
    }
}
