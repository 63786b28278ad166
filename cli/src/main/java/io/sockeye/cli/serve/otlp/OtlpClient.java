package io.sockeye.cli.serve.otlp;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;

/**
 * Pushes to a receiver by OpenTelemetry's exporter, which tries again within its time where the receiver says that it
 * may (429, 502, 503 and 504, with {@code Retry-After}) or cannot be reached. Confined to one thread.
 */
final class OtlpClient implements AutoCloseable {
    /** Beyond its time an exporter still waits for an answer's body, as long as bytes of it come or none. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** The SDK says each failure itself, several lines each. A logger without a reference would be forgotten. */
    private static final Logger SDK_LOG = Logger.getLogger("io.opentelemetry");

    private final OtlpSettings settings;
    private final Duration timeout;
    private ExecutorService threads;
    private OtlpHttpMetricExporter exporter;

    /**
     * A client. Nothing is sent yet.
     *
     * @param settings where and how to push.
     * @param timeout  for a push with all its attempts.
     * @throws IOException if certificates cannot be used.
     */
    OtlpClient(final OtlpSettings settings, final Duration timeout) throws IOException {
        this.settings = settings;
        this.timeout = timeout;
        SDK_LOG.setLevel(Level.OFF);
        try {
            open();
        } catch (final IllegalArgumentException | IllegalStateException e) {
            throw new IOException("cannot push by OTLP: " + words(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    private void open() {
        threads = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("serve-otlp-http").factory());
        final OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setCompression(settings.isCompressed() ? "gzip" : "none")
                .setTimeout(timeout)
                .setConnectTimeout(timeout)
                .setExecutorService(threads);
        settings.headers().forEach(builder::addHeader);
        if (settings.trusted() != null) {
            builder.setTrustedCertificates(settings.trusted());
        }
        if (settings.key() != null) {
            builder.setClientTls(settings.key(), settings.certificate());
        }
        exporter = builder.build();
    }

    /**
     * Push metrics, and wait for the answer.
     *
     * @param metrics of a look.
     * @return null if the receiver has taken them; else why not, in a few words.
     * @throws InterruptedException if the thread was interrupted while it waited.
     */
    String push(final Collection<MetricData> metrics) throws InterruptedException {
        final CompletableResultCode result = exporter.export(metrics);
        result.join(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while a push was under way");
        }
        if (!result.isDone()) {
            close();
            open();
            return "no whole answer within " + timeout.toSeconds() + " s";
        }
        return result.isSuccess() ? null : reason(result.getFailureThrowable());
    }

    private static String reason(final Throwable failure) {
        if (failure instanceof final HttpExportException http) {
            return http.getResponse() != null
                    ? "HTTP status " + http.getResponse().getStatusCode()
                    : words(http.getCause());
        }
        return failure == null ? "the SDK does not say why" : words(failure);
    }

    /** Of other than input and output the message may have a header's value in it. */
    private static String words(final Throwable failure) {
        final boolean isHarmless = failure instanceof IOException && failure.getMessage() != null;
        final String name = failure.getClass().getSimpleName();
        return isHarmless ? name + ": " + failure.getMessage() : name;
    }

    /** Give up what is under way. The JDK's client waits for the end of that when it is closed, and nobody for it. */
    @Override
    public void close() {
        threads.shutdownNow();
        Thread.ofPlatform().daemon().name("serve-otlp-end").start(exporter::shutdown);
    }
}
