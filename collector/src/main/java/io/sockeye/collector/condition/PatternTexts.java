package io.sockeye.collector.condition;

import java.util.Arrays;

/**
 * Texts in which a regular expression is found. Engines allocate; so answers are remembered for texts that come again,
 * as they do in listings, and then cost nothing. Confined to one thread.
 */
final class PatternTexts extends TextMatcher {
    /** A power of two. */
    private static final int REMEMBERED = 4096;

    private final TextPattern pattern;
    private final byte[][] texts = new byte[REMEMBERED][];
    private final boolean[] answers = new boolean[REMEMBERED];

    PatternTexts(final TextPattern pattern) {
        this.pattern = pattern;
    }

    @Override
    boolean matches(final byte[] text, final int length) {
        final int place = hash(text, length) & REMEMBERED - 1;
        final byte[] known = texts[place];
        if (known != null && Arrays.equals(known, 0, known.length, text, 0, length)) {
            return answers[place];
        }
        final byte[] copy = Arrays.copyOf(text, length);
        final boolean answer = pattern.isFoundIn(copy);
        texts[place] = copy;
        answers[place] = answer;
        return answer;
    }

    private static int hash(final byte[] text, final int length) {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + text[i];
        }
        return hash ^ hash >>> 12 ^ hash >>> 24;
    }
}
