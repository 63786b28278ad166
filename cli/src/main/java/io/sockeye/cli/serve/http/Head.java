package io.sockeye.cli.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;

/**
 * The head of a request that is sound, as HttpCore reads it. Threads: confined to the connection's.
 *
 * @param method        such as GET.
 * @param path          as it came, up to the question mark.
 * @param query         what follows that; empty if nothing does.
 * @param isKept        whether the connection may serve another request.
 * @param hasBody       whether a body follows.
 * @param accept        header of this name, joined; empty if there is none.
 * @param encodings     {@code Accept-Encoding}, joined; empty if there is none.
 * @param authorization header of this name; null unless there is just one.
 */
record Head(
        String method,
        String path,
        String query,
        boolean isKept,
        boolean hasBody,
        String accept,
        String encodings,
        String authorization) {
    /** A head that is answered with a status, and with nothing else. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        RefusedException(final int status, final String why) {
            super(why);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private static final int MAX_HEADERS = 100;
    private static final int BUFFER = 1024;

    /** Parse what a {@link HeadReader} has read. */
    static Head parse(final InputStream head, final int maxLength) throws IOException, RefusedException {
        final Http1Config config = Http1Config.custom()
                .setMaxLineLength(maxLength)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        try {
            final ClassicHttpRequest request =
                    new DefaultHttpRequestParser(config).parse(new SessionInputBufferImpl(BUFFER), head);
            return of(request);
        } catch (final RequestHeaderFieldsTooLargeException | MessageConstraintException e) {
            throw new RefusedException(431, "too many headers");
        } catch (final UnsupportedHttpVersionException e) {
            throw new RefusedException(505, "HTTP/1.1 is spoken here");
        } catch (final HttpException e) {
            throw new RefusedException(400, "no request of HTTP");
        }
    }

    private static Head of(final ClassicHttpRequest request) throws RefusedException {
        final ProtocolVersion version = request.getVersion();
        final boolean isOld = HttpVersion.HTTP_1_0.equals(version);
        if (version != null && !isOld && !HttpVersion.HTTP_1_1.equals(version)) {
            throw new RefusedException(505, "HTTP/1.1 is spoken here");
        }
        if (!isOld && request.countHeaders("Host") != 1) {
            throw new RefusedException(400, "one Host is needed");
        }
        final boolean hasBody = request.countHeaders("Transfer-Encoding") > 0 || !isEmpty(request);
        final String target = target(request.getRequestUri());
        final int question = target.indexOf('?');
        return new Head(
                request.getMethod(),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                !isOld
                        && !joined(request, "Connection")
                                .toLowerCase(Locale.ROOT)
                                .contains("close"),
                hasBody,
                joined(request, "Accept"),
                joined(request, "Accept-Encoding"),
                request.countHeaders("Authorization") == 1
                        ? request.getFirstHeader("Authorization").getValue()
                        : null);
    }

    private static boolean isEmpty(final ClassicHttpRequest request) {
        for (final Header length : request.getHeaders("Content-Length")) {
            if (!"0".equals(length.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** The target without scheme and host, which a proxy's client sends. */
    private static String target(final String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        final int scheme = uri.indexOf("://");
        final int path = scheme < 0 ? -1 : uri.indexOf('/', scheme + 3);
        return path < 0 ? uri : uri.substring(path);
    }

    private static String joined(final ClassicHttpRequest request, final String name) {
        final StringBuilder result = new StringBuilder();
        for (final Header header : request.getHeaders(name)) {
            if (header.getValue() != null) {
                result.append(result.isEmpty() ? "" : ", ").append(header.getValue());
            }
        }
        return result.toString();
    }

    /** Whether the client takes gzip: named, or meant by an asterisk, with a weight above nothing. */
    boolean takesGzip() {
        boolean isAny = false;
        for (final String item : encodings.split(",")) {
            final String[] parts = item.split(";", -1);
            final String coding = parts[0].strip().toLowerCase(Locale.ROOT);
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return !isNothing(parts);
            }
            isAny |= coding.equals("*") && !isNothing(parts);
        }
        return isAny;
    }

    private static boolean isNothing(final String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            final String weight = parts[i].replace(" ", "").replace("\t", "");
            if (weight.matches("[qQ]=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}
