package io.sockeye.collector.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.sockeye.collector.expression.Comparison;

/**
 * Numbers of 64 bits, as ranges that do not touch. Unsigned numbers are kept with their highest bit turned, so that
 * they compare as signed ones do. Threads: immutable.
 */
final class NumberRanges {
    private record Range(BigInteger first, BigInteger last) implements Comparable<Range> {
        @Override
        public int compareTo(final Range other) {
            return first.compareTo(other.first);
        }
    }

    private static final BigInteger UNSIGNED_MAX =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private final long flip;
    private final long[] firsts;
    private final long[] lasts;

    private NumberRanges(final boolean isSigned, final List<Range> ranges) {
        flip = isSigned ? 0 : Long.MIN_VALUE;
        firsts = new long[ranges.size()];
        lasts = new long[firsts.length];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = ranges.get(i).first().longValue() ^ flip;
            lasts[i] = ranges.get(i).last().longValue() ^ flip;
        }
    }

    /** Collects ranges. Confined to one thread. */
    static final class Builder {
        private final boolean isSigned;
        private final BigInteger least;
        private final BigInteger most;
        private final List<Range> ranges = new ArrayList<>();

        /**
         * No numbers yet.
         *
         * @param isSigned whether numbers have a sign.
         */
        Builder(final boolean isSigned) {
            this.isSigned = isSigned;
            least = isSigned ? BigInteger.valueOf(Long.MIN_VALUE) : BigInteger.ZERO;
            most = isSigned ? BigInteger.valueOf(Long.MAX_VALUE) : UNSIGNED_MAX;
        }

        /** Add the numbers from one to another, both included; of fractions what lies between them. */
        Builder add(final BigDecimal first, final BigDecimal last) {
            addWhole(
                    first.setScale(0, RoundingMode.CEILING).toBigInteger(),
                    last.setScale(0, RoundingMode.FLOOR).toBigInteger());
            return this;
        }

        /** Add the numbers that compare so with a value; of {@link Comparison#NOT_EQUAL} those that are equal. */
        Builder add(final Comparison comparison, final BigDecimal value) {
            final BigInteger floor = value.setScale(0, RoundingMode.FLOOR).toBigInteger();
            final BigInteger ceiling = value.setScale(0, RoundingMode.CEILING).toBigInteger();
            switch (comparison) {
                case LESS -> addWhole(least, ceiling.subtract(BigInteger.ONE));
                case AT_MOST -> addWhole(least, floor);
                case GREATER -> addWhole(floor.add(BigInteger.ONE), most);
                case AT_LEAST -> addWhole(ceiling, most);
                default -> addWhole(ceiling, floor);
            }
            return this;
        }

        private void addWhole(final BigInteger first, final BigInteger last) {
            final Range range = new Range(first.max(least), last.min(most));
            if (range.first().compareTo(range.last()) <= 0) {
                ranges.add(range);
            }
        }

        /** {@return the ranges, in order and joined where they touch} */
        NumberRanges build() {
            Collections.sort(ranges);
            final List<Range> joined = new ArrayList<>();
            for (final Range range : ranges) {
                final Range before = joined.isEmpty() ? null : joined.getLast();
                if (before != null && range.first().compareTo(before.last().add(BigInteger.ONE)) <= 0) {
                    joined.set(
                            joined.size() - 1,
                            new Range(before.first(), before.last().max(range.last())));
                } else {
                    joined.add(range);
                }
            }
            return new NumberRanges(isSigned, joined);
        }
    }

    /**
     * Whether a number is among them.
     *
     * @param number as it is in the row.
     * @return whether a range has it.
     */
    boolean contains(final long number) {
        final long value = number ^ flip;
        int low = 0;
        int high = firsts.length - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            if (value > lasts[middle]) {
                low = middle + 1;
            } else if (value < firsts[middle]) {
                high = middle - 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** {@return how many ranges there are} */
    int count() {
        return firsts.length;
    }

    /** {@return the first number of a range} */
    long first(final int range) {
        return firsts[range] ^ flip;
    }

    /** {@return the last number of a range} */
    long last(final int range) {
        return lasts[range] ^ flip;
    }
}
