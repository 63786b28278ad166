package io.sockeye.cli.serve.otlp;

import java.util.HashMap;
import java.util.Map;

import io.opentelemetry.api.common.Attributes;

/**
 * From when on each counter counts. One that is there at the first look has counted since the process or the kernel
 * started; one that comes later, or has become less, since the look before, at which it was not there or counted from
 * another beginning. One that is gone is forgotten. Confined to one thread.
 */
final class SeriesStarts {
    /** A series by its metric and attributes. */
    private record Key(String name, Attributes attributes) {}

    /** What is known of a series. */
    private static final class Series {
        private long start;
        private double last;
        private long round;
    }

    private final Map<Key, Series> all = new HashMap<>();
    private long round;
    private long before;
    private long now;

    /**
     * A look begins.
     *
     * @param epochNanos of the look, in nanoseconds since 1970.
     */
    void begin(final long epochNanos) {
        round++;
        before = now;
        now = epochNanos;
    }

    /**
     * From when on a counter counts.
     *
     * @param name       of the metric.
     * @param attributes of the counter.
     * @param value      that it has.
     * @param origin     when it began if it is there at the first look, in nanoseconds since 1970.
     * @return nanoseconds since 1970, not after the look.
     */
    long start(final String name, final Attributes attributes, final double value, final long origin) {
        final Key key = new Key(name, attributes);
        Series series = all.get(key);
        if (series == null) {
            series = new Series();
            series.start = round == 1 ? origin : before;
            all.put(key, series);
        } else if (value < series.last) {
            series.start = before;
        }
        series.last = value;
        series.round = round;
        return Math.min(series.start, now);
    }

    /** The look is over: forget what it did not have. */
    void end() {
        all.values().removeIf(series -> series.round != round);
    }

    /** {@return counters that are known} */
    int size() {
        return all.size();
    }
}
