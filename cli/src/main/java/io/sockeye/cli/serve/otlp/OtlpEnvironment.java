package io.sockeye.cli.serve.otlp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What OpenTelemetry's variables say. Source: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and {@code
 * /configuration/sdk-environment-variables/}. A variable for metrics alone goes before the one for all. No message has
 * a value in it, which may be secret. Threads: immutable.
 */
final class OtlpEnvironment {
    private static final String EXPORTER = "OTEL_EXPORTER_OTLP_";
    private static final String FOR_METRICS = EXPORTER + "METRICS_";
    private static final String HEADERS = "HEADERS";
    private static final String RESOURCE_ATTRIBUTES = "OTEL_RESOURCE_ATTRIBUTES";
    /** What RFC 9110 lets the name of a header have beside letters and digits. */
    private static final String TOKEN = "!#$%&'*+-.^_`|~";
    /** The JDK's client sets these, and takes them from nobody else. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "content-type", "content-encoding", "expect", "host", "upgrade");

    private final Map<String, String> variables;

    /**
     * An environment.
     *
     * @param variables by name.
     */
    OtlpEnvironment(final Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * A variable of the exporter.
     *
     * @param name what is behind {@code OTEL_EXPORTER_OTLP_}.
     * @return its value; null where it is not set, or empty, which means the same.
     */
    String exporter(final String name) {
        final String own = variable(FOR_METRICS + name);
        return own == null ? variable(EXPORTER + name) : own;
    }

    /** {@return a variable's value; null where it is not set, or empty} */
    String variable(final String name) {
        final String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * Headers of each request.
     *
     * @return by name.
     * @throws IllegalArgumentException if they are none.
     */
    Map<String, String> headers() {
        final String variable = (variable(FOR_METRICS + HEADERS) == null ? EXPORTER : FOR_METRICS) + HEADERS;
        final Map<String, String> headers = pairs(variable);
        headers.forEach((name, value) -> {
            if (!isToken(name) || RESERVED.contains(name.toLowerCase(Locale.ROOT)) || !isPrintable(value)) {
                throw new IllegalArgumentException(variable + " has a header that cannot be sent");
            }
        });
        return headers;
    }

    /**
     * Attributes of the resource.
     *
     * @return by name.
     * @throws IllegalArgumentException if they are none.
     */
    Map<String, String> resourceAttributes() {
        return pairs(RESOURCE_ATTRIBUTES);
    }

    /** Names and values, with {@code =} within and commas between, in percent-encoding. */
    private Map<String, String> pairs(final String variable) {
        final Map<String, String> pairs = new LinkedHashMap<>();
        final String text = variable(variable);
        if (text == null) {
            return pairs;
        }
        for (final String pair : text.split(",")) {
            if (pair.isBlank()) {
                continue;
            }
            final int equals = pair.indexOf('=');
            final String name = pair.substring(0, Math.max(0, equals)).strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException(variable + " needs NAME=VALUE with commas between");
            }
            pairs.put(name, decoded(variable, pair.substring(equals + 1).strip()));
        }
        return pairs;
    }

    private static String decoded(final String variable, final String value) {
        try {
            // A plus is a plus here, other than in forms of HTML.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            // The cause would tell the value.
            throw new IllegalArgumentException(variable + " has a % that begins no byte in hexadecimal digits");
        }
    }

    private static boolean isToken(final String name) {
        return name.chars()
                .allMatch(character ->
                        character < 0x7F && (Character.isLetterOrDigit(character) || TOKEN.indexOf(character) >= 0));
    }

    private static boolean isPrintable(final String value) {
        return value.chars().allMatch(character -> character >= ' ' && character < 0x7F || character == '\t');
    }
}
