package io.sockeye.cli.doctor;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Threshold;

/** What is said of checks that are not made: their list, and how one judges. Threads: stateless. */
final class CheckWords {
    private static final int WIDTH = 78;

    private CheckWords() {}

    /** {@return a line for each check} */
    static String list(final List<Check> checks) {
        int width = 0;
        for (final Check check : checks) {
            width = Math.max(width, check.description().name().length());
        }
        final StringBuilder text = new StringBuilder();
        for (final Check check : checks) {
            text.append(String.format(
                    "%-" + width + "s  %s%n",
                    check.description().name(),
                    check.description().finds()));
        }
        return text.toString();
    }

    /** {@return how a check judges, its thresholds and its sources} */
    static String explain(final Check.Description check) {
        final StringBuilder text = new StringBuilder();
        text.append(check.name()).append(": ").append(check.finds()).append("\n\n");
        wrap(check.reasoning(), text);
        for (int i = 0; i < check.thresholds().size(); i++) {
            final Threshold threshold = check.thresholds().get(i);
            text.append(i == 0 ? "\nThresholds:\n" : "")
                    .append(String.format(
                            "  %s.%s=%d%n      %s%n",
                            check.name(), threshold.name(), threshold.value(), threshold.sentence()));
        }
        text.append("\nSources:\n");
        for (final String reference : check.references()) {
            text.append("  ").append(reference).append('\n');
        }
        return text.toString();
    }

    private static void wrap(final String sentences, final StringBuilder text) {
        int column = 0;
        for (final String word : sentences.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += word.length() + (column == 0 ? 0 : 1);
        }
        text.append('\n');
    }
}
