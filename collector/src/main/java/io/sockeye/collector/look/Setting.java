package io.sockeye.collector.look;

/**
 * A setting of the kernel, as sysctl(8) knows it. Threads: immutable.
 *
 * @param name   such as {@code net.ipv4.tcp_fin_timeout}.
 * @param text   its value without a newline at the end, one char per byte; empty where it is not known.
 * @param status whether it is known.
 * @param reason why it is not known, in the words of strerror(3); empty where it is.
 */
public record Setting(String name, String text, Status status, String reason) {
    /** What is returned for a number that is not there. */
    public static final long UNKNOWN = -1;

    private static final int DECIMAL = 10;

    /** Whether a setting is known. */
    public enum Status {
        /** It is. */
        KNOWN,
        /** This kernel does not have it. */
        MISSING,
        /** It is there, and cannot be read. */
        UNREADABLE
    }

    /** {@return its first number, or {@link #UNKNOWN}} */
    public long number() {
        return number(0);
    }

    /**
     * One of its numbers, which blanks or tabs divide.
     *
     * @param index from 0.
     * @return the number, or {@link #UNKNOWN}.
     */
    public long number(final int index) {
        final String[] words = text.trim().split("[ \t]+");
        return index < words.length ? numberOf(words[index], DECIMAL) : UNKNOWN;
    }

    /**
     * The number that a word is.
     *
     * @param word  that may be anything.
     * @param radix 10 or 16.
     * @return the number; {@link #UNKNOWN} where it is none, or does not fit.
     */
    public static long numberOf(final String word, final int radix) {
        try {
            return Math.max(UNKNOWN, Long.parseLong(word, radix));
        } catch (final NumberFormatException e) {
            return UNKNOWN;
        }
    }
}
