package io.sockeye.cli.serve.metrics;

import java.util.List;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** What became of the looks that were to be pushed by OTLP. Threads: stateless. */
public final class ExportMetrics {
    private ExportMetrics() {}

    /**
     * Tell of pushes.
     *
     * @param exports  looks that the receiver has taken.
     * @param failures looks that it has not taken.
     * @param dropped  looks that were not pushed, as the next one came before their turn.
     * @param target   to add to.
     */
    public static void add(
            final long exports, final long failures, final long dropped, final List<MetricSnapshot> target) {
        target.add(Metric.total("sockeye_otlp_exports", "Looks that the OTLP receiver has taken.")
                .add(exports)
                .build());
        target.add(Metric.total("sockeye_otlp_failures", "Looks that the OTLP receiver has not taken.")
                .add(failures)
                .build());
        target.add(Metric.total(
                        "sockeye_otlp_dropped", "Looks that were not pushed, as the next one came before their turn.")
                .add(dropped)
                .build());
    }
}
