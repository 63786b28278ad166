package io.sockeye.cli.zoo;

import java.util.List;

/**
 * Does to the installed netstat's output what net-tools does in its own source since CVE-2024-58251, so that a netstat
 * from before can still be the judge: control and non-ASCII bytes of program names become {@code .}, one for each byte,
 * and so do the control bytes of UNIX paths. Text is ISO 8859-1: a character is a byte.
 */
final class SafeText {
    private static final char DELETE = 0x7f;

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
            text = text.replace(program, safeProgram(program));
        }
        final StringBuilder safe = new StringBuilder(text.length());
        boolean inUnixRow = text.startsWith("unix ");
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '\n') {
                inUnixRow = text.startsWith("unix ", i + 1);
                safe.append(c);
            } else {
                safe.append(inUnixRow && isControl(c) ? '.' : c);
            }
        }
        return safe.toString();
    }

    private static String safeProgram(final String program) {
        final StringBuilder safe = new StringBuilder(program.length());
        for (int i = 0; i < program.length(); i++) {
            final char c = program.charAt(i);
            safe.append(isControl(c) || c > DELETE ? '.' : c);
        }
        return safe.toString();
    }

    private static boolean isControl(final char c) {
        return c < ' ' || c == DELETE;
    }
}
