package io.sockeye.cli.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseWriter;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** What is sent: head and body. Threads: confined to the connection's. */
final class Reply {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int BUFFER = 2048;

    private final ClassicHttpResponse response;
    private final boolean isKept;
    private byte[] body;

    /**
     * A reply.
     *
     * @param answer  of a page, or of the server itself.
     * @param isGzip  whether the client takes gzip.
     * @param isKept  whether the connection stays open.
     * @param headers to add.
     */
    Reply(final Answer answer, final boolean isGzip, final boolean isKept, final Map<String, String> headers) {
        this.isKept = isKept;
        final boolean isGzipped = isGzip && answer.isWorthGzip();
        body = isGzipped ? answer.gzipped() : answer.body();
        response = new BasicClassicHttpResponse(answer.status());
        set("Date", DATE.format(Instant.now()));
        set("Content-Type", answer.contentType());
        set("Content-Length", Integer.toString(body.length));
        set("Vary", "Accept, Accept-Encoding");
        if (isGzipped) {
            set("Content-Encoding", "gzip");
        }
        for (final Map.Entry<String, String> header : headers.entrySet()) {
            set(header.getKey(), header.getValue());
        }
        if (!isKept) {
            set("Connection", "close");
        }
    }

    /** Add a header. */
    Reply set(final String name, final String value) {
        response.setHeader(name, value);
        return this;
    }

    /** For HEAD: as it would be, but without the body. */
    void leaveOutBody() {
        body = new byte[0];
    }

    int status() {
        return response.getCode();
    }

    boolean isKept() {
        return isKept;
    }

    void writeTo(final OutputStream out) throws IOException {
        final SessionOutputBufferImpl buffer = new SessionOutputBufferImpl(BUFFER);
        try {
            new DefaultHttpResponseWriter().write(response, buffer, out);
        } catch (final HttpException e) {
            throw new IOException("cannot write a head", e);
        }
        buffer.write(body, 0, body.length, out);
        buffer.flush(out);
        out.flush();
    }
}
