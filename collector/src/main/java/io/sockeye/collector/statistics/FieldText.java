package io.sockeye.collector.statistics;

import java.nio.charset.StandardCharsets;

/** Names and numbers in the text of a file. Threads: confined to one. */
final class FieldText {
    private static final long LAST_TENTH = Long.divideUnsigned(-1L, 10);
    private static final int LAST_DIGIT = 5;

    private final byte[] text;
    private long value;
    private boolean isNegative;

    /**
     * Fields of a text.
     *
     * @param text that they are in.
     */
    FieldText(final byte[] text) {
        this.text = text;
    }

    /**
     * Read a name.
     *
     * @param begin index of its first byte.
     * @param end   index after its last byte.
     * @param least the least byte that may be in it: {@code ' '} or {@code '!'}.
     * @return the name, or null if there is a byte in it that is not printable ASCII.
     */
    String name(final int begin, final int end, final char least) {
        for (int i = begin; i < end; i++) {
            if (text[i] < least || text[i] > '~') {
                return null;
            }
        }
        return new String(text, begin, end - begin, StandardCharsets.ISO_8859_1);
    }

    /**
     * Read a decimal number as {@code strtoull(3)} does: a sign is allowed, and what does not fit is 2^64-1.
     *
     * @param begin index of its first byte.
     * @param end   index after its last byte.
     * @return whether this is a number and nothing else; then {@link #value()} and {@link #isNegative()} are it.
     */
    boolean number(final int begin, final int end) {
        int index = begin;
        final boolean minus = index < end && text[index] == '-';
        if (minus || index < end && text[index] == '+') {
            index++;
        }
        if (index == end) {
            return false;
        }
        long magnitude = 0;
        boolean fits = true;
        for (; index < end; index++) {
            final int digit = text[index] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            final int order = Long.compareUnsigned(magnitude, LAST_TENTH);
            fits &= order < 0 || order == 0 && digit <= LAST_DIGIT;
            magnitude = magnitude * 10 + digit;
        }
        value = fits ? minus ? -magnitude : magnitude : -1L;
        isNegative = fits && minus && value < 0;
        return true;
    }

    /** The number that was read, unsigned. */
    long value() {
        return value;
    }

    /** Whether the number is below zero, and {@link #value()} signed. */
    boolean isNegative() {
        return isNegative;
    }
}
