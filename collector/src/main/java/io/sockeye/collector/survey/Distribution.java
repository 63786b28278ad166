package io.sockeye.collector.survey;

import java.util.Arrays;

/**
 * How many values there are of each size, in buckets whose bounds grow by the eighth root of 2: a value is told within
 * 9 %. They are those of Prometheus' native histograms of schema 3, in units that the caller gives. Beside them stand
 * buckets between bounds of one's own, for readers that know only such. Recording allocates nothing. Threads: confined
 * to one.
 *
 * <p>Bucket {@code i} has the values above {@code 2^((i-1)/8)} and up to {@code 2^(i/8)}. Source:
 * https://prometheus.io/docs/specs/native_histograms/
 */
public final class Distribution {
    /** Buckets to each doubling are 2 to the power of this. */
    public static final int SCHEMA = 3;

    private static final int PER_DOUBLING = 1 << SCHEMA;
    /** The exponents that a long times any unit down to a nanosecond has. */
    private static final int LEAST_EXPONENT = -32;

    private static final int MOST_EXPONENT = 64;
    private static final int FIRST = LEAST_EXPONENT * PER_DOUBLING;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final int BIAS = 1023;
    /** Bits of the mantissa by which a bucket is guessed; the guess is the right one or the one before. */
    private static final int GUESS_BITS = 6;

    /** The mantissa of each bound within a doubling, but for the last, which is 2. */
    private static final long[] BOUNDS = bounds();
    /** By the first bits of a mantissa, the first bucket of a doubling that such a value can be in. */
    private static final byte[] GUESSES = guesses();

    private final double perUnit;
    private final long[] classicBounds;
    private final long[] classic;
    private final long[] buckets = new long[(MOST_EXPONENT - LEAST_EXPONENT) * PER_DOUBLING + 1];
    private long zeros;
    private long count;
    private long sum;

    /**
     * Nothing recorded yet.
     *
     * @param perUnit       how many of what is recorded make one of what is exported, such as 1e6 of microseconds for
     *                      seconds; 1 to 1e9.
     * @param classicBounds the greatest value of each further bucket, rising, in the unit of {@link #record}.
     */
    public Distribution(final double perUnit, final long... classicBounds) {
        this.perUnit = perUnit;
        this.classicBounds = classicBounds.clone();
        classic = new long[classicBounds.length + 1];
    }

    private static long[] bounds() {
        final long[] bounds = new long[PER_DOUBLING];
        for (int i = 0; i < PER_DOUBLING; i++) {
            bounds[i] = Double.doubleToRawLongBits(Math.pow(2, (double) i / PER_DOUBLING)) & MANTISSA;
        }
        return bounds;
    }

    private static byte[] guesses() {
        final byte[] guesses = new byte[1 << GUESS_BITS];
        for (int i = 0; i < guesses.length; i++) {
            final long least = (long) i << MANTISSA_BITS - GUESS_BITS;
            while (guesses[i] < PER_DOUBLING && least > upperBound(guesses[i])) {
                guesses[i]++;
            }
        }
        return guesses;
    }

    /** The mantissa that is the greatest of a bucket within a doubling, 0 to 8. */
    private static long upperBound(final int bucket) {
        return bucket == PER_DOUBLING ? Long.MAX_VALUE : BOUNDS[bucket];
    }

    /**
     * The bucket of a value.
     *
     * @param value above 0, no smaller than 2 to the power of -32.
     * @return its number, as the class description has it.
     */
    static int bucket(final double value) {
        final long bits = Double.doubleToRawLongBits(value);
        final int exponent = (int) (bits >>> MANTISSA_BITS) - BIAS;
        final long mantissa = bits & MANTISSA;
        int within = GUESSES[(int) (mantissa >>> MANTISSA_BITS - GUESS_BITS)];
        while (mantissa > upperBound(within)) {
            within++;
        }
        return exponent * PER_DOUBLING + within;
    }

    /**
     * Record a value.
     *
     * @param value of a socket; below 0 it counts as 0.
     */
    public void record(final long value) {
        count++;
        if (value <= 0) {
            zeros++;
            classic[0]++;
            return;
        }
        sum += value;
        buckets[bucket(value / perUnit) - FIRST]++;
        int at = 0;
        while (at < classicBounds.length && value > classicBounds[at]) {
            at++;
        }
        classic[at]++;
    }

    /** Forget all values. */
    public void reset() {
        Arrays.fill(buckets, 0);
        Arrays.fill(classic, 0);
        zeros = 0;
        count = 0;
        sum = 0;
    }

    /** {@return how many values were recorded} */
    public long count() {
        return count;
    }

    /** {@return the sum of all values in the unit that is exported} */
    public double sum() {
        return sum / perUnit;
    }

    /** {@return how many values were 0} */
    public long zeros() {
        return zeros;
    }

    /** {@return the numbers of the buckets that have values, rising} */
    public int[] filledBuckets() {
        int filled = 0;
        for (final long values : buckets) {
            filled += values == 0 ? 0 : 1;
        }
        final int[] numbers = new int[filled];
        for (int i = 0, next = 0; i < buckets.length; i++) {
            if (buckets[i] != 0) {
                numbers[next++] = i + FIRST;
            }
        }
        return numbers;
    }

    /**
     * How many values a bucket has.
     *
     * @param bucket its number.
     * @return the count.
     */
    public long inBucket(final int bucket) {
        return buckets[bucket - FIRST];
    }

    /** {@return how many further buckets there are: one more than bounds} */
    public int classicBuckets() {
        return classic.length;
    }

    /**
     * The greatest value of a further bucket, in the unit that is exported.
     *
     * @param index from 0.
     * @return the bound; infinity of the last.
     */
    public double classicBound(final int index) {
        return index == classicBounds.length ? Double.POSITIVE_INFINITY : classicBounds[index] / perUnit;
    }

    /**
     * How many values a further bucket has, those of the buckets below not counted.
     *
     * @param index from 0.
     * @return the count.
     */
    public long inClassicBucket(final int index) {
        return classic[index];
    }
}
