package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanReportTest {
    @ParameterizedTest
    @CsvSource({
        // rootReadable, processesDenied, sockets, unreadable
        "true, 0, 0, 0, NONE",
        "true, 0, 5, 0, NONE",
        "true, 0, 0, 3, NONE",
        "true, 1, 0, 0, NOTHING_READABLE",
        "true, 9, 1, 0, SOME_DENIED",
        "false, 0, 0, 0, NOTHING_READABLE",
    })
    void shouldSayWhatNetstatWouldSay(
            final boolean rootReadable,
            final int processesDenied,
            final long sockets,
            final long unreadable,
            final ScanReport.Shortfall expected) {
        final ScanReport report = new ScanReport(rootReadable, 10, processesDenied, 100, sockets, unreadable);

        assertEquals(expected, report.shortfall());
    }
}
