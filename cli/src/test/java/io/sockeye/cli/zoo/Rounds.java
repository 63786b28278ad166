package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** Runs Sockeye with {@code -c} for a while. */
final class Rounds {
    private static final String SECONDS = "3";

    private Rounds() {}

    /** {@return so many lines of what it printed, decoded; it ends when nobody reads on} */
    static String lines(final Zoo zoo, final String options, final int lines) {
        final String line = "sockeye " + options + " 0.2 | head -n " + lines;
        final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), List.of("bash", "-c", line));
        assertEquals("", outcome.stderr());
        return StrictReader.utf8(outcome.stdout());
    }

    /** {@return what it printed, decoded; a round is written as a whole, and it is stopped between two} */
    static String run(final Zoo zoo, final String options) {
        final List<String> command =
                new ArrayList<>(List.of("timeout", "--preserve-status", "-s", "INT", SECONDS, "sockeye"));
        command.addAll(OptionSets.split(options));
        final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), command);
        assertEquals("", outcome.stderr());
        return StrictReader.utf8(outcome.stdout());
    }
}
