package io.sockeye.cli.names;

import io.sockeye.collector.parallel.Threads;

/**
 * Questions to a name service, which may take seconds for an answer, or never give one. They are asked at the same
 * time, on {@value #THREADS} threads at most.
 *
 * <p>netstat waits for every answer, however long. Otherwise a listing waits as long as answers come, and where none
 * comes for {@value #PATIENCE_SECONDS} seconds in all, its patience. An answer that took {@value #SLOW_SECONDS} seconds
 * is none, since that is how long a resolver waits before it gives up itself. When patience ends, nothing is asked any
 * more until the next listing begins. Threads that still wait are left behind: they do not keep the process from
 * ending, and count in what may be asked at the same time.
 *
 * <p>Threads: safe.
 */
public final class Questions {
    /** How many questions are open at the same time. */
    public static final int THREADS = 32;

    static final long PATIENCE_SECONDS = 15;
    static final long SLOW_SECONDS = 5;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Answers questions by their number. */
    interface Service {
        /** The answer to a question, not null. Called on several threads at the same time. */
        byte[] answer(int index);
    }

    /** In nanoseconds, 0 for as long as it takes. */
    private final long patience;
    /** From how many nanoseconds on an answer does not count as one. */
    private final long slow;

    /** How long this listing has waited while no answer came, but for what is being waited for. */
    private long silence;

    private int unanswered;
    private boolean isOver;
    /** Threads that were left behind. */
    private int hanging;

    private Questions(final long patience, final long slow) {
        this.patience = patience;
        this.slow = slow;
    }

    /** {@return questions whose answers are waited for as long as it takes, as by netstat} */
    static Questions untilAnswered() {
        return new Questions(0, 0);
    }

    /** {@return questions whose answers are waited for as long as some come} */
    static Questions inTime() {
        return new Questions(PATIENCE_SECONDS * NANOS_PER_SECOND, SLOW_SECONDS * NANOS_PER_SECOND);
    }

    /**
     * Questions with a patience of one's own.
     *
     * @param patienceMillis how long to wait where no answer comes.
     * @param slowMillis     from when on an answer does not count as one.
     * @return questions, none asked.
     */
    static Questions inTime(final long patienceMillis, final long slowMillis) {
        return new Questions(patienceMillis * NANOS_PER_MILLI, slowMillis * NANOS_PER_MILLI);
    }

    /** Begin another listing, with new patience. */
    synchronized void begin() {
        silence = 0;
        unanswered = 0;
        isOver = false;
    }

    /** {@return how many questions of this listing have no answer since patience had an end} */
    synchronized int unanswered() {
        return unanswered;
    }

    /**
     * Ask, and wait for the answers.
     *
     * @param count   of questions, numbered from 0.
     * @param service to ask.
     * @return an answer each, null where none was waited for.
     */
    byte[][] ask(final int count, final Service service) {
        final Batch batch = new Batch(count, service);
        if (count == 1 && patience == 0) {
            batch.answers[0] = service.answer(0);
            return batch.answers;
        }
        if (!batch.isStarted()) {
            batch.run();
        }
        return batch.await();
    }

    /** What is asked at the same time, and who asks it. Its state is guarded by the monitor of the questions. */
    private final class Batch implements Runnable {
        private final byte[][] answers;
        private final Service service;
        private int next;
        private int answered;
        private int working;
        private boolean isGivenUp;
        private Throwable failure;
        private long lastAnswer = System.nanoTime();

        Batch(final int count, final Service service) {
            answers = new byte[count][];
            this.service = service;
        }

        /** Start threads; false if the system allows none, so that the caller has to ask. */
        boolean isStarted() {
            synchronized (Questions.this) {
                final int wanted = Math.min(answers.length, THREADS - hanging);
                if (isOver || wanted == 0) {
                    isGivenUp = true;
                    isOver = true;
                    return true;
                }
                boolean isAllowed = true;
                while (working < wanted && isAllowed) {
                    final Thread thread = new Thread(this, "names");
                    // A service that hangs must not keep the process from ending.
                    thread.setDaemon(true);
                    isAllowed = Threads.start(thread);
                    if (isAllowed) {
                        working++;
                    }
                }
                if (working == 0) {
                    working = 1; // The caller.
                    return false;
                }
                return true;
            }
        }

        @Override
        public void run() {
            Throwable thrown = null;
            try {
                for (int index = take(); index >= 0; index = take()) {
                    final long asked = System.nanoTime();
                    put(index, service.answer(index), asked);
                }
            } catch (final RuntimeException | Error e) {
                thrown = e;
            }
            end(thrown);
        }

        private int take() {
            synchronized (Questions.this) {
                if (isGivenUp || failure != null || next == answers.length || left() <= 0) {
                    return -1;
                }
                next++;
                return next - 1;
            }
        }

        private void put(final int index, final byte[] answer, final long asked) {
            synchronized (Questions.this) {
                if (isGivenUp) {
                    return;
                }
                answers[index] = answer;
                answered++;
                final long now = System.nanoTime();
                if (now - asked < slow) {
                    hear(now);
                }
            }
        }

        private void end(final Throwable thrown) {
            synchronized (Questions.this) {
                working--;
                if (isGivenUp) {
                    hanging--;
                }
                if (failure == null) {
                    failure = thrown;
                }
                Questions.this.notifyAll();
            }
        }

        /** Somebody answers; what was silence until now, counts if it was a long one. */
        private void hear(final long now) {
            if (now - lastAnswer >= slow) {
                silence += now - lastAnswer;
            }
            lastAnswer = now;
        }

        /** How long to wait for an answer yet, in nanoseconds. */
        private long left() {
            return patience == 0 ? Long.MAX_VALUE : patience - silence - (System.nanoTime() - lastAnswer);
        }

        byte[][] await() {
            synchronized (Questions.this) {
                boolean isInterrupted = false;
                long left = left();
                while (working > 0 && failure == null && left > 0 && !isInterrupted) {
                    try {
                        // 0 would be for ever.
                        Questions.this.wait(Math.max(1, left / NANOS_PER_MILLI));
                    } catch (final InterruptedException e) {
                        isInterrupted = true; // Who interrupts wants an end soon.
                    }
                    left = left();
                }
                if (failure != null) {
                    throw new IllegalStateException("look-up of names failed: questions=" + answers.length, failure);
                }
                giveUp();
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
                return answers;
            }
        }

        private void giveUp() {
            hear(System.nanoTime());
            if (answered < answers.length) {
                isOver = true;
                unanswered += answers.length - answered;
            }
            isGivenUp = true;
            hanging += working;
        }
    }
}
