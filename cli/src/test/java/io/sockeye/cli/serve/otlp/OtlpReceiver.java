package io.sockeye.cli.serve.otlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;

/** Takes OTLP by HTTP, and decodes it by OpenTelemetry's own protocol buffers, which know nothing of the SDK. */
final class OtlpReceiver implements AutoCloseable {
    /** What one request was. */
    record Request(String path, Headers headers, int length, ExportMetricsServiceRequest message) {
        ResourceMetrics resource() {
            if (message.getResourceMetricsCount() != 1) {
                throw new AssertionError("resources=" + message.getResourceMetricsCount());
            }
            return message.getResourceMetrics(0);
        }

        /** All metrics, each of which may be there once only. */
        Map<String, Metric> metrics() {
            final Map<String, Metric> metrics = new LinkedHashMap<>();
            for (final ScopeMetrics scope : resource().getScopeMetricsList()) {
                for (final Metric metric : scope.getMetricsList()) {
                    if (metrics.put(metric.getName(), metric) != null) {
                        throw new AssertionError("twice: name=" + metric.getName());
                    }
                }
            }
            return metrics;
        }
    }

    /** How a request is answered. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static final int OK = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private volatile Reply reply = OtlpReceiver::accept;

    OtlpReceiver() throws IOException {
        this(null, false);
    }

    /** One that speaks TLS, if it has a context for it, and maybe only with clients that show a certificate. */
    OtlpReceiver(final SSLContext tls, final boolean isOfKnownClients) throws IOException {
        final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls == null) {
            server = HttpServer.create(address, 0);
        } else {
            final HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(final HttpsParameters parameters) {
                    final SSLParameters wanted = tls.getDefaultSSLParameters();
                    wanted.setNeedClientAuth(isOfKnownClients);
                    parameters.setSSLParameters(wanted);
                }
            });
            server = https;
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(final HttpExchange exchange) throws IOException {
        try (exchange) {
            // Before anybody knows of the request, who may then have the next one answered otherwise.
            final Reply own = reply;
            final byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(new Request(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body.length,
                    ExportMetricsServiceRequest.parseFrom(plain(exchange.getRequestHeaders(), body))));
            own.to(exchange);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] plain(final Headers headers, final byte[] body) throws IOException {
        if (!"gzip".equals(headers.getFirst("Content-Encoding"))) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    static void accept(final HttpExchange exchange) throws IOException {
        final byte[] body = ExportMetricsServiceResponse.getDefaultInstance().toByteArray();
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(OK, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static Reply status(final int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Reply retryAfter(final int seconds) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
            exchange.sendResponseHeaders(503, -1);
        };
    }

    /** Answers further requests so. */
    void reply(final Reply next) {
        reply = next;
    }

    String url() {
        final String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request. */
    Request next() throws InterruptedException {
        final Request request = requests.poll(60, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    /** The requests that came and were not taken. */
    List<Request> others() {
        final List<Request> all = new ArrayList<>();
        requests.drainTo(all);
        return all;
    }

    /** Attributes by name, with their values as text. */
    static Map<String, String> attributes(final List<KeyValue> attributes) {
        final Map<String, String> texts = new LinkedHashMap<>();
        for (final KeyValue attribute : attributes) {
            final String text = switch (attribute.getValue().getValueCase()) {
                case STRING_VALUE -> attribute.getValue().getStringValue();
                case INT_VALUE -> "int " + attribute.getValue().getIntValue();
                case BOOL_VALUE -> "bool " + attribute.getValue().getBoolValue();
                default ->
                    throw new AssertionError("type=" + attribute.getValue().getValueCase());
            };
            if (texts.put(attribute.getKey(), text) != null) {
                throw new AssertionError("twice: attribute=" + attribute.getKey());
            }
        }
        return texts;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
