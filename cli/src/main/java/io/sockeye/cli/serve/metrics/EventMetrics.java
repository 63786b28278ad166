package io.sockeye.cli.serve.metrics;

import java.util.List;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.survey.SocketSurvey;

/** Sockets that lived and died between two looks, as the kernel told. Threads: stateless. */
public final class EventMetrics {
    private EventMetrics() {}

    /**
     * Tell of a survey.
     *
     * @param survey of one look.
     * @param lost   what the kernel had told and was not counted.
     * @param target to add to.
     */
    public static void add(final SocketSurvey survey, final long lost, final List<MetricSnapshot> target) {
        final Metric lives = Metric.total(
                "sockeye_sockets_short_lived",
                "Sockets that lived and died between two looks; they are among the opened and the closed.",
                "protocol");
        for (final Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
            lives.add(survey.shortLived(protocol), protocol.word());
        }
        target.add(lives.build());
        target.add(Metric.total(
                        "sockeye_events_lost", "What the kernel had told of destroyed sockets and was not counted.")
                .add(lost)
                .build());
    }
}
