package io.sockeye.benchmarks.farm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FarmCountsTest {
    private static final FarmCounts COUNTS = new FarmCounts(1, 2, 3, 4, 5, 6, 7, 8);

    @Test
    void shouldReadWhatItWrites() {
        assertEquals(COUNTS, FarmCounts.parse("READY " + COUNTS.toLine() + " processes=1 namespace=tcp\n"));
    }

    @Test
    void shouldSumUp() {
        assertEquals(new FarmCounts(2, 4, 6, 8, 10, 12, 14, 16), COUNTS.plus(COUNTS));
    }

    @Test
    void shouldCountListenersAmongTcp() {
        assertEquals(10, COUNTS.allTcp());
        assertEquals(4, COUNTS.allTcp4());
    }

    @Test
    void shouldRefuseALineThatLacksACount() {
        assertThrows(IllegalArgumentException.class, () -> FarmCounts.parse("READY tcp=1"));
    }
}
