package io.sockeye.benchmarks.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;
import io.sockeye.benchmarks.results.DumpResult;
import io.sockeye.benchmarks.results.Host;
import io.sockeye.benchmarks.results.Results;
import io.sockeye.benchmarks.results.ResultsJson;
import io.sockeye.benchmarks.results.SizeResult;

class GoalCheckTest {
    private static final String JMH = """
            [{"benchmark": "io.sockeye.SomeBenchmark.parse", "params": {"sockets": "1000", "family": "INET"},
              "primaryMetric": {"score": 14.0, "scoreUnit": "ns/op"},
              "secondaryMetrics": {"gc.alloc.rate": {"score": 0.01}, "gc.alloc.rate.norm": {"score": 0.0003}}},
             {"benchmark": "io.sockeye.SomeBenchmark.parse", "params": {"sockets": "1000", "family": "INET6"},
              "primaryMetric": {"score": 20.0, "scoreUnit": "ns/op"},
              "secondaryMetrics": {"gc.alloc.rate": {"score": 0.0}}},
             {"benchmark": "io.sockeye.SomeBenchmark.naiveSplit", "params": {"sockets": "1000"},
              "primaryMetric": {"score": 900.0, "scoreUnit": "ns/op"},
              "secondaryMetrics": {"gc.alloc.rate": {"score": 9.0}, "gc.alloc.rate.norm": {"score": 300.0}}}]
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeGoodResults() throws IOException {
        write(
                new SizeResult(
                        1000,
                        "READY",
                        List.of(
                                measured("sockeye -tan", 30, 50),
                                measured("ss", 30, 50),
                                measured("ss -tanH", 100, 7),
                                CommandResult.estimated("ss -tanpH", "processes", "estimated", 5000),
                                CommandResult.without("lsof", "processes", Outcome.NOT_INSTALLED, "not installed")),
                        List.of(new DumpResult("drain", 1000, 9, 10, 9, 11))),
                new SizeResult(
                        2000, "READY", List.of(measured("sockeye -tan", 70, 50), measured("ss", 70, 50)), List.of()));
        Files.writeString(directory.resolve("jmh.json"), JMH);
        Files.writeString(
                directory.resolve("serve.json"), "{\"--by=none\": {\"look_cpu_ms\": 13, \"loop_cpu_ms\": 10}}");
    }

    @ParameterizedTest
    @CsvSource({
        "'wall_ms(1000, sockeye -tan) / wall_ms(1000, ss -tanH) <= 0.3'",
        "'wall_ms(quiet, sockeye -tan) <= 30'",
        "'routes_wall_ms(5000, sockeye -rn) / routes_wall_ms(5000, netstat -rn) <= 0.5'",
        "'routes_peak_mib(5000, sockeye -rn) <= 35'",
        "'wall_ns_per_socket(1000, sockeye -tan) <= 30000'",
        "'wall_ns_per_socket(2000, sockeye -tan) / wall_ns_per_socket(1000, sockeye -tan)   <= 1.2'",
        "'peak_mib(2000, sockeye -tan) / peak_mib(1000, sockeye -tan) <= 1'",
        "'dump_ms(1000, drain) <= 10'",
        "'serve(--by=none, look_cpu_ms) / serve(--by=none, loop_cpu_ms) <= 1.3'",
        "'ns(SomeBenchmark.parse, sockets=1000, family=INET) <= 15'",
        "'ns(SomeBenchmark.parse) <= 20'"
    })
    void shouldPassAGoalThatIsMet(final String goal) throws IOException {
        final GoalCheck check = check(goal);

        assertEquals(List.of(), check.missed());
        // The goal, and the two benchmarks that must not allocate.
        assertEquals(3, check.met().size(), check.met().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'wall_ms(1000, sockeye -tan) / wall_ms(1000, ss -tanH) <= 0.29', 'measured=0.3000, goal=0.2900'",
        "'wall_ms(quiet, sockeye -tan) <= 29.9', 'measured=30.00, goal=29.90'",
        "'wall_ns_per_socket(2000, ss) / wall_ns_per_socket(1000, ss) <= 1.15', 'measured=1.167, goal=1.150'",
        "'peak_mib(1000, sockeye -tan) <= 49', 'measured=50.00, goal=49.00'",
        "'dump_ms(1000, drain) <= 9.5', 'measured=10.00, goal=9.500'",
        "'serve(--by=none, look_cpu_ms) <= 12', 'measured=13.00, goal=12.00'",
        "'ns(SomeBenchmark.parse, family=INET) <= 13', 'measured=14.00, goal=13.00'",
        "'ns(SomeBenchmark.parse) <= 19', 'measured=20.00, goal=19.00'"
    })
    void shouldMissAFigurePastItsGoal(final String goal, final String figures) throws IOException {
        final GoalCheck check = check(goal);

        assertEquals(List.of(goal.substring(0, goal.indexOf(" <=")) + ": " + figures), check.missed());
    }

    @ParameterizedTest
    @CsvSource({
        "'wall_ms(3000, sockeye -tan) <= 1', 'wall_ms(3000, sockeye -tan)'",
        "'wall_ms(1000, sockeye -tan) / wall_ms(1000, lsof) <= 1', 'wall_ms(1000, lsof)'",
        "'wall_ms(1000, sockeye -tan) / wall_ms(1000, ss -tanpH) <= 1', 'wall_ms(1000, ss -tanpH)'",
        "'peak_mib(quiet, ss -tanH) <= 1', 'peak_mib(quiet, ss -tanH)'",
        "'dump_ms(1000, two_threads) / dump_ms(1000, drain) <= 0.65', 'dump_ms(1000, two_threads)'",
        "'serve(--by=all, look_cpu_ms) <= 1', 'serve(--by=all, look_cpu_ms)'",
        "'serve(--by=none, looks) <= 1', 'serve(--by=none, looks)'",
        "'ns(SomeBenchmark.print) <= 1', 'ns(SomeBenchmark.print)'",
        "'ns(SomeBenchmark.parse, sockets=5) <= 1', 'ns(SomeBenchmark.parse, sockets=5)'"
    })
    void shouldMissAFigureThatIsMissing(final String goal, final String figure) throws IOException {
        final GoalCheck check = check(goal);

        assertEquals(List.of(goal.substring(0, goal.indexOf(" <=")) + ": not measured: " + figure), check.missed());
    }

    @Test
    void shouldMissAnyAllocation() throws IOException {
        Files.writeString(directory.resolve("jmh.json"), JMH.replace("0.0003", "0.01"));

        assertEquals(
                List.of("bytes(SomeBenchmark.parse{family=INET, sockets=1000}): measured=0.01000, goal=0.01000"),
                check("").missed());
    }

    @Test
    void shouldMissAnAllocationThatNobodyHasLookedFor() throws IOException {
        Files.writeString(directory.resolve("jmh.json"), JMH.replace("\"gc.alloc.rate\": {\"score\": 0.0}", ""));

        assertEquals(
                List.of("bytes(SomeBenchmark.parse{family=INET6, sockets=1000}): not measured: run JMH with -prof gc"),
                check("").missed());
    }

    @Test
    void shouldMissARunThatFailed() throws IOException {
        write(new SizeResult(
                1000,
                "READY",
                List.of(CommandResult.without("sockeye -tan", "list", Outcome.FAILED, "rows=1, expected=2")),
                List.of()));

        assertEquals(
                List.of("run(1000, sockeye -tan): rows=1, expected=2"),
                check("").missed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wall_ms(1000, sockeye -tan)",
                "wall_ms(1000, sockeye -tan) < 1",
                "wall_ms(1000) <= 1",
                "wall(1000, sockeye -tan) <= 1",
                "wall_ms(1000, sockeye -tan) <= fast"
            })
    void shouldNotPassOverALineThatIsNoGoal(final String line) {
        assertThrows(IllegalArgumentException.class, () -> check(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jmh.json", "compare.json"})
    void shouldSayWhichFileIsNotThere(final String file) throws IOException {
        Files.delete(directory.resolve(file));

        final IOException e = assertThrows(IOException.class, () -> check(""));

        assertTrue(e.getMessage().startsWith("not there: " + directory.resolve(file)), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{}]", "{}", "[", "[{\"benchmark\": \"a.b\", \"primaryMetric\": {\"scoreUnit\": \"s/op\"}}]"})
    void shouldSayThatAFileIsNotJmhs(final String json) throws IOException {
        Files.writeString(directory.resolve("jmh.json"), json);

        final IOException e = assertThrows(IOException.class, () -> check(""));

        assertTrue(e.getMessage().startsWith("not what JMH writes: "), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "{\"--by=none\": 1}", "{"})
    void shouldSayThatAFileIsNotOfServe(final String json) throws IOException {
        Files.writeString(directory.resolve("serve.json"), json);

        final IOException e = assertThrows(IOException.class, () -> check(""));

        assertTrue(e.getMessage().startsWith("no figures of serve: "), e.getMessage());
    }

    @Test
    void shouldUnderstandEveryGoalThatWeHave() throws IOException {
        final GoalCheck check = GoalCheck.of(Path.of("goals"), directory);

        assertEquals(
                List.of(),
                check.missed().stream()
                        .filter(line -> !line.contains(": not measured: "))
                        .toList());
        assertTrue(check.missed().size() >= 20, check.missed().toString());
    }

    private GoalCheck check(final String goal) throws IOException {
        return GoalCheck.of(Files.writeString(directory.resolve("goals"), "# comment\n\n" + goal + "\n"), directory);
    }

    private void write(final SizeResult... sizes) throws IOException {
        final Host host = new Host("host", "6.18", 2, "cpu", 1024, 0.5, 100, "25");
        final List<CommandResult> quiet = List.of(measured("sockeye -tan", 30, 40));
        final SizeResult routes = new SizeResult(
                5000, "routes", List.of(measured("sockeye -rn", 60, 35), measured("netstat -rn", 120, 2)), List.of());
        ResultsJson.write(directory, new Results("2026-01-01", "abc", host, 5, List.of(sizes), quiet, List.of(routes)));
    }

    private static CommandResult measured(final String name, final double wallMs, final double peakMib) {
        return new CommandResult(
                name, "list", Outcome.MEASURED, null, 5, wallMs, wallMs - 1, wallMs + 1, wallMs, peakMib, 1000L);
    }
}
