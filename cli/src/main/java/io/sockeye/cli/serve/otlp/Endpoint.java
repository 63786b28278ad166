package io.sockeye.cli.serve.otlp;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to push, as {@code --otlp=URL} says it. Threads: stateless. */
final class Endpoint {
    /** Where receivers take metrics, see https://opentelemetry.io/docs/specs/otlp/#otlphttp-request */
    private static final String PATH = "/v1/metrics";

    private static final String EXAMPLE = "such as http://127.0.0.1:4318";
    private static final int MAX_PORT = 65_535;

    private Endpoint() {}

    /**
     * Read a text.
     *
     * @param text a URL; without a path it is that of metrics.
     * @return the URL with its path.
     * @throws IllegalArgumentException if it is none; the message is a few words, without the text, which may have a
     *                                  password in it.
     */
    static URI parse(final String text) {
        final URI uri = uri(text);
        final String scheme = uri.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException("a URL with http:// or https:// is needed, " + EXAMPLE);
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
            throw new IllegalArgumentException("everybody can see a password on the command line: credentials are"
                    + " headers, which are taken from the environment, see OTEL_EXPORTER_OTLP_HEADERS");
        }
        if (uri.getHost() == null || uri.getPort() > MAX_PORT || uri.getPort() == 0) {
            throw new IllegalArgumentException("a URL with a host and a port is needed, " + EXAMPLE);
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a URL without a fragment is needed, " + EXAMPLE);
        }
        final boolean isWithoutPath =
                uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        return isWithoutPath ? uri.resolve(PATH + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())) : uri;
    }

    private static URI uri(final String text) {
        try {
            return new URI(text);
        } catch (final URISyntaxException e) {
            throw new IllegalArgumentException("not a URL: " + e.getReason(), e);
        }
    }

    /** {@return a URL as it is told to people: without what may be secret} */
    static String told(final URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
