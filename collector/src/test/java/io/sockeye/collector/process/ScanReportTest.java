package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
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

    @Test
    void shouldAddUpWhatScannersSaw() {
        final ScanReport one = new ScanReport(true, 1, 2, 30, 4, 5);
        final ScanReport other = new ScanReport(true, 10, 20, 1L << 40, 40, 50);

        assertEquals(new ScanReport(true, 11, 22, (1L << 40) + 30, 44, 55), one.plus(other));
        assertFalse(one.plus(new ScanReport(false, 0, 0, 0, 0, 0)).rootReadable());
    }
}
