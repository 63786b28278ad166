package io.sockeye.cli.serve.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenTelemetry's variables. */
class OtlpEnvironmentTest {
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    private static final String URL = "http://127.0.0.1:4318";

    @Test
    void shouldReadHeadersAsTheyAreEncoded() {
        assertEquals(
                Map.of("authorization", "Bearer a+b=c,d", "x-tenant", "1"),
                environment(HEADERS, " authorization = Bearer%20a+b=c%2Cd , ,x-tenant=1,")
                        .headers());
        assertEquals(Map.of(), environment(HEADERS, " ").headers());
        assertEquals(Map.of(), environment("OTHER", "x").headers());
    }

    @Test
    void shouldTakeWhatIsForMetricsBeforeWhatIsForAll() {
        final OtlpEnvironment environment = new OtlpEnvironment(
                Map.of(HEADERS, "a=1", "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "b=2", "OTEL_EXPORTER_OTLP_X", "y"));
        assertEquals(Map.of("b", "2"), environment.headers());
        assertEquals("y", environment.exporter("X"));
        assertNull(environment.exporter("Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "=secret",
                "a=1,secret",
                "a=secret%",
                "a=secret%zz",
                "a b=secret",
                "a=secret%0d%0ab: c",
                "a=secret%00",
                "Host=secret",
                "content-length=secret",
                "ä=secret",
                "a=secretä"
            })
    void shouldRefuseWhatIsNoHeaderWithoutTellingIt(final String value) {
        final OtlpEnvironment environment = environment(HEADERS, value);
        final IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> environment.headers());
        assertTrue(failure.getMessage().startsWith(HEADERS), failure.getMessage());
        assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
        assertNull(failure.getCause(), "it may tell the value");
    }

    @Test
    void shouldReadAttributesOfTheResource() throws IOException {
        final OtlpEnvironment environment = new OtlpEnvironment(Map.of(
                "OTEL_RESOURCE_ATTRIBUTES",
                "deployment.environment.name=a%20b,service.name=x",
                "OTEL_SERVICE_NAME",
                "y"));
        assertEquals(
                Map.of("deployment.environment.name", "a b", "service.name", "y"),
                OtlpSettings.of(URL, environment).resourceAttributes());
    }

    @Test
    void shouldCompressUnlessThatIsNotWanted() throws IOException {
        final String variable = "OTEL_EXPORTER_OTLP_COMPRESSION";
        assertTrue(OtlpSettings.of(URL, environment("X", "x")).isCompressed());
        assertTrue(OtlpSettings.of(URL, environment(variable, "gzip")).isCompressed());
        assertFalse(OtlpSettings.of(URL, environment(variable, "none")).isCompressed());
        assertThrows(IllegalArgumentException.class, () -> OtlpSettings.of(URL, environment(variable, "zstd")));
    }

    @Test
    void shouldSayWhichCertificateCannotBeRead() {
        final IOException failure = assertThrows(
                IOException.class,
                () -> OtlpSettings.of(URL, environment("OTEL_EXPORTER_OTLP_CERTIFICATE", "/no/such.pem")));
        assertEquals("/no/such.pem: no such file", failure.getMessage());
    }

    @Test
    void shouldRefuseAKeyWithoutACertificate() {
        assertThrows(
                IllegalArgumentException.class,
                () -> OtlpSettings.of(URL, environment("OTEL_EXPORTER_OTLP_CLIENT_KEY", "/proc/self/comm")));
    }

    @Test
    void shouldTellNoHeader() throws IOException {
        final String text = OtlpSettings.of(URL + "?key=secret", environment(HEADERS, "a=secret"))
                .toString();
        assertFalse(text.contains("secret"), text);
    }

    private static OtlpEnvironment environment(final String name, final String value) {
        return new OtlpEnvironment(Map.of(name, value));
    }
}
