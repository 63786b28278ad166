package io.sockeye.cli.serve.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.linux.ResourceUsage;

/** Metrics of Prometheus as OpenTelemetry has them. */
class LookMetricsTest {
    private static final long PROCESS = 1_000_000_000_000L;
    private static final long KERNEL = 500_000_000_000L;
    private static final long NOW = 1_010_000_000_000L;
    private static final long BEFORE = 1_005_000_000_000L;

    private final LookMetrics metrics =
            new LookMetrics(Resource.empty(), "1", PROCESS, KERNEL, () -> new ResourceUsage(1_500_000, 250_000, 0));

    @Test
    void shouldTellConnectionsOfTcpByTheConventionAndOtherSocketsBeside() {
        final Map<String, MetricData> told = tell(gauge(
                "sockeye_sockets",
                Map.of(
                        Labels.of("protocol", "tcp", "family", "inet", "state", "ESTABLISHED"), 5.0,
                        Labels.of("protocol", "tcp", "family", "inet6", "state", "SYN_RECV"), 4.0,
                        Labels.of("protocol", "tcp", "family", "inet6", "state", "FIN_WAIT1"), 3.0,
                        Labels.of("protocol", "tcp", "family", "inet6", "state", "CLOSE"), 2.0,
                        Labels.of("protocol", "udp", "family", "inet", "state", ""), 7.0,
                        Labels.of("protocol", "unix", "family", "unix", "state", "CONNECTED"), 8.0)));
        final MetricData connections = told.get("system.network.connection.count");
        assertEquals("{connection}", connections.getUnit());
        assertEquals(MetricDataType.LONG_SUM, connections.getType());
        assertEquals(false, connections.getLongSumData().isMonotonic());
        assertEquals(
                AggregationTemporality.CUMULATIVE, connections.getLongSumData().getAggregationTemporality());
        assertEquals(
                Map.of(
                        "{network.connection.state=established, network.transport=tcp, network.type=ipv4}", 5L,
                        "{network.connection.state=syn_received, network.transport=tcp, network.type=ipv6}", 4L,
                        "{network.connection.state=fin_wait_1, network.transport=tcp, network.type=ipv6}", 3L,
                        "{network.connection.state=closed, network.transport=tcp, network.type=ipv6}", 2L),
                longs(connections));
        final MetricData others = told.get("sockeye.socket.count");
        assertEquals(MetricDataType.LONG_GAUGE, others.getType());
        assertEquals(
                Map.of(
                        "{network.transport=udp, network.type=ipv4}", 7L,
                        "{network.transport=unix, sockeye.state=CONNECTED}", 8L),
                longs(others));
        assertEquals(2, told.size());
    }

    @Test
    void shouldTellBothDirectionsOfAnInterfaceAsOneMetricSinceTheKernelStarted() {
        final Map<String, MetricData> told = tell(
                counter("sockeye_interface_receive_bytes", Map.of(Labels.of("interface", "lo"), 10.0)),
                counter("sockeye_interface_transmit_bytes", Map.of(Labels.of("interface", "lo"), 20.0)),
                counter("sockeye_interface_transmit_packets", Map.of(Labels.of("interface", "lo"), 2.0)),
                counter("sockeye_interface_receive_errors", Map.of(Labels.of("interface", "lo"), 1.0)),
                counter("sockeye_interface_receive_drops", Map.of(Labels.of("interface", "lo"), 3.0)));
        final MetricData io = told.get("system.network.io");
        assertEquals("By", io.getUnit());
        assertEquals(true, io.getLongSumData().isMonotonic());
        assertEquals(
                Map.of(
                        "{network.interface.name=lo, network.io.direction=receive}", 10L,
                        "{network.interface.name=lo, network.io.direction=transmit}", 20L),
                longs(io));
        for (final PointData point : io.getData().getPoints()) {
            assertEquals(KERNEL, point.getStartEpochNanos());
            assertEquals(NOW, point.getEpochNanos());
        }
        assertEquals(
                Map.of("{network.io.direction=transmit, system.device=lo}", 2L),
                longs(told.get("system.network.packet.count")));
        assertEquals("{error}", told.get("system.network.errors").getUnit());
        assertEquals("{packet}", told.get("system.network.packet.dropped").getUnit());
        assertEquals(4, told.size());
    }

    @Test
    void shouldTellOfThisProcessByTheConventions() {
        final Map<String, MetricData> told = tell(
                counter("process_cpu_seconds", Map.of(Labels.EMPTY, 1.75)),
                gauge("process_resident_memory_bytes", Map.of(Labels.EMPTY, 4096.0)),
                gauge("process_start_time_seconds", Map.of(Labels.EMPTY, 1000.0)),
                gauge("sockeye_build", Map.of(Labels.of("version", "1"), 1.0)),
                gauge("node_tcp_connection_states", Map.of(Labels.of("state", "listen"), 1.0)));
        assertEquals(Map.of("{cpu.mode=user}", 1.5, "{cpu.mode=system}", 0.25), doubles(told.get("process.cpu.time")));
        assertEquals(true, told.get("process.cpu.time").getDoubleSumData().isMonotonic());
        assertEquals(Map.of("{}", 4096L), longs(told.get("process.memory.usage")));
        assertEquals(false, told.get("process.memory.usage").getLongSumData().isMonotonic());
        assertEquals(Map.of("{}", 10.0), doubles(told.get("process.uptime")));
        assertEquals(MetricDataType.DOUBLE_GAUGE, told.get("process.uptime").getType());
        assertEquals(3, told.size(), told.keySet()::toString);
    }

    @Test
    void shouldTellPortsAsNumbersAndTheRestWithout() {
        final Map<String, MetricData> told = tell(
                gauge(
                        "sockeye_service_sockets",
                        Map.of(
                                Labels.of("port", "443", "state", "TIME_WAIT"), 3.0,
                                Labels.of("port", "other", "state", "FIN_WAIT2"), 4.0)),
                counter("sockeye_service_sent_bytes", Map.of(Labels.of("port", "443"), 9.0)),
                gauge("sockeye_service_accept_queue_ratio", Map.of(Labels.of("port", "443"), 0.5)));
        assertEquals(
                Map.of(
                        "{network.connection.state=time_wait, network.local.port=443}", 3L,
                        "{network.connection.state=fin_wait_2, sockeye.other=true}", 4L),
                longs(told.get("sockeye.service.connections")));
        assertEquals("By", told.get("sockeye.service.sent").getUnit());
        assertEquals(
                PROCESS,
                told.get("sockeye.service.sent")
                        .getData()
                        .getPoints()
                        .iterator()
                        .next()
                        .getStartEpochNanos());
        assertEquals(Map.of("{network.local.port=443}", 0.5), doubles(told.get("sockeye.service.accept_queue_ratio")));
    }

    @Test
    void shouldTellGroupsOfFieldsThatOpenTelemetryHasNamesForByThese() {
        final Map<String, MetricData> told = tell(gauge(
                "sockeye_group_sockets",
                Map.of(
                        Labels.of("remote_address", "10.0.0.1", "remote_port", "443", "state", "CLOSE_WAIT"), 3.0,
                        Labels.of("remote_address", "other", "remote_port", "other", "state", "other"), 4.0)));
        assertEquals(
                Map.of(
                        "{network.peer.address=10.0.0.1, network.peer.port=443, sockeye.state=CLOSE_WAIT}", 3L,
                        "{sockeye.other=true}", 4L),
                longs(told.get("sockeye.group.sockets")));
    }

    @ParameterizedTest
    @CsvSource({
        "sockeye_tcp_rtt_seconds, sockeye.tcp.rtt, s",
        "sockeye_tcp_recv_queue_bytes, sockeye.tcp.recv_queue, By",
        "sockeye_tcp_retransmitted_ratio, sockeye.tcp.retransmitted_ratio, 1",
        "sockeye_sockstat, sockeye.sockstat, 1",
        "sockeye_remote_sockets, sockeye.remote.sockets, {socket}",
        "sockeye_new_thing, sockeye.new.thing, 1",
        "sockeye_socket_memory_bytes, sockeye.socket.memory, By"
    })
    void shouldNameByRuleWhatIsNotInTheTable(final String name, final String told, final String unit) {
        assertEquals(new Convention(told, unit), Conventions.of(name, null));
    }

    @Test
    void shouldTellHistogramsAsMeasuredSinceTheLookBefore() {
        final Random random = new Random(14);
        final TreeMap<Integer, Long> naive = new TreeMap<>();
        final List<Double> values = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            values.add(Math.round(Math.exp(random.nextGaussian() * 3) * 1e6 + 1) / 1e6);
        }
        values.add(1.0);
        values.add(2.0);
        double sum = 0;
        for (final double value : values) {
            sum += value;
            // Above the lower bound, up to the upper one.
            int index = (int) Math.ceil(Math.log(value) / Math.log(2) * 8) - 1;
            while (value > Math.pow(2, (index + 1) / 8.0)) {
                index++;
            }
            while (value <= Math.pow(2, index / 8.0)) {
                index--;
            }
            naive.merge(index, 1L, Long::sum);
        }
        final MetricData told =
                tell(GaugeHistogram.of("sockeye_tcp_rtt_seconds", values, 3)).get("sockeye.tcp.rtt");
        assertEquals(MetricDataType.EXPONENTIAL_HISTOGRAM, told.getType());
        assertEquals(
                AggregationTemporality.DELTA, told.getExponentialHistogramData().getAggregationTemporality());
        final ExponentialHistogramPointData point =
                told.getExponentialHistogramData().getPoints().iterator().next();
        assertEquals(3, point.getScale());
        assertEquals(3, point.getZeroCount());
        assertEquals(values.size() + 3, point.getCount());
        assertEquals(sum, point.getSum(), sum * 1e-5);
        assertEquals(BEFORE, point.getStartEpochNanos());
        assertEquals(NOW, point.getEpochNanos());
        final TreeMap<Integer, Long> filled = new TreeMap<>();
        final List<Long> counts = point.getPositiveBuckets().getBucketCounts();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                filled.put(point.getPositiveBuckets().getOffset() + i, counts.get(i));
            }
        }
        assertEquals(naive, filled);
        assertEquals(0, point.getNegativeBuckets().getTotalCount());
    }

    @Test
    void shouldTellAnEmptyHistogramAsSuch() {
        final ExponentialHistogramPointData point = tell(GaugeHistogram.of("sockeye_tcp_rtt_seconds", List.of(), 0))
                .get("sockeye.tcp.rtt")
                .getExponentialHistogramData()
                .getPoints()
                .iterator()
                .next();
        assertEquals(0, point.getCount());
        assertEquals(List.of(), point.getPositiveBuckets().getBucketCounts());
    }

    @Test
    void shouldNotLoseAMetricInSilence() {
        final MetricSnapshot info = InfoSnapshot.builder()
                .name("sockeye_thing")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(Labels.of("a", "b"))
                        .build())
                .build();
        final String words =
                assertThrows(IllegalArgumentException.class, () -> tell(info)).getMessage();
        assertTrue(words.contains("sockeye_thing"), words);
    }

    private Map<String, MetricData> tell(final MetricSnapshot... snapshots) {
        final Collection<MetricData> told = metrics.of(new MetricSnapshots(snapshots), NOW, BEFORE);
        final Map<String, MetricData> byName = new TreeMap<>();
        told.forEach(metric -> byName.put(metric.getName(), metric));
        assertEquals(told.size(), byName.size(), "a name comes twice");
        return byName;
    }

    private static MetricSnapshot gauge(final String name, final Map<Labels, Double> values) {
        final GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(name).help("Help.");
        values.forEach((labels, value) -> builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build()));
        return builder.build();
    }

    private static MetricSnapshot counter(final String name, final Map<Labels, Double> values) {
        final CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(name).help("Help.");
        values.forEach((labels, value) -> builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build()));
        return builder.build();
    }

    private static Map<String, Long> longs(final MetricData metric) {
        final Map<String, Long> values = new TreeMap<>();
        for (final PointData point : metric.getData().getPoints()) {
            values.put(text(point), ((LongPointData) point).getValue());
        }
        return values;
    }

    private static Map<String, Double> doubles(final MetricData metric) {
        final Map<String, Double> values = new TreeMap<>();
        for (final PointData point : metric.getData().getPoints()) {
            values.put(text(point), ((DoublePointData) point).getValue());
        }
        return values;
    }

    private static String text(final PointData point) {
        final Map<String, Object> attributes = new TreeMap<>();
        point.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
        return attributes.toString();
    }
}
