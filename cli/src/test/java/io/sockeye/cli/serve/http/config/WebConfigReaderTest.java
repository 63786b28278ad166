package io.sockeye.cli.serve.http.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples and the bad files of exporter-toolkit's own tests are among these. */
class WebConfigReaderTest {
    private static final String HASH = "$2y$12$1DpfPeqF9HzHJt.EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wby";

    @TempDir
    private Path directory;

    private WebConfig read(final String text) throws IOException {
        return WebConfigReader.read(Files.writeString(directory.resolve("web.yml"), text));
    }

    private String fault(final String text) {
        final String message =
                assertThrows(WebConfigException.class, () -> read(text)).getMessage();
        final String start = directory.resolve("web.yml").toString();
        assertTrue(message.startsWith(start), message);
        assertEquals(-1, message.indexOf('\n'), message);
        return message.substring(start.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "---\n",
                "{}",
                "tls_server_config:\nhttp_server_config:\nbasic_auth_users:\n",
                "tls_server_config: {}\nbasic_auth_users: {}\n",
                "tls_server_config:\n  cert_file: ''\n  key_file:\n"
            })
    void shouldTakeNothingForNothing(final String text) throws IOException {
        final WebConfig config = read(text);
        assertNull(config.tls());
        assertEquals(WebConfig.NONE, config);
    }

    @Test
    void shouldReadUsers() throws IOException {
        final WebConfig config =
                read("basic_auth_users:\n  alice: " + HASH + "\n  7: '" + HASH.replace("$2y$", "$2b$") + "'\n");
        assertEquals(Map.of("alice", HASH, "7", HASH.replace("$2y$", "$2b$")), config.users());
    }

    @Test
    void shouldReadHeadersAsTexts() throws IOException {
        final WebConfig config = read("""
                http_server_config:
                  http2: false
                  headers:
                    X-Frame-Options: deny
                    Strict-Transport-Security: max-age=31536000; includeSubDomains
                    X-Content-Type-Options: nosniff
                    X-XSS-Protection: 1
                    Content-Security-Policy: "default-src 'self' *.test.example.net"
                """);
        assertEquals(
                Map.of(
                        "X-Frame-Options", "deny",
                        "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
                        "X-Content-Type-Options", "nosniff",
                        "X-XSS-Protection", "1",
                        "Content-Security-Policy", "default-src 'self' *.test.example.net"),
                config.headers());
        assertEquals(List.of(), config.notes());
        assertEquals(
                Map.of(),
                read("http_server_config: {headers: {X-Frame-Options: ''}}").headers());
    }

    @Test
    void shouldSayThatHttp2HasNoEffect() throws IOException {
        final List<String> notes = read("http_server_config:\n  http2: true\n").notes();
        assertEquals(1, notes.size());
        assertTrue(notes.get(0)
                .endsWith("web.yml:2: http_server_config.http2 has no effect: this server speaks" + " HTTP/1.1"));
    }

    @Test
    void shouldReadTlsWithLines() throws IOException {
        final TlsSettings tls = read("""
                # Certificates are renewed by a job.
                tls_server_config:
                  cert_file: server.crt
                  key_file: /etc/server.key
                  client_auth_type: RequireAndVerifyClientCert
                  client_ca_file: &ca ca.pem
                  client_allowed_sans: [one, "two"]
                  min_version: TLS13
                  prefer_server_cipher_suites: false
                  cipher_suites:
                    - TLS_AES_128_GCM_SHA256
                """).tls();
        assertEquals(new Setting("cert_file", "server.crt", 3), tls.value("cert_file"));
        assertEquals(directory.resolve("server.crt"), tls.path(tls.value("cert_file")));
        assertEquals(Path.of("/etc/server.key"), tls.path(tls.value("key_file")));
        assertEquals("ca.pem", tls.value("client_ca_file").value());
        assertEquals(
                List.of(new Setting("client_allowed_sans", "one", 7), new Setting("client_allowed_sans", "two", 7)),
                tls.list("client_allowed_sans"));
        assertEquals(11, tls.list("cipher_suites").get(0).line());
        assertNull(tls.value("max_version"));
        assertFalse(read("tls_server_config: {key: secret}")
                .tls()
                .value("key")
                .toString()
                .contains("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tls_server_config:/  cert_filse: a | :2: unknown name 'tls_server_config.cert_filse'",
                "/tls_server_confi: {} | :2: unknown name 'tls_server_confi'",
                "http_server_config:/  http3: true | :2: unknown name 'http_server_config.http3'",
                "http_server_config: {http2: maybe} | :1: http_server_config.http2: true or false is "
                        + "needed here, not 'maybe'",
                "http_server_config: {http2: } | :1: http_server_config.http2: true or false is needed here, not ''",
                "tls_server_config: {prefer_server_cipher_suites: 1} | :1: "
                        + "tls_server_config.prefer_server_cipher_suites: true or false is needed here, not '1'",
                "tls_server_config: [a] | :1: tls_server_config: names and values are needed here",
                "hWkNKCp3fvIx3jKnsaBI | :1: web configuration: names and values are needed here",
                "tls_server_config:/  cert_file: a/  cert_file: b | :3: tls_server_config: 'cert_file' is there twice",
                "tls_server_config:/  cert_file: [a] | :2: tls_server_config.cert_file: one value is needed here",
                "tls_server_config:/  cipher_suites: a | :2: tls_server_config.cipher_suites: a list is needed here",
                "tls_server_config:/  cipher_suites:/  - a/  - | :4: tls_server_config.cipher_suites: an item is empty",
                "basic_auth_users:/  john: doe | :2: basic_auth_users.john: no bcrypt hash ($2a$, "
                        + "$2b$ or $2y$), such as 'htpasswd -nBC 10 USER' prints",
                "basic_auth_users:/  jo:hn: x | :2: basic_auth_users.jo:hn: a user's name is not "
                        + "empty and has no colon",
                "rate_limit:/  interval: 1s | :2: rate_limit: not supported by sockeye; leave it out",
                "http_server_config:/  headers:/    X-Frame-Options: foo | :3: "
                        + "http_server_config.headers.X-Frame-Options: deny or sameorigin is needed, not 'foo'",
                "http_server_config:/  headers:/    X-Content-Type-Options: sniff | :3: "
                        + "http_server_config.headers.X-Content-Type-Options: nosniff is needed, not 'sniff'",
                "http_server_config:/  headers:/    X-XSS-Protection: \"1\\r\\nSet-Cookie: a\" | :3: "
                        + "http_server_config.headers.X-XSS-Protection: only plain characters make a header",
                "http_server_config:/  headers:/    Content-Type: foo | :3: "
                        + "http_server_config.headers: 'Content-Type' cannot be set, only one of "
                        + "Content-Security-Policy, Strict-Transport-Security, X-Content-Type-Options, "
                        + "X-Frame-Options, X-XSS-Protection"
            })
    void shouldSayWhatIsWrongAndWhere(final String text, final String message) {
        assertEquals(message, fault(text.replace('/', '\n')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [", "a: b: c", "\ta: b", "a: *nowhere", "a: b\n---\nc: d", "a: \"\\q\"", "\u0000", "{a: 1"})
    void shouldSayThatItIsNoYaml(final String text) {
        final String message = fault(text);
        assertTrue(message.matches("(?s)(:\\d+)?: no YAML: .+"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2y$12$1DpfPeqF9HzHJt.EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wb",
                "$2y$12$1DpfPeqF9HzHJt.EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wbyy",
                "$2x$12$1DpfPeqF9HzHJt.EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wby",
                "$2y$03$1DpfPeqF9HzHJt.EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wby",
                "$2y$32$1DpfPeqF9HzHJt.EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wby",
                "$2y$-1$1DpfPeqF9HzHJt.EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wby",
                "$2y$12$1DpfPeqF9HzHJt,EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wby",
                "$2y$12.1DpfPeqF9HzHJt.EWswy1exHluGfbhnn3yXhR7Xes6m3WJqFg0Wby"
            })
    void shouldTakeNothingElseForBcrypt(final String hash) {
        assertTrue(
                fault("basic_auth_users:\n  a: '" + hash + "'").startsWith(":2: basic_auth_users.a: no bcrypt hash"));
    }

    @Test
    void shouldSayThatItCannotBeRead() throws IOException {
        final Path nothing = directory.resolve("nothing.yml");
        assertEquals(
                nothing + ": no such file",
                assertThrows(WebConfigException.class, () -> WebConfigReader.read(nothing))
                        .getMessage());
        assertEquals(
                directory + ": Is a directory",
                assertThrows(WebConfigException.class, () -> WebConfigReader.read(directory))
                        .getMessage());
        assertEquals(": longer than 1048576 bytes", fault("#".repeat(1_048_577)));
    }

    @Test
    void shouldNotUnfoldWhatRefersToItselfWithoutEnd() {
        final StringBuilder laughs = new StringBuilder("a: &a [x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            laughs.append(c).append(": &").append(c).append(" [");
            laughs.append(("*" + (char) (c - 1) + ",").repeat(9)).append("x]\n");
        }
        assertEquals(
                ": no YAML: Number of aliases for non-scalar nodes exceeds the specified max=50",
                fault(laughs.toString()));
        assertEquals(
                ":1: tls_server_config.cert_file: one value is needed here",
                fault("tls_server_config: &a\n  cert_file: *a\n"));
    }
}
