package io.sockeye.cli.serve.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.junit.jupiter.api.Test;

/** Scrapes and looks that meet or miss each other. */
class LastLookTest {
    private static final long MILLI = 1_000_000L;
    private static final long HOUR = 3_600_000 * MILLI;

    private static LookPage page(final long nanoTime) {
        return new LookPage(new MetricSnapshots(), nanoTime);
    }

    @Test
    void shouldGiveAFreshLookAtOnce() throws InterruptedException {
        final LastLook last = new LastLook(HOUR);
        final LookPage page = page(System.nanoTime());
        assertFalse(last.isReady());
        last.publish(page);
        assertTrue(last.isReady());
        assertSame(page, last.take());
    }

    @Test
    void shouldGiveNothingOrSomethingOldWhereNoneComes() throws InterruptedException {
        final LastLook last = new LastLook(20 * MILLI);
        assertNull(last.take());
        final LookPage old = page(System.nanoTime() - HOUR);
        last.publish(old);
        assertFalse(last.isReady());
        assertSame(old, last.take());
    }

    /** All that wait are served by one look. */
    @Test
    void shouldServeAllThatWaitByOneLook() throws Exception {
        final LastLook last = new LastLook(HOUR);
        final List<Callable<LookPage>> scrapes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scrapes.add(last::take);
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(scrapes.size())) {
            final List<Future<LookPage>> taken = new ArrayList<>();
            scrapes.forEach(scrape -> taken.add(executor.submit(scrape)));
            final LookPage page = page(System.nanoTime());
            last.publish(page);
            for (final Future<LookPage> each : taken) {
                assertEquals(page, each.get());
            }
        }
    }
}
