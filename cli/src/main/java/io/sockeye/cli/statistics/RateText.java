package io.sockeye.cli.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes how long an interval was, and how much happened a second. */
final class RateText {
    private static final int NANOS_DIGITS = 9;
    private static final int MILLIS_DIGITS = 3;
    private static final int DECIMALS = 2;
    /** Of rates that would else begin with zeros. */
    private static final int DECIMALS_OF_SMALL = 6;

    private static final BigDecimal SMALL = new BigDecimal("0.1");

    private RateText() {}

    /**
     * A rate, with two decimals or, below 0.1, with six.
     *
     * @param count of events, unsigned.
     * @param nanos in which they happened, above zero.
     * @return for example {@code 12.50/s}.
     */
    static String perSecond(final long count, final long nanos) {
        final BigDecimal rate = new BigDecimal(Long.toUnsignedString(count))
                .scaleByPowerOfTen(NANOS_DIGITS)
                .divide(new BigDecimal(nanos), DECIMALS_OF_SMALL, RoundingMode.HALF_UP);
        final boolean isSmall = rate.compareTo(SMALL) < 0;
        return (isSmall ? rate : rate.setScale(DECIMALS, RoundingMode.HALF_UP))
                .toPlainString()
                .concat("/s");
    }

    /**
     * A time, to the millisecond.
     *
     * @param nanos above zero.
     * @return for example {@code 1.003 s}.
     */
    static String seconds(final long nanos) {
        return BigDecimal.valueOf(nanos, NANOS_DIGITS)
                .setScale(MILLIS_DIGITS, RoundingMode.HALF_UP)
                .toPlainString()
                .concat(" s");
    }
}
