package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs pipelines that people copy from tutorials with netstat and with Sockeye under the name of netstat. */
@Shows(Exhibit.SOCKETS)
class TutorialPipelinesIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "netstat -an | awk '/^tcp/ {++S[$NF]}  END {for (a in S) print a,S[a]}'",
                "netstat -n | awk '/^tcp/ {++state[$NF]} END {for (key in state) print key,\"\\t\",state[key]}'",
                "netstat -ant|awk '{print $6}'|sort|uniq -c|sort -nr",
                "netstat -ant|grep \"10.77.0.*\"|awk '{print $5}'|awk -F: '{print $1}'|sort -nr|uniq -c",
                "netstat -anp | grep :80 | awk '{print $5}' | cut -d: -f1 | sort | uniq -c | sort -rn",
                "netstat -nat | grep -i \"80\" | wc -l",
                "netstat -ant | grep TIME_WAIT | wc -l",
                "netstat -tulpn | grep -a LISTEN | awk '{print $7}' | cut -d/ -f1 | sort",
                "netstat -tlnp | awk '/LISTEN/ {split($7, p, \"/\"); print $4, p[1]}' | sort",
                "netstat -lx | awk '$2 == 2 {print $NF}' | sort",
                "netstat -ntu | awk '{print $5}' | cut -d: -f1 | sort | uniq -c | sort -n",
                "netstat -at | tail -n +3 | cut -c1-4 | uniq"
            })
    void shouldGiveTheSameThroughSockeye(final String pipeline, final Zoo zoo) {
        final List<String> expected = sortedLines(zoo, Installation.netstatBin(), pipeline);
        assertFalse(expected.isEmpty(), "the pipeline shows nothing in the zoo");
        assertEquals(expected, sortedLines(zoo, zoo.imageBin(), pipeline));
    }

    private static List<String> sortedLines(final Zoo zoo, final Path bin, final String pipeline) {
        final Outcome outcome = zoo.run(User.ROOT, bin, List.of("sh", "-c", pipeline));
        assertEquals("", outcome.stderr());
        assertEquals(0, outcome.exitCode());
        final String safe = SafeText.of(outcome.stdout(), zoo.programs());
        // The order in which awk walks an array may depend on the order of the rows.
        return Stream.of(safe.split("\n"))
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }
}
