package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

/**
 * The pipelines of the tutorial that the README shows, each beside the one command that takes its place: both are run
 * by a shell as they are printed there, and count the same.
 */
@Shows(Exhibit.SOCKETS)
class ReadmeCountsIT {
    private static final String PIPELINE = "    netstat ";
    private static final String COMMAND = "    sockeye count ";
    private static final int QUESTIONS = 3;

    @Test
    void shouldCountWhatThePipelinesCount(final Zoo zoo) throws IOException {
        final List<String> lines = section();
        int questions = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith(COMMAND)) {
                assertTrue(lines.get(i - 1).startsWith(PIPELINE), lines.get(i - 1));
                final Map<String, Long> counted = groups(shell(zoo, lines.get(i)));
                assertFalse(counted.isEmpty(), lines.get(i));
                assertEquals(pairs(shell(zoo, lines.get(i - 1))).toString(), counted.toString(), lines.get(i));
                questions++;
            }
        }
        assertEquals(QUESTIONS, questions);
    }

    private static List<String> section() throws IOException {
        final List<String> section = new ArrayList<>();
        boolean isIn = false;
        for (final String line : Files.readAllLines(Path.of("../README.md"))) {
            if (line.startsWith("#")) {
                isIn = line.equals("### Counts");
            }
            if (isIn) {
                section.add(line);
            }
        }
        return section;
    }

    private static String shell(final Zoo zoo, final String line) {
        final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), List.of("sh", "-c", line.trim()));
        assertEquals("", outcome.stderr());
        assertEquals(0, outcome.exitCode());
        return outcome.stdout();
    }

    /** A number and a word a line, in any order. */
    private static Map<String, Long> pairs(final String text) {
        final Map<String, Long> pairs = new TreeMap<>();
        for (final String line : text.split("\n")) {
            final String[] words = line.trim().split("\\s+");
            assertEquals(2, words.length, line);
            final boolean isNumberFirst = words[0].matches("\\d+");
            pairs.put(words[isNumberFirst ? 1 : 0], Long.parseLong(words[isNumberFirst ? 0 : 1]));
        }
        return pairs;
    }

    /** What is between the header and the total. */
    private static Map<String, Long> groups(final String text) {
        final List<String> lines = new ArrayList<>(List.of(text.split("\n")));
        assertTrue(lines.get(0).contains("COUNT") || lines.get(0).contains("count"), text);
        assertTrue(lines.getLast().contains("total"), text);
        return pairs(String.join("\n", lines.subList(1, lines.size() - 1)));
    }
}
