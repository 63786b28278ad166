package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedRowTest {
    @ParameterizedTest
    @CsvSource({
        "row on (1.00/2/0), row on (3.99/2/0), true",
        "row on (1.00/2/0), row on (4.01/2/0), false",
        "row on (0.01/2/0), row on (25.60/3/0), true",
        "row on (0.01/2/0), row on (25.60/4/0), false",
        "row keepalive (0.01/0/1), row keepalive (60.00/0/2), true",
        "row keepalive (0.01/0/1), row keepalive (60.00/0/3), false",
        "row on (1.00/2/0), row probe (1.00/2/0), false",
        "row on (1.00/2/0), other on (1.00/2/0), false",
        "row off (0.00/0/0), row off (0.00/0/0), true",
        "row off (0.00/0/0), row off (0.01/0/0), false",
        "row off (0.00/0/0), row off (0.00/1/0), false",
        "row unkn-5 (0.10/0/0), row unkn-5 (0.20/0/0), true",
        "row (without) timer, row (without) timer, true",
        "row (without) timer, row (with) timer, false",
        "row on (1.0/2/0), row on (1.1/2/0), false",
    })
    void shouldAllowRunningTimersTheirTolerance(final String one, final String other, final boolean close) {
        assertEquals(close, TimedRow.of(one).isCloseTo(TimedRow.of(other)));
        assertEquals(close, TimedRow.of(other).isCloseTo(TimedRow.of(one)));
    }
}
