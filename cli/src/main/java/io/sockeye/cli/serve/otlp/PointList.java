package io.sockeye.cli.serve.otlp;

import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;

/** The values of one metric at one look, in the making. Confined to one thread. */
final class PointList {
    private final Convention convention;
    private final String description;
    private final long epochNanos;
    private final List<LongPointData> whole = new ArrayList<>();
    private final List<DoublePointData> broken = new ArrayList<>();
    private final List<ExponentialHistogramPointData> distributions = new ArrayList<>();
    private boolean isTotal;

    /**
     * No value yet.
     *
     * @param convention of the metric.
     * @param help       what Prometheus is told of it.
     * @param epochNanos when the values were taken, in nanoseconds since 1970.
     */
    PointList(final Convention convention, final String help, final long epochNanos) {
        this.convention = convention;
        description = convention.description() == null ? help : convention.description();
        this.epochNanos = epochNanos;
    }

    /** {@return when the values were taken, in nanoseconds since 1970} */
    long epochNanos() {
        return epochNanos;
    }

    /** Add a value that only rises, since a time. */
    void addTotal(final Attributes attributes, final double value, final long startNanos) {
        isTotal = true;
        addNumber(attributes, value, startNanos);
    }

    /** Add a value that goes up and down; where it may be added up it is the sum of all changes since a time. */
    void addLevel(final Attributes attributes, final double value, final long startNanos) {
        addNumber(attributes, value, convention.isUpDown() ? startNanos : 0);
    }

    private void addNumber(final Attributes attributes, final double value, final long startNanos) {
        final long start = Math.min(startNanos, epochNanos);
        if (convention.isWhole()) {
            whole.add(LongPointData.create(start, epochNanos, attributes, Math.round(value)));
        } else {
            broken.add(DoublePointData.create(start, epochNanos, attributes, value, List.of()));
        }
    }

    /** Add what was measured since a time. */
    void addDistribution(
            final Attributes attributes, final HistogramDataPointSnapshot histogram, final long startNanos) {
        final int scale = histogram.getNativeSchema();
        distributions.add(ExponentialHistogramPointData.create(
                scale,
                histogram.getSum(),
                histogram.getNativeZeroCount(),
                false,
                0,
                false,
                0,
                buckets(scale, histogram.getNativeBucketsForPositiveValues()),
                buckets(scale, histogram.getNativeBucketsForNegativeValues()),
                Math.min(startNanos, epochNanos),
                epochNanos,
                attributes,
                List.of()));
    }

    /**
     * Buckets without gaps. Prometheus numbers them by their upper bounds, OpenTelemetry by the lower ones: one less.
     * Those of our histograms that are filled are some hundred apart at most.
     */
    private static ExponentialHistogramBuckets buckets(final int scale, final NativeHistogramBuckets filled) {
        final List<Long> counts = new ArrayList<>();
        final int first = filled.size() == 0 ? 1 : filled.getBucketIndex(0);
        for (int i = 0; i < filled.size(); i++) {
            while (counts.size() < filled.getBucketIndex(i) - first) {
                counts.add(0L);
            }
            counts.add(filled.getCount(i));
        }
        return ExponentialHistogramBuckets.create(scale, first - 1, counts);
    }

    /** {@return the metric} */
    MetricData metric(final Resource resource, final InstrumentationScopeInfo scope) {
        if (!distributions.isEmpty()) {
            return metric(
                    resource,
                    scope,
                    MetricDataType.EXPONENTIAL_HISTOGRAM,
                    ExponentialHistogramData.create(AggregationTemporality.DELTA, distributions));
        }
        final AggregationTemporality sinceStart = AggregationTemporality.CUMULATIVE;
        if (isTotal || convention.isUpDown()) {
            return whole.isEmpty()
                    ? metric(
                            resource,
                            scope,
                            MetricDataType.DOUBLE_SUM,
                            SumData.createDoubleSumData(isTotal, sinceStart, broken))
                    : metric(
                            resource,
                            scope,
                            MetricDataType.LONG_SUM,
                            SumData.createLongSumData(isTotal, sinceStart, whole));
        }
        return whole.isEmpty()
                ? metric(resource, scope, MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(broken))
                : metric(resource, scope, MetricDataType.LONG_GAUGE, GaugeData.createLongGaugeData(whole));
    }

    private MetricData metric(
            final Resource resource,
            final InstrumentationScopeInfo scope,
            final MetricDataType type,
            final Data<?> data) {
        return new PushedMetric(resource, scope, convention.name(), description, convention.unit(), type, data);
    }
}
