package io.sockeye.cli.serve.metrics;

import java.util.ArrayList;
import java.util.List;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A metric in the making, which gets its values one by one. Confined to one thread. */
final class Metric {
    private record Value(double number, Labels labels) {}

    private final String name;
    private final String help;
    private final boolean isTotal;
    private final String[] labels;
    private final List<Value> values = new ArrayList<>();

    private Metric(final String name, final String help, final boolean isTotal, final String... labels) {
        this.name = name;
        this.help = help;
        this.isTotal = isTotal;
        this.labels = labels;
    }

    /** A metric that goes up and down, without values yet, whose values have labels of these names. */
    static Metric gauge(final String name, final String help, final String... labels) {
        return new Metric(name, help, false, labels);
    }

    /** A metric that only goes up, whose name gets the ending {@code _total}; else as {@link #gauge}. */
    static Metric total(final String name, final String help, final String... labels) {
        return new Metric(name, help, true, labels);
    }

    /** Add a value, with one label value for each name. */
    Metric add(final double number, final String... labelValues) {
        values.add(new Value(number, Labels.of(labels, labelValues)));
        return this;
    }

    MetricSnapshot build() {
        return isTotal ? counter() : level();
    }

    private MetricSnapshot counter() {
        final CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(name).help(help);
        for (final Value value : values) {
            builder.dataPoint(new CounterSnapshot.CounterDataPointSnapshot(value.number, value.labels, null, 0));
        }
        return builder.build();
    }

    private MetricSnapshot level() {
        final GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(name).help(help);
        for (final Value value : values) {
            builder.dataPoint(new GaugeSnapshot.GaugeDataPointSnapshot(value.number, value.labels, null));
        }
        return builder.build();
    }
}
