package io.sockeye.collector.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class CrewTest {
    @Test
    void shouldWorkOnAThreadForEachMemberTheCallerBeingTheFirst() throws IOException {
        final Map<Integer, Thread> threads = new ConcurrentHashMap<>();
        final CountDownLatch all = new CountDownLatch(4);
        Crew.run(4, member -> {
            threads.put(member, Thread.currentThread());
            all.countDown();
            await(all); // no member ends before all have begun
        });
        assertEquals(4, threads.values().stream().distinct().count());
        assertSame(Thread.currentThread(), threads.get(0));
        assertTrue(threads.values().stream().skip(1).noneMatch(thread -> thread != threads.get(0) && thread.isAlive()));
    }

    @Test
    void shouldWaitForTheOthersAndThrowWhatFailedFirst() {
        final AtomicInteger finished = new AtomicInteger();
        final CountDownLatch failed = new CountDownLatch(1);
        final IOException thrown = assertThrows(
                IOException.class,
                () -> Crew.run(3, member -> {
                    if (member == 1) {
                        failed.countDown();
                        throw new IOException("member 1");
                    }
                    await(failed);
                    finished.incrementAndGet();
                }));
        assertEquals("member 1", thrown.getMessage());
        assertEquals(2, finished.get());
    }

    @Test
    void shouldThrowUncheckedExceptionsAsTheyAreAndSuppressFurtherOnes() {
        final IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> Crew.run(2, member -> {
                    throw new IllegalStateException("member " + member);
                }));
        assertEquals(1, thrown.getSuppressed().length);
    }

    @Test
    void shouldKeepAnInterruptForLater() throws IOException {
        final AtomicInteger finished = new AtomicInteger();
        Thread.currentThread().interrupt();
        Crew.run(2, member -> finished.incrementAndGet());
        assertTrue(Thread.interrupted());
        assertEquals(2, finished.get());
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
