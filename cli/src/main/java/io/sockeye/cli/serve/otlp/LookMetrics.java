package io.sockeye.cli.serve.otlp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import io.sockeye.linux.ResourceUsage;

/**
 * The metrics of looks, as OpenTelemetry has them. Gauges stay gauges, but for those that OpenTelemetry adds up;
 * counters are sums that only rise. Confined to one thread.
 *
 * <p>Our histograms go up and down: they are those of the connections that there are. OTLP has no such, and who
 * translates them from Prometheus has to drop them, says
 * https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/. We do not translate but measure:
 * at each look the round trip of every connection. What was measured since the look before is a histogram of delta
 * temporality: each point is the distribution at one look, as for Prometheus, and points that are added up over time
 * are the distribution over that time, whose quantiles are right. A cumulative one would hide the former.
 */
final class LookMetrics {
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;
    private static final String CPU_TIME = "process_cpu_seconds";
    private static final String START_TIME = "process_start_time_seconds";

    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final long processNanos;
    private final long kernelNanos;
    private final Supplier<ResourceUsage> usage;
    private final SeriesStarts starts = new SeriesStarts();

    /**
     * No look yet.
     *
     * @param resource     that is looked at.
     * @param version      of Sockeye.
     * @param processNanos when this process started, in nanoseconds since 1970.
     * @param kernelNanos  when the kernel started, likewise.
     * @param usage        says what this process has taken.
     */
    LookMetrics(
            final Resource resource,
            final String version,
            final long processNanos,
            final long kernelNanos,
            final Supplier<ResourceUsage> usage) {
        this.resource = resource;
        scope = InstrumentationScopeInfo.builder("io.sockeye.serve")
                .setVersion(version)
                .build();
        this.processNanos = processNanos;
        this.kernelNanos = kernelNanos;
        this.usage = usage;
    }

    /**
     * The metrics of a look.
     *
     * @param snapshots   that Prometheus gets.
     * @param epochNanos  when it was taken, in nanoseconds since 1970.
     * @param beforeNanos when the look before was taken; 0 for none.
     * @return the same for OpenTelemetry.
     */
    Collection<MetricData> of(final MetricSnapshots snapshots, final long epochNanos, final long beforeNanos) {
        final Map<String, PointList> lists = new LinkedHashMap<>();
        starts.begin(epochNanos);
        for (final MetricSnapshot snapshot : snapshots) {
            final String name = snapshot.getMetadata().getPrometheusName();
            if (!Conventions.isTold(name)) {
                continue;
            }
            for (final DataPointSnapshot point : snapshot.getDataPoints()) {
                final Convention convention =
                        Conventions.of(name, point.getLabels().get("protocol"));
                final PointList list = lists.computeIfAbsent(
                        convention.name(),
                        key -> new PointList(convention, snapshot.getMetadata().getHelp(), epochNanos));
                add(snapshot, point, convention, beforeNanos, list);
            }
        }
        starts.end();
        final List<MetricData> metrics = new ArrayList<>(lists.size());
        lists.values().forEach(list -> metrics.add(list.metric(resource, scope)));
        return metrics;
    }

    /** The value's own convention may have another direction than that of the list. */
    private void add(
            final MetricSnapshot snapshot,
            final DataPointSnapshot point,
            final Convention convention,
            final long beforeNanos,
            final PointList list) {
        final Attributes attributes = SocketAttributes.of(point.getLabels(), convention);
        final long origin = convention.isOfKernel() ? kernelNanos : processNanos;
        switch (point) {
            case final CounterSnapshot.CounterDataPointSnapshot counter -> {
                if (snapshot.getMetadata().getPrometheusName().equals(CPU_TIME)) {
                    addCpuTime(list);
                } else {
                    final double value = counter.getValue();
                    list.addTotal(attributes, value, starts.start(convention.name(), attributes, value, origin));
                }
            }
            case final GaugeSnapshot.GaugeDataPointSnapshot gauge -> {
                final boolean isStart =
                        snapshot.getMetadata().getPrometheusName().equals(START_TIME);
                list.addLevel(
                        attributes, isStart ? list.epochNanos() / NANOS - gauge.getValue() : gauge.getValue(), origin);
            }
            case final HistogramSnapshot.HistogramDataPointSnapshot histogram -> {
                if (!((HistogramSnapshot) snapshot).isGaugeHistogram()) {
                    throw unknown(snapshot);
                }
                list.addDistribution(attributes, histogram, beforeNanos == 0 ? processNanos : beforeNanos);
            }
            default -> throw unknown(snapshot);
        }
    }

    private static IllegalArgumentException unknown(final MetricSnapshot snapshot) {
        return new IllegalArgumentException(
                "no such type of metric: name=" + snapshot.getMetadata().getName() + ", type="
                        + snapshot.getClass().getSimpleName());
    }

    /** OpenTelemetry wants it by mode. */
    private void addCpuTime(final PointList list) {
        final ResourceUsage taken = usage.get();
        list.addTotal(Attributes.builder().put("cpu.mode", "user").build(), taken.userMicros() / MICROS, processNanos);
        list.addTotal(
                Attributes.builder().put("cpu.mode", "system").build(), taken.systemMicros() / MICROS, processNanos);
    }
}
