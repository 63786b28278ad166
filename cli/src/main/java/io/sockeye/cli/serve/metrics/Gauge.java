package io.sockeye.cli.serve.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A metric that goes up and down, in the making. Confined to one thread. */
final class Gauge {
    private final GaugeSnapshot.Builder builder;
    private final String[] labels;

    /** A metric without values yet, whose values have labels of these names. */
    Gauge(final String name, final String help, final String... labels) {
        builder = GaugeSnapshot.builder().name(name).help(help);
        this.labels = labels;
    }

    /** Add a value, with one label value for each name. */
    Gauge add(final double value, final String... labelValues) {
        builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .value(value)
                .labels(Labels.of(labels, labelValues))
                .build());
        return this;
    }

    MetricSnapshot build() {
        return builder.build();
    }
}
