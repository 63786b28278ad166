package io.sockeye.cli.serve.metrics;

import java.util.List;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;

import io.sockeye.collector.survey.Distribution;
import io.sockeye.collector.survey.SocketSurvey;

/**
 * How round trips, retransmissions and queues of established TCP connections are distributed at the moment of a look:
 * histograms that go up and down, native ones, with classic buckets for servers that do not know these. Threads:
 * stateless.
 */
public final class DistributionMetrics {
    private DistributionMetrics() {}

    /**
     * Tell of a survey.
     *
     * @param survey of one look.
     * @param target to add to.
     */
    public static void add(final SocketSurvey survey, final List<MetricSnapshot> target) {
        target.add(
                histogram("sockeye_tcp_rtt_seconds", "Round trips of established connections.", survey.roundTrips()));
        target.add(histogram(
                "sockeye_tcp_retransmitted_ratio",
                "Share of the segments of each established connection that were sent again.",
                survey.retransmitted()));
        target.add(
                histogram("sockeye_tcp_recv_queue_bytes", "Bytes that wait to be read, of each.", survey.recvQueues()));
        target.add(histogram(
                "sockeye_tcp_send_queue_bytes",
                "Bytes that wait to be sent or acknowledged, of each.",
                survey.sendQueues()));
    }

    private static MetricSnapshot histogram(final String name, final String help, final Distribution values) {
        final ClassicHistogramBuckets.Builder classic = ClassicHistogramBuckets.builder();
        for (int i = 0; i < values.classicBuckets(); i++) {
            classic.bucket(values.classicBound(i), values.inClassicBucket(i));
        }
        final NativeHistogramBuckets.Builder filled = NativeHistogramBuckets.builder();
        for (final int bucket : values.filledBuckets()) {
            filled.bucket(bucket, values.inBucket(bucket));
        }
        return HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .gaugeHistogram(true)
                .dataPoint(new HistogramSnapshot.HistogramDataPointSnapshot(
                        classic.build(),
                        Distribution.SCHEMA,
                        values.zeros(),
                        0,
                        filled.build(),
                        NativeHistogramBuckets.EMPTY,
                        values.sum(),
                        Labels.EMPTY,
                        Exemplars.EMPTY,
                        0))
                .build();
    }
}
