package io.sockeye.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;

import org.junit.jupiter.api.Test;

class ReportTest {
    private final ProgramResult sockeye = result("sockeye -tan");
    private final ProgramResult ss = result("ss -tanH");

    @Test
    void shouldHoldMediansAgainstSs() {
        sockeye.rows(5, 5);
        ss.rows(5, 5);

        final String[] lines = new Report(List.of(sockeye, ss)).table().split("\n");

        assertEquals("| `sockeye -tan` | 3 | 0.200 (0.100-0.900) | 1.00 |  | 0.20 | 9.0 | 5 |", lines[2]);
        assertEquals("| `ss -tanH` | 3 | 0.200 (0.100-0.900) | 1.00 |  | 0.20 | 9.0 | 5 |", lines[3]);
        assertNull(sockeye.fault());
    }

    @Test
    void shouldNotLetAWrongCountPass() {
        sockeye.rows(4, 5);

        assertEquals("rows=4, expected=5", sockeye.fault());
    }

    @Test
    void shouldNotLetAFailurePass() {
        sockeye.add(new Measurement(1, 1, 1, 3));

        assertEquals("exit code 3", sockeye.fault());
    }

    private static ProgramResult result(final String name) {
        final ProgramResult result = new ProgramResult(new Program("list", name, List.of(name), 0, false, false));
        for (final int tenths : new int[] {9, 1, 2}) {
            result.add(new Measurement(tenths * 100_000_000L, tenths * 100, tenths * 1024, 0));
        }
        return result;
    }
}
