package io.sockeye.collector.condition;

import java.util.Arrays;

/** Texts that are one of some. Threads: immutable. */
final class EqualTexts extends TextMatcher {
    private final byte[][] values;

    EqualTexts(final byte[][] values) {
        this.values = values;
    }

    @Override
    boolean matches(final byte[] text, final int length) {
        for (final byte[] value : values) {
            if (value == text || Arrays.equals(value, 0, value.length, text, 0, length)) {
                return true;
            }
        }
        return false;
    }
}
