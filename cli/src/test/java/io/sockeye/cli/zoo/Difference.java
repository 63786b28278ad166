package io.sockeye.cli.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in what two outcomes differ, in words for the one who has to mend it. */
final class Difference {
    private static final int ROWS_SHOWN = 12;

    private Difference() {}

    /**
     * Compare an outcome of netstat with one of Sockeye.
     *
     * @param netstat with safe text, see {@link SafeText}.
     * @param sockeye as it is.
     * @param rounds of a continuous listing to compare; 0 compares all, as of a single one.
     * @return what differs, empty if nothing does.
     */
    static Optional<String> between(final Outcome netstat, final Outcome sockeye, final int rounds) {
        final StringBuilder text = new StringBuilder();
        appendExitCodeAndStderr(text, netstat, sockeye);
        final Listing expected = Listing.of(netstat.stdout());
        final Listing actual = Listing.of(sockeye.stdout());
        if (rounds == 0) {
            appendTables(text, expected, actual);
        } else if (expected.rounds() < rounds || actual.rounds() < rounds) {
            text.append("rounds: netstat ").append(expected.rounds());
            text.append(", sockeye ").append(actual.rounds()).append('\n');
        } else {
            appendTables(text, expected.firstRounds(rounds), actual.firstRounds(rounds));
        }
        return found(text);
    }

    /**
     * Compare an outcome of netstat with one of Sockeye byte for byte, the order of lines included.
     *
     * @param netstat with safe text, see {@link SafeText}.
     * @param sockeye as it is.
     * @return what differs, empty if nothing does.
     */
    static Optional<String> inAnyByte(final Outcome netstat, final Outcome sockeye) {
        final StringBuilder text = new StringBuilder();
        appendExitCodeAndStderr(text, netstat, sockeye);
        if (!netstat.stdout().equals(sockeye.stdout())) {
            final List<String> expected = List.of(netstat.stdout().split("\n", -1));
            final List<String> actual = List.of(sockeye.stdout().split("\n", -1));
            int first = 0;
            while (first < Math.min(expected.size(), actual.size())
                    && expected.get(first).equals(actual.get(first))) {
                first++;
            }
            text.append("stdout, from line ").append(first + 1).append(":\n");
            appendLines(text, expected.subList(first, expected.size()), actual.subList(first, actual.size()));
        }
        return found(text);
    }

    private static Optional<String> found(final StringBuilder text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    private static void appendExitCodeAndStderr(
            final StringBuilder text, final Outcome netstat, final Outcome sockeye) {
        if (netstat.exitCode() != sockeye.exitCode()) {
            text.append("exit code: netstat ").append(netstat.exitCode());
            text.append(", sockeye ").append(sockeye.exitCode()).append('\n');
        }
        if (!netstat.stderr().equals(sockeye.stderr())) {
            text.append("stderr:\n");
            appendLines(
                    text,
                    List.of(netstat.stderr().split("\n", -1)),
                    List.of(sockeye.stderr().split("\n", -1)));
        }
    }

    private static void appendTables(final StringBuilder text, final Listing expected, final Listing actual) {
        if (!expected.preamble().equals(actual.preamble())) {
            text.append("before the first table:\n");
            appendLines(text, expected.preamble(), actual.preamble());
        }
        final List<String> expectedHeads = heads(expected);
        final List<String> actualHeads = heads(actual);
        if (!expectedHeads.equals(actualHeads)) {
            text.append("tables:\n");
            appendLines(text, expectedHeads, actualHeads);
            return;
        }
        for (int i = 0; i < expected.tables().size(); i++) {
            final Listing.Table table = expected.tables().get(i);
            final List<String> rows = actual.tables().get(i).rows();
            if (table.columns().endsWith(" Timer")) {
                appendTimed(text, table, rows);
            } else if (!table.rows().equals(rows)) {
                text.append("rows of \"").append(table.title()).append("\":\n");
                appendLines(text, table.rows(), rows);
            }
        }
    }

    private static List<String> heads(final Listing listing) {
        return listing.tables().stream()
                .map(table -> table.title() + "|" + table.columns() + "|")
                .toList();
    }

    private static void appendTimed(final StringBuilder text, final Listing.Table table, final List<String> actual) {
        final List<TimedRow> expectedRows =
                table.rows().stream().map(TimedRow::of).sorted().toList();
        final List<TimedRow> actualRows =
                actual.stream().map(TimedRow::of).sorted().toList();
        final List<String> expectedStems =
                expectedRows.stream().map(TimedRow::stem).toList();
        final List<String> actualStems = actualRows.stream().map(TimedRow::stem).toList();
        if (!expectedStems.equals(actualStems)) {
            text.append("rows, but for their timers, of \"")
                    .append(table.title())
                    .append("\":\n");
            appendLines(text, expectedStems, actualStems);
            return;
        }
        for (int i = 0; i < expectedRows.size(); i++) {
            if (!expectedRows.get(i).isCloseTo(actualRows.get(i))) {
                text.append("timer:\n- ").append(expectedRows.get(i)).append("\n+ ");
                text.append(actualRows.get(i)).append('\n');
            }
        }
    }

    /** Lines only netstat has are marked with -, those only Sockeye has with +. */
    private static void appendLines(final StringBuilder text, final List<String> expected, final List<String> actual) {
        final List<String> missing = minus(expected, actual);
        final List<String> surplus = minus(actual, expected);
        appendMarked(text, "- ", missing);
        appendMarked(text, "+ ", surplus);
        if (missing.isEmpty() && surplus.isEmpty()) {
            text.append("the same lines, in another order\n");
        }
    }

    private static List<String> minus(final List<String> lines, final List<String> others) {
        final List<String> left = new ArrayList<>(lines);
        for (final String other : others) {
            left.remove(other);
        }
        return left;
    }

    private static void appendMarked(final StringBuilder text, final String mark, final List<String> lines) {
        for (final String line : lines.subList(0, Math.min(ROWS_SHOWN, lines.size()))) {
            text.append(mark);
            for (int i = 0; i < line.length(); i++) {
                final char c = line.charAt(i);
                if (c < ' ' || c > '~') {
                    text.append(String.format("\\x%02x", (int) c));
                } else {
                    text.append(c);
                }
            }
            text.append("|\n");
        }
        if (lines.size() > ROWS_SHOWN) {
            text.append(mark)
                    .append("... and ")
                    .append(lines.size() - ROWS_SHOWN)
                    .append(" more\n");
        }
    }
}
