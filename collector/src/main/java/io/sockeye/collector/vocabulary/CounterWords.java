package io.sockeye.collector.vocabulary;

import io.sockeye.collector.statistics.StatisticsFile;

/** What is said of protocol counters. */
public final class CounterWords {
    /** Files within {@code /proc/net}, by {@code ordinal} of {@link StatisticsFile}. */
    public static final Vocabulary FILES = files();
    /** What a number is: 0 a count of events, 1 something that goes up and down. */
    public static final Vocabulary KINDS = new Vocabulary("counter", "gauge");

    private CounterWords() {}

    private static Vocabulary files() {
        final StatisticsFile[] all = StatisticsFile.values();
        final String[] words = new String[all.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = all[i].fileName();
        }
        return new Vocabulary(words);
    }
}
