package io.sockeye.cli.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTextTest {
    @ParameterizedTest
    @CsvSource({
        "3, 1000000000, 3.00/s",
        "3, 1003000000, 2.99/s",
        "1, 600000000000, 0.001667/s",
        "1, 10000000000, 0.10/s",
        "1, 3600000000000000, 0.000000/s",
        "1, 2000, 500000.00/s",
        "-1, 1000000000, 18446744073709551615.00/s",
        "-1, 1, 18446744073709551615000000000.00/s"
    })
    void shouldDivideByTime(final long count, final long nanos, final String expected) {
        assertEquals(expected, RateText.perSecond(count, nanos));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.000 s", "1002500000, 1.003 s", "1002499999, 1.002 s", "3600000000000, 3600.000 s"})
    void shouldRoundToMilliseconds(final long nanos, final String expected) {
        assertEquals(expected, RateText.seconds(nanos));
    }
}
