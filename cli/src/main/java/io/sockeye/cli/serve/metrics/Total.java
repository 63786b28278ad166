package io.sockeye.cli.serve.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A metric that only goes up, whose name gets the ending {@code _total}, in the making. Confined to one thread. */
final class Total {
    private final CounterSnapshot.Builder builder;
    private final String[] labels;

    /** A metric without values yet, whose values have labels of these names. */
    Total(final String name, final String help, final String... labels) {
        builder = CounterSnapshot.builder().name(name).help(help);
        this.labels = labels;
    }

    /** Add a value, with one label value for each name. */
    Total add(final double value, final String... labelValues) {
        builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .value(value)
                .labels(Labels.of(labels, labelValues))
                .build());
        return this;
    }

    MetricSnapshot build() {
        return builder.build();
    }
}
