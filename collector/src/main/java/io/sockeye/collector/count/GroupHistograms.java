package io.sockeye.collector.count;

import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.PackedHistogram;

/**
 * Histograms of some groups, each by a number. Two significant digits: a percentile is at most 1 % off. There are only
 * so many; a group beyond has none. Confined to one thread at a time.
 */
final class GroupHistograms {
    private static final int DIGITS = 2;

    private final List<PackedHistogram> histograms = new ArrayList<>();

    private boolean isExhausted;

    /** {@return whether there was none for a group} */
    boolean isExhausted() {
        return isExhausted;
    }

    /** Take over that others had none for a group. */
    void addExhaustion(final GroupHistograms other) {
        isExhausted |= other.isExhausted;
    }

    /** {@return the number of an empty histogram; -1 where there are no more} */
    int take() {
        if (histograms.size() == Counting.MAX_PERCENTILE_GROUPS) {
            isExhausted = true;
            return -1;
        }
        histograms.add(new PackedHistogram(DIGITS));
        return histograms.size() - 1;
    }

    /** Record a value, unsigned; one of 2^63 and more counts as the greatest that there is. */
    void record(final int number, final long value) {
        histograms.get(number).recordValue(value < 0 ? Long.MAX_VALUE : value);
    }

    /** Add another's. */
    void add(final int number, final GroupHistograms other, final int otherNumber) {
        histograms.get(number).add(other.histograms.get(otherNumber));
    }

    /** The least value that at least so many percent of the values do not exceed. */
    long percentile(final int number, final int percent) {
        return histograms.get(number).getValueAtPercentile(percent);
    }
}
