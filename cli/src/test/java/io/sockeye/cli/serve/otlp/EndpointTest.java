package io.sockeye.cli.serve.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of receivers. */
class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4318, http://127.0.0.1:4318/v1/metrics",
        "http://127.0.0.1:4318/, http://127.0.0.1:4318/v1/metrics",
        "https://otlp.example.org, https://otlp.example.org/v1/metrics",
        "http://[::1]:4318, http://[::1]:4318/v1/metrics",
        "http://host:4318?tenant=a, http://host:4318/v1/metrics?tenant=a",
        "http://host:4318/v1/metrics, http://host:4318/v1/metrics",
        "https://host/api/otlp/v1/metrics, https://host/api/otlp/v1/metrics"
    })
    void shouldAddThePathWhereThereIsNone(final String text, final String expected) {
        assertEquals(expected, Endpoint.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:4318",
                "localhost:4318",
                "ftp://host:4318",
                "http://",
                "http:///v1/metrics",
                "http:host",
                "http://host:99999",
                "http://host:0",
                "http://host:port",
                "http://host:4318#top",
                "http://ho st:4318",
                "http://host:4318/%zz",
                "grpc://host:4317"
            })
    void shouldRefuseWhatIsNoUrlOfAReceiver(final String text) {
        final String words = assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text))
                .getMessage();
        assertTrue(
                words.startsWith("a URL with") || words.startsWith("not a URL") || words.startsWith("a URL without"),
                words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:secret@host:4318", "https://secret@host", "http://u:secret@[::1]:1/x"})
    void shouldRefuseCredentialsWithoutTellingThem(final String text) {
        final String words = assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text))
                .getMessage();
        assertTrue(words.contains("OTEL_EXPORTER_OTLP_HEADERS"), words);
        assertFalse(words.contains("secret"), words);
    }

    @Test
    void shouldTellNoQuery() {
        assertEquals("http://host:1/a", Endpoint.told(URI.create("http://host:1/a?token=secret")));
    }
}
