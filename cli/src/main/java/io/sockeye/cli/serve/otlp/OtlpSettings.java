package io.sockeye.cli.serve.otlp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import io.sockeye.cli.serve.http.config.SmallFile;

/**
 * Where and how to push. Threads: immutable, as long as nobody changes an array.
 *
 * @param endpoint           URL of the receiver's metrics.
 * @param headers            of each request, by name.
 * @param isCompressed       whether requests are compressed by gzip, which every receiver must understand.
 * @param trusted            certificates that the receiver's must come from, PEM; null for those of the JDK.
 * @param key                of the client's certificate, PKCS #8 in PEM; null for none.
 * @param certificate        of the client, PEM; null for none.
 * @param resourceAttributes what to say of this host beside what is known.
 */
record OtlpSettings(
        URI endpoint,
        Map<String, String> headers,
        boolean isCompressed,
        byte[] trusted,
        byte[] key,
        byte[] certificate,
        Map<String, String> resourceAttributes) {
    private static final String SERVICE_NAME = "OTEL_SERVICE_NAME";

    /**
     * What a command line and an environment ask for.
     *
     * @param url         of the receiver.
     * @param environment with OpenTelemetry's variables.
     * @return the settings.
     * @throws IllegalArgumentException if something is not as it must be; the message says what in a few words.
     * @throws IOException              if a file cannot be read.
     */
    static OtlpSettings of(final String url, final OtlpEnvironment environment) throws IOException {
        final URI endpoint = Endpoint.parse(url);
        final String compression = environment.exporter("COMPRESSION");
        if (compression != null && !compression.equals("gzip") && !compression.equals("none")) {
            throw new IllegalArgumentException("OTEL_EXPORTER_OTLP_COMPRESSION takes gzip or none");
        }
        final byte[] key = file(environment.exporter("CLIENT_KEY"));
        final byte[] certificate = file(environment.exporter("CLIENT_CERTIFICATE"));
        if ((key == null) != (certificate == null)) {
            throw new IllegalArgumentException(
                    "OTEL_EXPORTER_OTLP_CLIENT_KEY and OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE need each other");
        }
        final Map<String, String> attributes = environment.resourceAttributes();
        final String service = environment.variable(SERVICE_NAME);
        if (service != null) {
            attributes.put("service.name", service);
        }
        return new OtlpSettings(
                endpoint,
                environment.headers(),
                !"none".equals(compression),
                file(environment.exporter("CERTIFICATE")),
                key,
                certificate,
                attributes);
    }

    private static byte[] file(final String path) throws IOException {
        if (path == null) {
            return null;
        }
        try {
            return SmallFile.read(Path.of(path));
        } catch (final IOException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /** No secrets, should this ever be printed. */
    @Override
    public String toString() {
        return Endpoint.told(endpoint);
    }
}
