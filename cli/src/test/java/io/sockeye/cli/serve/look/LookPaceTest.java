package io.sockeye.cli.serve.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How seldom looks come when they are dear. */
class LookPaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldLookAsWishedWhileThatIsCheap() {
        final LookPace pace = new LookPace(10 * SECOND, 5);
        assertEquals(10 * SECOND, pace.intervalNanos());
        pace.looked(SECOND / 2);
        assertEquals(10 * SECOND, pace.intervalNanos());
        assertFalse(pace.isStretched());
    }

    @Test
    void shouldKeepItsShareAndComeBack() {
        final LookPace pace = new LookPace(10 * SECOND, 5);
        pace.looked(2 * SECOND);
        assertEquals(40 * SECOND, pace.intervalNanos());
        assertTrue(pace.isStretched());
        pace.looked(SECOND / 10);
        assertEquals(10 * SECOND, pace.intervalNanos());
        assertFalse(pace.isStretched());
    }
}
