package io.sockeye.cli.serve.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Status, content type and bytes. Threads: safe; the bytes must not change any more. */
public final class Answer {
    /** Bytes below which gzip saves no packet. */
    private static final int MIN_GZIP = 1024;

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Object lock = new Object();
    private byte[] gzipped;

    /**
     * Make an answer.
     *
     * @param status      such as 200.
     * @param contentType with its parameters.
     * @param body        not copied.
     */
    public Answer(final int status, final String contentType, final byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /**
     * A line of words.
     *
     * @param status such as 404.
     * @param line   without its end.
     * @return in UTF-8.
     */
    public static Answer text(final int status, final String line) {
        return new Answer(status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The status.
     *
     * @return such as 200.
     */
    public int status() {
        return status;
    }

    /**
     * The content type.
     *
     * @return with its parameters.
     */
    public String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    boolean isWorthGzip() {
        return body.length >= MIN_GZIP;
    }

    /** The body compressed, by whoever asks first, while the others wait. Speed before size: metrics shrink well. */
    byte[] gzipped() {
        synchronized (lock) {
            if (gzipped == null) {
                gzipped = gzip(body);
            }
            return gzipped;
        }
    }

    private static byte[] gzip(final byte[] body) {
        final ByteArrayOutputStream result = new ByteArrayOutputStream(Math.max(512, body.length / 8));
        try (OutputStream gzip = new FastGzip(result)) {
            gzip.write(body);
        } catch (final IOException e) {
            throw new UncheckedIOException("gzip to memory", e);
        }
        return result.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(final OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
