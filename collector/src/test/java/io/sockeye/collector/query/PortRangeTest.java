package io.sockeye.collector.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortRangeTest {
    @ParameterizedTest
    @CsvSource({
        "'32768\t60999\n', 32768, 60999",
        "'1024\t65535\n', 1024, 65535",
        "'', 32768, 60999",
        "'5\n', 32768, 60999",
        "'a\tb\n', 32768, 60999",
        "'9\t8\n', 32768, 60999",
        "'1\t65536\n', 32768, 60999"
    })
    void shouldReadTheRangeOrTakeTheDefault(final String text, final int first, final int last) {
        assertEquals(new PortRange(first, last), PortRange.parse(text));
    }
}
