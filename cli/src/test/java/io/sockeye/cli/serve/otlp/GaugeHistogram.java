package io.sockeye.cli.serve.otlp;

import java.util.List;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;

import io.sockeye.collector.survey.Distribution;

/** Histograms as looks have them, of values that a test knows. */
final class GaugeHistogram {
    /** Values are recorded as whole numbers; so they are told within a millionth of 1. */
    private static final double PER_UNIT = 1e6;

    private GaugeHistogram() {}

    static MetricSnapshot of(final String name, final List<Double> values, final int zeros) {
        final Distribution distribution = new Distribution(PER_UNIT, 1_000_000);
        values.forEach(value -> distribution.record(Math.round(value * PER_UNIT)));
        for (int i = 0; i < zeros; i++) {
            distribution.record(0);
        }
        final NativeHistogramBuckets.Builder filled = NativeHistogramBuckets.builder();
        for (final int bucket : distribution.filledBuckets()) {
            filled.bucket(bucket, distribution.inBucket(bucket));
        }
        final ClassicHistogramBuckets.Builder classic = ClassicHistogramBuckets.builder();
        for (int i = 0; i < distribution.classicBuckets(); i++) {
            classic.bucket(distribution.classicBound(i), distribution.inClassicBucket(i));
        }
        return HistogramSnapshot.builder()
                .name(name)
                .help("Help.")
                .gaugeHistogram(true)
                .dataPoint(new HistogramSnapshot.HistogramDataPointSnapshot(
                        classic.build(),
                        Distribution.SCHEMA,
                        distribution.zeros(),
                        0,
                        filled.build(),
                        NativeHistogramBuckets.EMPTY,
                        distribution.sum(),
                        Labels.EMPTY,
                        Exemplars.EMPTY,
                        0))
                .build();
    }
}
