package io.sockeye.collector.look;

import java.util.Map;

/**
 * What one look at a host has seen.
 *
 * @param nanoTime when its sockets were asked for, as {@link System#nanoTime()}.
 * @param answers  to all questions.
 * @param counters of the kernel.
 */
public record Look(long nanoTime, Map<SocketQuestion, Answer> answers, Counters counters) {
    /**
     * The answer to a question.
     *
     * @param question that was asked.
     * @return its answer; {@link Answer#NONE} where the source cannot tell it, so that it was not asked.
     */
    public Answer answer(final SocketQuestion question) {
        return answers.getOrDefault(question, Answer.NONE);
    }
}
