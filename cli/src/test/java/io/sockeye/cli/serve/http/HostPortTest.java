package io.sockeye.cli.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9517, 127.0.0.1, 9517",
        "localhost:0, localhost, 0",
        "[::1]:9517, ::1, 9517",
        "[fe80::1%lo]:80, fe80::1%lo, 80",
        ":9517, '', 9517",
        "a-host.example_1.net:65535, a-host.example_1.net, 65535"
    })
    void shouldReadHostAndPort(final String text, final String host, final int port) {
        assertEquals(new HostPort(host, port), HostPort.parse(text));
        assertEquals(text, HostPort.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9517",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:65536",
                "127.0.0.1:99999999999",
                "127.0.0.1:-1",
                "127.0.0.1:+1",
                "127.0.0.1:http",
                "127.0.0.1:１",
                "::1:9517",
                "[::1]",
                "[::1:9517",
                "::1]:9517",
                "[]:9517",
                "[127.0.0.1]:9517",
                "[::1 ]:9517",
                "a host:80",
                "http://host:80",
                "user@host:80",
                "host\u001b:80"
            })
    void shouldSayWhatIsWrongInALine(final String text) {
        final String message = assertThrows(IllegalArgumentException.class, () -> HostPort.parse(text))
                .getMessage();
        assertTrue(message.startsWith("cannot listen on '" + text + "': "), message);
    }

    @Test
    void shouldLookUpOnlyWhenAsked() throws IOException {
        assertTrue(HostPort.parse("127.0.0.1:1").resolve().getAddress().isLoopbackAddress());
        assertTrue(HostPort.parse("[::1]:1").resolve().getAddress().isLoopbackAddress());
        assertTrue(HostPort.parse(":1").resolve().getAddress().isAnyLocalAddress());
        final HostPort nowhere = HostPort.parse("nowhere.invalid:1");
        final String message = assertThrows(IOException.class, nowhere::resolve).getMessage();
        assertEquals("cannot listen on 'nowhere.invalid:1': there is no such host", message);
    }
}
