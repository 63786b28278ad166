package io.sockeye.cli.serve.look;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import io.sockeye.cli.serve.http.Answer;

/**
 * What one look has come to, ready to be told any number of times: it is written once in each format. Threads: safe.
 */
public final class LookPage {
    private static final int OK = 200;

    private final MetricSnapshots metrics;
    private final long nanoTime;
    /** By content type. There are as many as there are writers. */
    private final Map<String, Answer> written = new ConcurrentHashMap<>();

    /**
     * A page.
     *
     * @param metrics  of the look.
     * @param nanoTime when it was taken, as {@link System#nanoTime()}.
     */
    LookPage(final MetricSnapshots metrics, final long nanoTime) {
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    /** {@return the metrics} */
    public MetricSnapshots metrics() {
        return metrics;
    }

    /** {@return when it was taken, as {@link System#nanoTime()}} */
    long nanoTime() {
        return nanoTime;
    }

    /**
     * The page in a format.
     *
     * @param writer of the format.
     * @return it with its content type, the same for all.
     */
    public Answer in(final ExpositionFormatWriter writer) {
        return written.computeIfAbsent(writer.getContentType(), type -> write(writer));
    }

    private Answer write(final ExpositionFormatWriter writer) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(bytes, metrics);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(OK, writer.getContentType(), bytes.toByteArray());
    }
}
