package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How rows in the formats for other programs end where they cannot be written, or were asked for wrongly. */
@Shows(Exhibit.SOCKETS)
class FormatErrorsIT {
    private static final String MODES = "-anp -s";

    private static Outcome bash(final Zoo zoo, final String line) {
        return zoo.run(User.ROOT, zoo.imageBin(), List.of("bash", "-c", line));
    }

    static Stream<String> everyModeAndFormat() {
        return Stream.of(MODES.split(" "))
                .flatMap(mode -> FormatComparison.FORMATS.stream().map(format -> mode + " --format=" + format));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-tan --format=jsonl --fields=rt | sockeye: no field 'rt'; the nearest: 'rtt_us' 'rtt_var_us' 'rto_us'",
                "-tan --format=csv --fields=inode,recvq | sockeye: no field 'recvq'; the nearest: 'recv_q'",
                "-tan --format=tsv --fields=PID | sockeye: no field 'PID'; the nearest: 'uid' 'pid'",
                "-rn --format=json --fields=gatway | sockeye: no field 'gatway'; the nearest: 'gateway'",
                "-i --format=json --fields=mtus | sockeye: no field 'mtus'; the nearest: 'mtu'",
                "-s --format=json --fields=Name | sockeye: no field 'Name'; the nearest: 'name' 'time'",
                "-tan --format=csv --fields=inode,inode | sockeye: field 'inode' is named twice",
                "-tan --format=jsn | sockeye: no format 'jsn'; the nearest: 'json' 'jsonl' 'csv'",
                "-rn --format=jsn | sockeye: no format 'jsn'; the nearest: 'json' 'jsonl' 'csv'",
                "-tan --format=xml | sockeye: no format 'xml'; the nearest: 'netstat' 'jsonl' 'json' 'csv' 'tsv'",
                "-tan --fields=inode | sockeye: '--fields' needs --format=jsonl, json, csv or tsv",
                "-tan --format=netstat --fields=inode | sockeye: '--fields' needs --format=jsonl, json, csv or tsv",
                "-tan --format=jsn --fields=help | sockeye: no format 'jsn'; the nearest: 'json' 'jsonl' 'csv'",
                "-tan --no-header | sockeye: '--no-header' needs --format=jsonl, json, csv or tsv",
                "-tan --nul | sockeye: '--nul' needs --format=jsonl, json, csv or tsv",
                "schema nonsense | sockeye: schema: no mode 'nonsense'; possibilities: 'sockets' 'routes' 'interfaces'"
                        + " 'neighbours' 'groups' 'counters' 'connections' 'masquerades' 'legacy'"
                        + " 'legacy_routes' 'findings'"
            })
    @Execution(ExecutionMode.CONCURRENT)
    void shouldNameWhatIsNotThereAndWhatIsNearest(final String options, final String words, final Zoo zoo) {
        final Outcome outcome = bash(zoo, "sockeye " + options);
        assertEquals(words + "\n", outcome.stderr());
        assertEquals("", outcome.stdout());
        assertEquals(3, outcome.exitCode());
    }

    @ParameterizedTest
    @MethodSource("everyModeAndFormat")
    @Execution(ExecutionMode.CONCURRENT)
    void shouldEndQuietlyWhenTheReaderHasSeenEnough(final String options, final Zoo zoo) {
        for (final String reader : List.of("head -1 >/dev/null", "true")) {
            final Outcome outcome = bash(zoo, "sockeye " + options + " | " + reader + "; echo ${PIPESTATUS[0]}");
            assertEquals("", outcome.stderr());
            assertEquals("0\n", outcome.stdout());
        }
    }

    @ParameterizedTest
    @MethodSource("everyModeAndFormat")
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayThatTheDiskIsFull(final String options, final Zoo zoo) {
        final Outcome outcome = bash(zoo, "sockeye " + options + " >/dev/full");
        assertEquals("sockeye: cannot write: No space left on device\n", outcome.stderr());
        assertEquals(1, outcome.exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "schema routes", "-tan --fields=help", "-r --fields=help"})
    void shouldEndTheSameWhereNoRowsAreWritten(final String options, final Zoo zoo) {
        final Outcome full = bash(zoo, "sockeye " + options + " >/dev/full");
        assertEquals("sockeye: cannot write: No space left on device\n", full.stderr());
        assertEquals(1, full.exitCode());
        assertEquals(
                "0\n",
                bash(zoo, "sockeye " + options + " | true; echo ${PIPESTATUS[0]}")
                        .stdout());
    }

    @ParameterizedTest
    @CsvSource({
        "-tan, sockets",
        "-r, routes",
        "-i, interfaces",
        "-s, counters",
        "-g, groups",
        "-M, masquerades",
        "--rose, legacy",
        "-rAddp, legacy_routes"
    })
    void shouldListTheFieldsOfAMode(final String options, final String kind, final Zoo zoo) {
        final Outcome outcome = bash(zoo, "sockeye " + options + " --fields=help");
        assertEquals("", outcome.stderr());
        assertEquals(0, outcome.exitCode());
        final List<String> lines = outcome.stdout().lines().toList();
        assertEquals("Fields of " + kind + " (* given if none are named):", lines.getFirst());
        assertTrue(
                lines.stream().skip(1).allMatch(line -> line.matches("[* ] [a-z][a-z0-9_]* +[A-Z].*\\.")),
                lines::toString);
    }
}
