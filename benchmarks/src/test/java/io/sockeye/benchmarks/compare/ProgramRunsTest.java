package io.sockeye.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;

class ProgramRunsTest {
    private final ProgramRuns runs =
            new ProgramRuns(new Program("list", "ss", List.of("ss"), 0, Program.Lists.TCP, Program.Effort.LINEAR));

    @BeforeEach
    void run() {
        for (final int tenths : new int[] {9, 1, 2}) {
            runs.add(new Measurement(tenths * 100_000_000L, tenths * 100, tenths * 1024, 0, ""));
        }
    }

    @Test
    void shouldGiveMediansAndTheHighestPeak() {
        runs.rows(5, 5);

        assertEquals(
                new CommandResult("ss", "list", Outcome.MEASURED, null, 3, 200.0, 100.0, 900.0, 200.0, 9.0, 5L),
                runs.result());
    }

    @Test
    void shouldNotLetAWrongCountPass() {
        runs.rows(4, 5);

        assertEquals(Outcome.FAILED, runs.result().outcome());
        assertEquals("rows=4, expected=5", runs.result().note());
    }

    @Test
    void shouldNotLetAFailurePass() {
        runs.rows(5, 5);
        runs.add(new Measurement(1, 1, 1, 3, "ss: no"));

        assertEquals(Outcome.FAILED, runs.result().outcome());
        assertEquals("exit code 3: ss: no", runs.result().note());
    }
}
