package io.sockeye.cli.names;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final byte[] ANSWER = {'a'};
    private static final int PATIENCE_MS = 900;
    private static final int SLOW_MS = 300;
    /** For a machine with other work. */
    private static final int PLENTY_MS = 10_000;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Questions questions = Questions.inTime(PATIENCE_MS, SLOW_MS);

    @AfterEach
    void endWhatHangs() {
        end.countDown();
    }

    @Test
    void shouldGiveUpAServiceThatNeverAnswers() {
        final long start = System.nanoTime();
        final byte[][] answers = questions.ask(100, this::hang);
        final long elapsedMs = elapsedMs(start);
        assertTrue(elapsedMs >= PATIENCE_MS && elapsedMs < PLENTY_MS, "elapsedMs=" + elapsedMs);
        assertArrayEquals(new byte[100][], answers);
        assertEquals(100, questions.unanswered());
    }

    @Test
    void shouldAskNothingMoreInThatListing() {
        questions.ask(1, this::hang);
        final AtomicInteger asked = new AtomicInteger();
        final byte[][] answers = questions.ask(2, index -> {
            asked.incrementAndGet();
            return ANSWER;
        });
        assertArrayEquals(new byte[2][], answers);
        assertEquals(0, asked.get());
        assertEquals(3, questions.unanswered());
        questions.begin();
        assertEquals(0, questions.unanswered());
        assertNotNull(questions.ask(1, index -> ANSWER)[0]);
    }

    @Test
    void shouldKeepTheAnswersThatCame() {
        final byte[][] answers = questions.ask(40, index -> index == 7 ? hang(index) : ANSWER);
        assertNull(answers[7]);
        assertEquals(1, Arrays.stream(answers).filter(answer -> answer == null).count());
        assertEquals(1, questions.unanswered());
    }

    @Test
    void shouldWaitAsLongAsAnswersCome() {
        final int batches = 20;
        for (int batch = 0; batch < batches; batch++) {
            final byte[][] answers = questions.ask(2, index -> late(SLOW_MS / 4));
            assertTrue(answers[0] == ANSWER && answers[1] == ANSWER);
        }
        assertEquals(0, questions.unanswered());
    }

    /** A resolver's own time runs out in several tries; each ends with no name, as slow as the next. */
    @Test
    void shouldNotTakeALateAnswerForOne() {
        final long start = System.nanoTime();
        int answered = 0;
        for (int batch = 0; batch < 20; batch++) {
            answered += questions.ask(1, index -> late(SLOW_MS + 50))[0] == null ? 0 : 1;
        }
        assertTrue(answered >= 1 && answered <= PATIENCE_MS / SLOW_MS, "answered=" + answered);
        assertEquals(20 - answered, questions.unanswered());
        assertTrue(elapsedMs(start) < PLENTY_MS);
    }

    @Test
    void shouldLeaveBehindNoMoreThreadsThanMayAskAtTheSameTime() {
        final AtomicInteger asked = new AtomicInteger();
        for (int listing = 0; listing < 3; listing++) {
            questions.begin();
            questions.ask(2 * Questions.THREADS, index -> {
                asked.incrementAndGet();
                return hang(index);
            });
            assertEquals(2 * Questions.THREADS, questions.unanswered());
        }
        assertEquals(Questions.THREADS, asked.get());
    }

    @Test
    void shouldWaitAsLongAsItTakesWhereNetstatDoes() {
        final Questions patient = Questions.untilAnswered();
        final byte[][] answers = patient.ask(2, index -> late(2 * SLOW_MS));
        assertTrue(answers[0] == ANSWER && answers[1] == ANSWER);
        assertEquals(0, patient.unanswered());
    }

    @Test
    void shouldThrowWhatTheServiceThrows() {
        final IllegalArgumentException failure = new IllegalArgumentException("broken");
        assertEquals(
                failure,
                assertThrows(
                                IllegalStateException.class,
                                () -> questions.ask(3, index -> {
                                    throw failure;
                                }))
                        .getCause());
    }

    @Test
    void shouldEndWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertArrayEquals(new byte[2][], Questions.untilAnswered().ask(2, this::hang));
        assertTrue(Thread.interrupted());
    }

    private byte[] hang(final int index) {
        try {
            end.await();
        } catch (final InterruptedException e) {
            throw new IllegalStateException("interrupted: index=" + index, e);
        }
        return ANSWER;
    }

    private static byte[] late(final int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (final InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return ANSWER;
    }

    private static long elapsedMs(final long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
