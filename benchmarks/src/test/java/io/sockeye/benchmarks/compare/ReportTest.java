package io.sockeye.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;
import io.sockeye.benchmarks.results.DumpResult;
import io.sockeye.benchmarks.results.Host;
import io.sockeye.benchmarks.results.Results;
import io.sockeye.benchmarks.results.SizeResult;

class ReportTest {
    private static final Host HOST = new Host("host", "6.18", 2, "cpu", 1024, 0.5, 1234, "25");

    @Test
    void shouldHoldProgramsOfAGroupAgainstEachOther() {
        assertHas("| `sockeye -tan` | 5 | 0.200 (0.100-0.300) | 0.50 | 0.25 | 0.20 | 9.0 | 1000 |");
        assertHas("| `ss -tanH` | 5 | 0.400 (0.300-0.500) | 1.00 | 0.50 | 0.40 | 9.0 | 1000 |");
        assertHas("| `sockeye -tanp` | 5 | 0.300 (0.200-0.400) | 0.0030 |  | 0.30 | 9.0 | 1000 |");
    }

    @Test
    void shouldSayWhyThereIsNoFigure() {
        assertHas("| `lsof` | | not installed | | | | | |");
        assertHas("| `ss -tanpH` | | 100 (estimated) | 1.00 |  | | | |");
        assertHas("| `sockeye -tulnp` | 5 | 0.100 (0.000-0.200) |  |  | 0.10 | 9.0 | WRONG: rows=1 |");
    }

    @Test
    void shouldHoldDumpsAgainstTheDrain() {
        assertHas("| one thread | 9 | 5.0 (4.0-6.0) | 1.25 | 5000 |");
    }

    @Test
    void shouldShowWhatASocketCostsAtEachSize() {
        assertHas("| ns a socket, peak MiB | 1,000 | 2,000 |");
        assertHas("| `sockeye -tan` | 200000, 9.0 | 100000, 9.0 |");
        assertHas("| `lsof` |  |  |");
    }

    @Test
    void shouldHoldRoutesAgainstNetstat() {
        assertHas("## 3,000 routes");
        assertHas("| `sockeye -rn` | 5 | 0.300 (0.200-0.400) |  | 0.50 | 0.30 | 9.0 | 1000 |");
    }

    @Test
    void shouldHoldAQuietHostAgainstABareJvm() {
        assertHas("| command | runs | wall s | to bare | to netstat | CPU s | peak MiB | rows |");
        assertHas("| `sockeye -tan` | 5 | 0.200 (0.100-0.300) | 2.00 |  | 0.20 | 9.0 | 1000 |");
    }

    private static void assertHas(final String line) {
        final List<CommandResult> commands = List.of(
                measured("list", "sockeye -tan", 200),
                measured("list", "netstat -tan", 800),
                measured("list", "ss -tanH", 400),
                new CommandResult(
                        "sockeye -tulnp", "servers", Outcome.FAILED, "rows=1", 5, 100.0, 0.0, 200.0, 100.0, 9.0, 1L),
                measured("processes", "sockeye -tanp", 300),
                CommandResult.without("lsof", "processes", Outcome.NOT_INSTALLED, "not installed"),
                CommandResult.estimated("ss -tanpH", "processes", "estimated", 100_000));
        final List<DumpResult> dumps =
                List.of(new DumpResult("drain", 1000, 9, 4, 3, 5), new DumpResult("one_thread", 1000, 9, 5, 4, 6));
        final Results results = new Results(
                "2026-01-01",
                "abc",
                HOST,
                5,
                List.of(new SizeResult(1000, "READY", commands, dumps), new SizeResult(2000, "READY", commands, dumps)),
                List.of(measured("bare", "bare JVM", 100), measured("list", "sockeye -tan", 200)),
                List.of(new SizeResult(
                        3000,
                        "many routes",
                        List.of(measured("routes", "sockeye -rn", 300), measured("routes", "netstat -rn", 600)),
                        List.of())));

        final String markdown = new Report(results).markdown();
        assertTrue(markdown.lines().anyMatch(line::equals), line + "\nis not in\n" + markdown);
    }

    private static CommandResult measured(final String group, final String name, final double wallMs) {
        return new CommandResult(
                name, group, Outcome.MEASURED, null, 5, wallMs, wallMs - 100, wallMs + 100, wallMs, 9.0, 1000L);
    }
}
