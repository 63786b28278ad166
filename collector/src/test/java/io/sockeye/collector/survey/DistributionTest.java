package io.sockeye.collector.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;

/** Buckets against their definition, by logarithms and exponents. */
class DistributionTest {
    private static final int VALUES = 200_000;
    private static final double MICROS = 1e6;
    private static final int BOUNDARIES = 8;

    private final Random random = Seeds.random();

    @Test
    void shouldPutEachValueBetweenTheBoundsOfItsBucket() {
        for (int i = 0; i < VALUES; i++) {
            final double value = (1 + (random.nextLong() >>> 1 + random.nextInt(63))) / MICROS;
            final int bucket = Distribution.bucket(value);
            assertTrue(value > bound(bucket - 1), () -> "value=" + value + ", bucket=" + bucket);
            assertTrue(value <= bound(bucket), () -> "value=" + value + ", bucket=" + bucket);
        }
    }

    private static double bound(final int bucket) {
        return Math.scalb(
                Math.pow(2, (double) Math.floorMod(bucket, BOUNDARIES) / BOUNDARIES),
                Math.floorDiv(bucket, BOUNDARIES));
    }

    /** A bound belongs to the bucket that it ends; what is the least bit above does not. */
    @Test
    void shouldEndBucketsWithTheirBounds() {
        for (int bucket = -32 * BOUNDARIES + 1; bucket < 63 * BOUNDARIES; bucket++) {
            assertEquals(bucket, Distribution.bucket(bound(bucket)));
            assertEquals(bucket + 1, Distribution.bucket(Math.nextUp(bound(bucket))));
        }
    }

    @Test
    void shouldCountAsAMapDoes() {
        final long[] bounds = {0, 10, 1_000, 50_000};
        final Distribution distribution = new Distribution(MICROS, bounds);
        final Map<Integer, Long> expected = new TreeMap<>();
        final long[] classic = new long[bounds.length + 1];
        long sum = 0;
        long zeros = 0;
        for (int i = 0; i < VALUES; i++) {
            final long value = Math.max(0, random.nextInt(100_000) - 1_000);
            distribution.record(value);
            sum += value;
            if (value == 0) {
                zeros++;
            } else {
                expected.merge(Distribution.bucket(value / MICROS), 1L, Long::sum);
            }
            int at = 0;
            while (at < bounds.length && value > bounds[at]) {
                at++;
            }
            classic[at]++;
        }
        assertEquals(VALUES, distribution.count());
        assertEquals(zeros, distribution.zeros());
        assertEquals(sum / MICROS, distribution.sum());
        final Map<Integer, Long> counted = new TreeMap<>();
        for (final int bucket : distribution.filledBuckets()) {
            counted.put(bucket, distribution.inBucket(bucket));
        }
        assertEquals(expected, counted);
        for (int i = 0; i < classic.length; i++) {
            assertEquals(classic[i], distribution.inClassicBucket(i));
        }
        assertEquals(0.00001, distribution.classicBound(1));
        assertEquals(Double.POSITIVE_INFINITY, distribution.classicBound(bounds.length));
    }

    @Test
    void shouldForgetAll() {
        final Distribution distribution = new Distribution(1, 5);
        distribution.record(3);
        distribution.record(-1);
        assertEquals(1, distribution.zeros());
        distribution.reset();
        assertEquals(0, distribution.count());
        assertEquals(0, distribution.zeros());
        assertEquals(0, distribution.sum());
        assertEquals(0, distribution.filledBuckets().length);
        assertEquals(0, distribution.inClassicBucket(0));
    }
}
