package io.sockeye.cli.args;

/** Reads a duration such as {@code 2}, {@code 0.5} or {@code .25}, in seconds. */
final class Seconds {
    /** What {@link #parseNanos} returns for text that is no duration. */
    static final long NOT_A_NUMBER = -1;

    /** How many nanoseconds a second has. */
    static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Seconds() {}

    /**
     * Read decimal digits with at most one point among them. What is finer than a nanosecond is cut off; what does not
     * fit is {@link Long#MAX_VALUE}, 292 years.
     *
     * @param text to read all of.
     * @return nanoseconds, or {@link #NOT_A_NUMBER}.
     */
    static long parseNanos(final String text) {
        long nanos = 0;
        long unit = NANOS_PER_SECOND;
        boolean fraction = false;
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '.' && !fraction) {
                fraction = true;
            } else if (c >= '0' && c <= '9') {
                digits = true;
                if (fraction) {
                    unit /= 10;
                    nanos = saturatedSum(nanos, (c - '0') * unit);
                } else {
                    nanos = saturatedSum(saturatedTenfold(nanos), (c - '0') * NANOS_PER_SECOND);
                }
            } else {
                return NOT_A_NUMBER;
            }
        }
        return digits ? nanos : NOT_A_NUMBER;
    }

    private static long saturatedTenfold(final long value) {
        return value > Long.MAX_VALUE / 10 ? Long.MAX_VALUE : value * 10;
    }

    private static long saturatedSum(final long a, final long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
