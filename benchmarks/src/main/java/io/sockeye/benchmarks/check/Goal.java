package io.sockeye.benchmarks.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the file of goals, {@code FIGURE <= LIMIT} or {@code FIGURE / FIGURE <= LIMIT}.
 *
 * @param figure  that is measured.
 * @param against figure that it is divided by, or null.
 * @param limit   the most that it may be.
 */
record Goal(Figure figure, Figure against, double limit) {
    private static final Pattern SYNTAX =
            Pattern.compile("(\\w+\\([^)]*\\))(?: / (\\w+\\([^)]*\\)))? <= ([0-9]+(?:\\.[0-9]+)?)");

    /**
     * Read a line.
     *
     * @param line that is not empty and no comment.
     * @return the goal.
     * @throws IllegalArgumentException if it is none.
     */
    static Goal parse(final String line) {
        final Matcher matcher = SYNTAX.matcher(line.trim().replaceAll(" +", " "));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a goal: " + line);
        }
        return new Goal(
                Figure.parse(matcher.group(1)),
                matcher.group(2) == null ? null : Figure.parse(matcher.group(2)),
                Double.parseDouble(matcher.group(3)));
    }

    /** {@return what is measured, as the file has it} */
    String text() {
        return against == null ? figure.text() : figure.text() + " / " + against.text();
    }
}
