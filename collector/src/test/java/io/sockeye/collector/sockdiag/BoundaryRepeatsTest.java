package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;

class BoundaryRepeatsTest {
    private final BoundaryRepeats repeats = new BoundaryRepeats();

    @Test
    void shouldFindWhatComesAgainInTheNextDatagram() {
        repeats.beginDatagram();
        assertFalse(repeats.isRepeat(1));
        assertFalse(repeats.isRepeat(2));
        repeats.beginDatagram();
        assertTrue(repeats.isRepeat(2));
        assertFalse(repeats.isRepeat(3));
    }

    @Test
    void shouldTakeNoSocketWithoutCookieForARepeat() {
        repeats.beginDatagram();
        assertFalse(repeats.isRepeat(0));
        repeats.beginDatagram();
        assertFalse(repeats.isRepeat(0));
    }

    @Test
    void shouldForgetTheDumpBefore() {
        repeats.beginDatagram();
        assertFalse(repeats.isRepeat(7));
        repeats.clear();
        repeats.beginDatagram();
        assertFalse(repeats.isRepeat(7));
    }

    /** A dump in which each datagram may begin with some of the sockets that the one before ended with. */
    @Test
    void shouldDeliverEachSocketOnceHoweverManyComeAgain() {
        final Random random = Seeds.random();
        final Set<Long> delivered = new HashSet<>();
        long next = 1;
        for (int datagram = 0; datagram < 2000; datagram++) {
            repeats.beginDatagram();
            final long again = Math.min(next - 1, random.nextInt(BoundaryRepeats.WINDOW + 1));
            final long end = next + random.nextInt(300);
            for (long cookie = next - again; cookie < end; cookie++) {
                if (!repeats.isRepeat(cookie)) {
                    assertTrue(delivered.add(cookie), "delivered twice: cookie=" + cookie);
                }
            }
            next = Math.max(next, end);
        }
        assertEquals(next - 1, delivered.size());
    }
}
