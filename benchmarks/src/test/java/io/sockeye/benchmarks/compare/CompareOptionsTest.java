package io.sockeye.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CompareOptionsTest {
    @Test
    void shouldReadEveryOption() {
        assertEquals(
                new CompareOptions(10, 30, 7, true, true),
                CompareOptions.parse("--connections", "10", "--slow", "--ipv6", "30", "--runs", "7", "--record"));
    }

    @Test
    void shouldHaveDefaults() {
        assertEquals(new CompareOptions(200_000, 0, 5, false, false), CompareOptions.parse());
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> CompareOptions.parse("--nonsense"));
        assertThrows(IllegalArgumentException.class, () -> CompareOptions.parse("--runs"));
        assertThrows(IllegalArgumentException.class, () -> CompareOptions.parse("--runs", "0"));
        assertThrows(IllegalArgumentException.class, () -> CompareOptions.parse("--connections", "many"));
    }
}
