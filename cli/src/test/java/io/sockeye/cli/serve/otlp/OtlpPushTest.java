package io.sockeye.cli.serve.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.linux.ResourceUsage;

/** Looks that are pushed to receivers of all kinds. */
class OtlpPushTest {
    private static final long PROCESS = 1_000_000_000_000L;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int PATIENCE_SECONDS = 60;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private OtlpReceiver receiver;
    private OtlpPush push;
    private long looks;

    @BeforeEach
    void listen() throws IOException {
        receiver = new OtlpReceiver();
    }

    @AfterEach
    void stop() {
        if (push != null) {
            push.close();
        }
        receiver.close();
    }

    @Test
    void shouldPushWhatPrometheusGets() throws Exception {
        begin(receiver.url(), Map.of("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20secret"), TIMEOUT);
        take();
        receiver.next();
        take();
        final OtlpReceiver.Request request = receiver.next();
        assertEquals("/v1/metrics", request.path());
        assertEquals("application/x-protobuf", request.headers().getFirst("Content-Type"));
        assertEquals("gzip", request.headers().getFirst("Content-Encoding"));
        assertEquals("Bearer secret", request.headers().getFirst("Authorization"));
        final Map<String, String> resource =
                OtlpReceiver.attributes(request.resource().getResource().getAttributesList());
        assertEquals("sockeye", resource.get("service.name"));
        assertEquals("9.9", resource.get("service.version"));
        assertEquals("here", resource.get("host.name"));
        assertEquals("here", resource.get("service.instance.id"));
        assertEquals("opentelemetry", resource.get("telemetry.sdk.name"));
        final Map<String, Metric> metrics = request.metrics();
        assertEquals(3, metrics.size());
        final NumberDataPoint connections =
                metrics.get("system.network.connection.count").getSum().getDataPoints(0);
        assertEquals(2, connections.getAsInt());
        assertEquals(
                Map.of("network.transport", "tcp", "network.connection.state", "listen"),
                OtlpReceiver.attributes(connections.getAttributesList()));
        final Metric sent = metrics.get("sockeye.service.sent");
        assertEquals("By", sent.getUnit());
        assertEquals("Bytes.", sent.getDescription());
        assertTrue(sent.getSum().getIsMonotonic());
        assertEquals(
                AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE,
                sent.getSum().getAggregationTemporality());
        assertEquals(20, sent.getSum().getDataPoints(0).getAsInt());
        assertEquals(PROCESS, sent.getSum().getDataPoints(0).getStartTimeUnixNano());
        assertEquals(epochNanos(2), sent.getSum().getDataPoints(0).getTimeUnixNano());
        assertEquals(
                Map.of("network.local.port", "int 443"),
                OtlpReceiver.attributes(sent.getSum().getDataPoints(0).getAttributesList()));
        final Metric roundTrips = metrics.get("sockeye.tcp.rtt");
        assertEquals(
                AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA,
                roundTrips.getExponentialHistogram().getAggregationTemporality());
        final ExponentialHistogramDataPoint point =
                roundTrips.getExponentialHistogram().getDataPoints(0);
        assertEquals(epochNanos(1), point.getStartTimeUnixNano());
        assertEquals(3, point.getScale());
        assertEquals(1, point.getZeroCount());
        assertEquals(4, point.getCount());
        assertEquals(3.5, point.getSum());
        // 0.5 and 1 are the upper bounds of theirs, 2 of its own.
        assertEquals(-9, point.getPositive().getOffset());
        assertEquals(
                List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L),
                point.getPositive().getBucketCountsList());
        await(2, 0, 0);
        assertEquals(List.of(), lines);
    }

    @Test
    void shouldNotCompressWhereThatIsNotWanted() throws Exception {
        begin(receiver.url() + "/other/path", Map.of("OTEL_EXPORTER_OTLP_COMPRESSION", "none"), TIMEOUT);
        take();
        final OtlpReceiver.Request request = receiver.next();
        assertEquals("/other/path", request.path());
        assertEquals(null, request.headers().getFirst("Content-Encoding"));
        assertEquals(request.message().getSerializedSize(), request.length());
    }

    @Test
    void shouldNotWaitForAReceiverThatIsGone() throws Exception {
        final int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        begin(
                "http://127.0.0.1:" + port,
                Map.of("OTEL_EXPORTER_OTLP_HEADERS", "authorization=secret"),
                Duration.ofSeconds(1));
        shouldTakeLooksAtOnce();
        awaitFailures(2);
        assertEquals(1, lines.size(), lines::toString);
        assertEquals(
                "cannot push to http://127.0.0.1:" + port + "/v1/metrics: ConnectException",
                lines.getFirst().split(": Connection")[0]);
        assertFalse(lines.toString().contains("secret"));
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        final long failures = count("failures");
        take();
        awaitFailures(failures + 1);
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.get(1).endsWith("(and " + (failures - 1) + " more like it before)"), lines::toString);
    }

    @Test
    void shouldNotWaitForAReceiverThatIsSlow() throws Exception {
        final CountDownLatch end = new CountDownLatch(1);
        receiver.reply(exchange -> {
            end.await();
            OtlpReceiver.accept(exchange);
        });
        begin(receiver.url(), Map.of(), Duration.ofSeconds(30));
        take();
        receiver.next();
        shouldTakeLooksAtOnce();
        assertEquals(99, count("dropped"));
        end.countDown();
        final OtlpReceiver.Request last = receiver.next();
        assertEquals(
                epochNanos(101),
                last.metrics()
                        .get("sockeye.service.sent")
                        .getSum()
                        .getDataPoints(0)
                        .getTimeUnixNano());
        // What was measured is since the look before, though that was not pushed.
        assertEquals(
                epochNanos(100),
                last.metrics()
                        .get("sockeye.tcp.rtt")
                        .getExponentialHistogram()
                        .getDataPoints(0)
                        .getStartTimeUnixNano());
        await(2, 0, 99);
    }

    /** A hundred looks, none of which waits. */
    private void shouldTakeLooksAtOnce() {
        final long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            take();
        }
        final long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(millis < 900, "it waited: millis=" + millis);
    }

    @Test
    void shouldGiveUpAnAnswerThatNeverEnds() throws Exception {
        final CountDownLatch end = new CountDownLatch(1);
        receiver.reply(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(0);
            exchange.getResponseBody().flush();
            end.await();
        });
        begin(receiver.url(), Map.of(), Duration.ofSeconds(1));
        for (int failures = 1; failures <= 3; failures++) {
            take();
            awaitFailures(failures);
        }
        assertTrue(lines.getFirst().endsWith("no whole answer within 1 s"), lines::toString);
        end.countDown();
        receiver.reply(OtlpReceiver::accept);
        take();
        await(1, 3, 0);
        final long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (threads("serve-otlp-") > 1 && System.nanoTime() < limit) {
            Thread.sleep(10);
        }
        assertEquals(1, threads("serve-otlp-"), "threads that were given up stay");
    }

    private static long threads(final String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Test
    void shouldTryAgainWhenTheReceiverAsksForIt() throws Exception {
        receiver.reply(OtlpReceiver.retryAfter(1));
        begin(receiver.url(), Map.of(), TIMEOUT);
        take();
        final OtlpReceiver.Request first = receiver.next();
        final long start = System.nanoTime();
        receiver.reply(OtlpReceiver::accept);
        final OtlpReceiver.Request second = receiver.next();
        assertTrue(System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(700), "it did not wait");
        assertEquals(first.message(), second.message());
        await(1, 0, 0);
        assertEquals(List.of(), lines);
    }

    @Test
    void shouldGiveUpALookThatTheReceiverDoesNotWantSoon() throws Exception {
        receiver.reply(OtlpReceiver.retryAfter(3_600));
        begin(receiver.url(), Map.of(), Duration.ofSeconds(2));
        take();
        await(0, 1, 0);
        assertTrue(lines.getFirst().endsWith(": HTTP status 503"), lines::toString);
        receiver.reply(OtlpReceiver::accept);
        take();
        await(1, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 413, 500})
    void shouldNotTryAgainWhereThatIsOfNoUse(final int status) throws Exception {
        receiver.reply(OtlpReceiver.status(status));
        begin(receiver.url(), Map.of(), TIMEOUT);
        take();
        await(0, 1, 0);
        receiver.next();
        assertEquals(List.of(), receiver.others());
        assertEquals(List.of("cannot push to " + receiver.url() + "/v1/metrics: HTTP status " + status), lines);
    }

    @Test
    void shouldGoOnAfterALookThatCannotBeTold() throws Exception {
        begin(receiver.url(), Map.of(), TIMEOUT);
        push.take(
                new MetricSnapshots(CounterSnapshot.builder()
                        .name("sockeye_service_sent_bytes")
                        .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                                .labels(Labels.of("port", "http"))
                                .value(1)
                                .build())
                        .build()),
                epochNanos(++looks));
        await(0, 1, 0);
        take();
        await(1, 1, 0);
        assertTrue(lines.getFirst().contains("NumberFormatException"), lines::toString);
    }

    private void begin(final String url, final Map<String, String> variables, final Duration timeout)
            throws IOException {
        final OtlpSettings settings = OtlpSettings.of(url, new OtlpEnvironment(variables));
        final LookMetrics metrics = new LookMetrics(
                HostResource.of("9.9", "here", Map.of()), "9.9", PROCESS, PROCESS, () -> new ResourceUsage(0, 0, 0));
        push = new OtlpPush(new OtlpClient(settings, timeout), metrics, settings.toString(), lines::add, clock::get);
        push.begin();
    }

    private static long epochNanos(final long look) {
        return PROCESS + look * 1_000_000_000L;
    }

    private void take() {
        looks++;
        push.take(
                new MetricSnapshots(
                        GaugeSnapshot.builder()
                                .name("sockeye_sockets")
                                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                                        .labels(Labels.of("protocol", "tcp", "state", "LISTEN"))
                                        .value(2)
                                        .build())
                                .build(),
                        CounterSnapshot.builder()
                                .name("sockeye_service_sent_bytes")
                                .help("Bytes.")
                                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                                        .labels(Labels.of("port", "443"))
                                        .value(10 * looks)
                                        .build())
                                .build(),
                        GaugeHistogram.of("sockeye_tcp_rtt_seconds", List.of(0.5, 1.0, 2.0), 1)),
                epochNanos(looks));
    }

    private void awaitFailures(final long expected) throws InterruptedException {
        final long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (count("failures") < expected && System.nanoTime() < limit) {
            Thread.sleep(10);
        }
        assertEquals(expected, count("failures"));
    }

    private void await(final long exports, final long failures, final long dropped) throws InterruptedException {
        final List<Long> expected = List.of(exports, failures, dropped);
        final long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<Long> counts = List.of();
        while (!counts.equals(expected) && System.nanoTime() < limit) {
            Thread.sleep(10);
            counts = List.of(count("exports"), count("failures"), count("dropped"));
        }
        assertEquals(expected, counts, lines::toString);
    }

    /** As the next look would tell it. */
    private long count(final String what) {
        final List<MetricSnapshot> metrics = new ArrayList<>();
        push.add(metrics);
        for (final MetricSnapshot metric : metrics) {
            if (metric.getMetadata().getName().equals("sockeye_otlp_" + what)) {
                return (long)
                        ((CounterSnapshot) metric).getDataPoints().getFirst().getValue();
            }
        }
        throw new AssertionError("name=" + what);
    }
}
