package io.sockeye.cli.zoo;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Does to the installed netstat's output what no name may do to a terminal: controls in program names and UNIX paths,
 * those of UTF-8 included, become {@code .}, one for each byte. Text is ISO 8859-1: a character is a byte.
 */
final class SafeText {
    /** C0 and DEL; C1 and what turns the direction of writing, as UTF-8. */
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]|\\xc2[\\x80-\\x9f]|\\xd8\\x9c"
            + "|\\xe2\\x80[\\x8e\\x8f\\xaa-\\xae]|\\xe2\\x81[\\xa6-\\xa9]");

    private SafeText() {}

    /**
     * Make an outcome of netstat safe to print.
     *
     * @param netstat as it was.
     * @param programs as below.
     * @return the same with safe names and paths.
     */
    static Outcome of(final Outcome netstat, final List<String> programs) {
        return new Outcome(netstat.exitCode(), of(netstat.stdout(), programs), netstat.stderr());
    }

    /**
     * Make the output of netstat safe to print.
     *
     * @param stdout of netstat.
     * @param programs as netstat prints them, raw; whole, because a newline in one tears its row apart.
     * @return the same with safe names and paths.
     */
    static String of(final String stdout, final List<String> programs) {
        String text = stdout;
        for (final String program : programs) {
            text = text.replace(program, safe(program));
        }
        final StringBuilder safe = new StringBuilder(text.length());
        for (final String row : text.split("(?<=\n)")) {
            final String line = row.endsWith("\n") ? row.substring(0, row.length() - 1) : row;
            safe.append(line.startsWith("unix ") ? safe(line) : line).append(row, line.length(), row.length());
        }
        return safe.toString();
    }

    private static String safe(final String text) {
        return CONTROL.matcher(text)
                .replaceAll(control -> ".".repeat(control.group().length()));
    }
}
