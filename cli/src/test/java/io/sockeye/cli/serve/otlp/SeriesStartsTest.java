package io.sockeye.cli.serve.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.common.Attributes;
import org.junit.jupiter.api.Test;

/** From when on counters count. */
class SeriesStartsTest {
    private static final long ORIGIN = 50;
    private static final Attributes ONE = Attributes.builder().put("a", "1").build();
    private static final Attributes TWO = Attributes.builder().put("a", "2").build();

    private final SeriesStarts starts = new SeriesStarts();

    @Test
    void shouldCountFromTheOriginWhatIsThereAtTheFirstLook() {
        starts.begin(100);
        assertEquals(ORIGIN, starts.start("x", ONE, 7, ORIGIN));
        starts.begin(110);
        assertEquals(ORIGIN, starts.start("x", ONE, 7, ORIGIN));
    }

    @Test
    void shouldCountFromTheLookBeforeWhatComesLater() {
        starts.begin(100);
        starts.end();
        starts.begin(110);
        assertEquals(100, starts.start("x", ONE, 7, ORIGIN));
        assertEquals(100, starts.start("y", ONE, 7, ORIGIN));
        starts.begin(120);
        assertEquals(100, starts.start("x", ONE, 8, ORIGIN));
    }

    @Test
    void shouldCountAnewWhatHasBecomeLess() {
        starts.begin(100);
        assertEquals(ORIGIN, starts.start("x", ONE, 7, ORIGIN));
        assertEquals(ORIGIN, starts.start("x", TWO, 7, ORIGIN));
        starts.begin(110);
        assertEquals(100, starts.start("x", ONE, 6, ORIGIN));
        assertEquals(ORIGIN, starts.start("x", TWO, 8, ORIGIN));
        starts.begin(120);
        assertEquals(100, starts.start("x", ONE, 9, ORIGIN));
    }

    @Test
    void shouldForgetWhatIsGone() {
        for (int look = 1; look <= 1_000; look++) {
            starts.begin(100 + look);
            starts.start("x", Attributes.builder().put("a", look).build(), 1, ORIGIN);
            starts.start("x", ONE, look, ORIGIN);
            starts.end();
            assertEquals(2, starts.size());
        }
    }

    @Test
    void shouldNotBeginAfterTheLookWhenTheClockWasSetBack() {
        starts.begin(100);
        starts.start("x", ONE, 7, ORIGIN);
        starts.begin(40);
        assertEquals(40, starts.start("x", ONE, 8, ORIGIN));
        assertEquals(40, starts.start("x", TWO, 8, ORIGIN));
    }
}
