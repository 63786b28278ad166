package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Holds the README to the table of options: where one of its two tables differs, put in the one that is printed. */
class ReadmeOptionsTest {
    private static final String NETSTAT_HEADING = "| option | as netstat | what |\n|---|---|---|\n";
    private static final String SOCKEYE_HEADING = "| option | what |\n|---|---|\n";

    @Test
    void shouldTellOfNetstatsOptions() throws IOException {
        assertReadmeHas(NETSTAT_HEADING, table(NETSTAT_HEADING, OptionTable.netstat()));
    }

    @Test
    void shouldTellOfSockeyesOptions() throws IOException {
        assertReadmeHas(SOCKEYE_HEADING, table(SOCKEYE_HEADING, OptionTable.sockeye()));
    }

    private static void assertReadmeHas(final String heading, final String expected) throws IOException {
        final String readme = Files.readString(Path.of("../README.md"));
        final int begin = readme.indexOf(heading);
        assertTrue(begin >= 0, () -> "not in README.md:\n" + expected);
        final int end = readme.indexOf("\n\n", begin);
        assertEquals(expected, readme.substring(begin, end + 1), () -> "README.md wants this table:\n" + expected);
    }

    /** Options that share a row stand side by side; what has no row is not told of. */
    private static String table(final String heading, final Option[] options) {
        final StringBuilder text = new StringBuilder(heading);
        for (int i = 0; i < options.length; i++) {
            final Option first = options[i];
            if (first.what() == null) {
                continue;
            }
            text.append("| ").append(String.join(", ", names(first)));
            while (i + 1 < options.length && options[i + 1].sharesRow()) {
                i++;
                text.append(", ").append(String.join(", ", names(options[i])));
            }
            text.append(" | ").append(first.relation() == null ? "" : first.relation() + " | ");
            text.append(first.what()).append(" |\n");
        }
        return text.toString();
    }

    private static List<String> names(final Option option) {
        return Stream.of(option.shownLetter(), option.shownLongName())
                .filter(name -> name != null)
                .map(name -> "`" + name.replace("|", "\\|") + "`")
                .toList();
    }
}
