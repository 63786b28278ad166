package io.sockeye.cli.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.serve.http.tls.TestPki;

/** TLS over real sockets, with certificates by openssl. */
class TlsServerTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final ServerLimits PATIENT = new ServerLimits(8, 16_384, LONG, LONG, LONG);
    private static final byte[] BIG = new byte[50_000_000];

    @TempDir
    private static Path directory;

    private static TestPki pki;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private MetricsServer server;

    @BeforeAll
    static void make() throws IOException {
        pki = new TestPki(directory);
        pki.selfSigned("server");
        pki.selfSigned("other");
        pki.selfSigned("ca");
        pki.signed("scraper", "ca", "DNS:scraper.example.net,IP:2001:db8::1,email:a@b.example,URI:spiffe://x/y");
        pki.signed("stranger", "other", "DNS:scraper.example.net");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Path config(final String more) throws IOException {
        return Files.writeString(
                directory.resolve("web.yml"),
                "tls_server_config:\n  cert_file: server.crt\n  key_file: server.key\n" + more.replace('/', '\n'));
    }

    private void start(final String more) throws IOException {
        start(config(more));
    }

    private void start(final Path config) throws IOException {
        start(config, PATIENT);
    }

    private void start(final Path config, final ServerLimits limits) throws IOException {
        server = MetricsServer.start(
                new HostPort("127.0.0.1", 0),
                config,
                false,
                Map.of(
                        "/metrics",
                        request -> Answer.text(200, "a 1"),
                        "/big",
                        request -> new Answer(200, "text/plain", BIG)),
                log::add,
                limits);
    }

    private int statusFor(final String client) throws Exception {
        try {
            return Client.once(server.address(), pki.client(client), Client.get("/metrics", ""))
                    .status();
        } catch (final IOException e) {
            return -1;
        }
    }

    private String fault(final String more) throws IOException {
        final Path file = config(more);
        final String message =
                assertThrows(IOException.class, () -> start(file)).getMessage();
        assertTrue(message.startsWith(file + ":"), message);
        assertFalse(message.contains("\n"), message);
        return message.substring(file.toString().length() + 1).replace(directory + "/", "");
    }

    @Test
    void shouldServeManyRequestsOfAConnection() throws Exception {
        start("");
        assertTrue(server.isTls());
        try (Client client = new Client(server.address(), pki.client(null))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, client.ask(Client.get("/metrics", "")).status());
            }
            assertEquals(
                    BIG.length,
                    client.ask(Client.get("/big", "Connection: close\r\n")).body().length);
            assertTrue(client.isClosed());
        }
        assertEquals(List.of(), log);
    }

    /** Who gets in: without a certificate, with one of the authority, with one of another. */
    @ParameterizedTest
    @CsvSource({
        "NoClientCert, '', 200, 200, 200",
        "RequestClientCert, '', 200, 200, 200",
        "RequestClientCert, ca.crt, 200, 200, 200",
        "RequireAnyClientCert, '', -1, 200, 200",
        "RequireClientCert, '', -1, 200, 200",
        "VerifyClientCertIfGiven, ca.crt, 200, 200, -1",
        "VerifyClientCertIfGiven, '', 200, -1, -1",
        "RequireAndVerifyClientCert, ca.crt, -1, 200, -1"
    })
    void shouldAskForCertificatesByPolicy(
            final String policy, final String authority, final int without, final int good, final int bad)
            throws Exception {
        start("  client_auth_type: " + policy + (authority.isEmpty() ? "" : "/  client_ca_file: " + authority) + "/");
        assertEquals(without, statusFor(null));
        assertEquals(good, statusFor("scraper"));
        assertEquals(bad, statusFor("stranger"));
        assertEquals(without, statusFor(null), "still serving");
        assertEquals(without < 0 || bad < 0 ? 1 : 0, log.size(), log.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "scraper.example.net, 200",
        "2001:DB8:0::1, 200",
        "a@b.example, 200",
        "spiffe:__x_y, 200",
        "SCRAPER.example.net, -1",
        "example.net, -1",
        "scraper, -1"
    })
    void shouldTakeOnlyAllowedNames(final String name, final int status) throws Exception {
        start("  client_auth_type: RequireAndVerifyClientCert/  client_ca_file: ca.crt/  client_allowed_sans:/"
                + "    - nobody/    - \"" + name.replace("__", "\\x2f\\x2f").replace("_", "\\x2f") + "\"/");
        assertEquals(status, statusFor("scraper"));
        assertEquals(-1, statusFor("stranger"));
    }

    @Test
    void shouldListenForOthersWithRequiredCertificatesOnly() throws IOException {
        final Path required = config("  client_auth_type: RequireAndVerifyClientCert/  client_ca_file: ca.crt/");
        MetricsServer.start(new HostPort("", 0), required, false, Map.of(), log::add)
                .close();
        for (final String weaker : List.of("RequireAnyClientCert", "VerifyClientCertIfGiven", "NoClientCert")) {
            final Path config = config("  client_auth_type: " + weaker + "/");
            assertThrows(
                    IOException.class,
                    () -> MetricsServer.start(new HostPort("", 0), config, false, Map.of(), log::add));
        }
        assertEquals(List.of(), log);
    }

    private SSLSession session(final String protocol, final String suite) throws Exception {
        final SSLContext context = pki.client(null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(server.address().getAddress(), server.address().getPort())) {
            socket.setEnabledProtocols(new String[] {protocol});
            if (suite != null) {
                socket.setEnabledCipherSuites(new String[] {suite});
            }
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return socket.getSession();
        }
    }

    @Test
    void shouldSpeakTheVersionsThatAreAllowed() throws Exception {
        start("");
        assertEquals("TLSv1.2", session("TLSv1.2", null).getProtocol());
        assertEquals("TLSv1.3", session("TLSv1.3", null).getProtocol());
        server.close();
        start("  min_version: TLS13/");
        assertThrows(IOException.class, () -> session("TLSv1.2", null));
        assertEquals("TLSv1.3", session("TLSv1.3", null).getProtocol());
        server.close();
        start("  max_version: TLS12/");
        assertThrows(IOException.class, () -> session("TLSv1.3", null));
    }

    @Test
    void shouldUseTheCipherSuitesThatAreAllowedWithTls12() throws Exception {
        final String allowed = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
        start("  cipher_suites:/  - " + allowed + "/  - TLS_AES_128_GCM_SHA256/  prefer_server_cipher_suites: false/");
        assertEquals(allowed, session("TLSv1.2", null).getCipherSuite());
        assertThrows(IOException.class, () -> session("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));
        assertEquals(
                "TLSv1.3", session("TLSv1.3", "TLS_CHACHA20_POLY1305_SHA256").getProtocol());
    }

    /** All that Go offers by default is known here too. */
    @Test
    void shouldKnowTheCipherSuitesAndCurvesOfGo() throws Exception {
        start("  cipher_suites:/  - TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256/"
                + "  - TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384/  - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256/"
                + "  - TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384/  - TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256/"
                + "  - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256/  - TLS_AES_128_GCM_SHA256/"
                + "  - TLS_AES_256_GCM_SHA384/  - TLS_CHACHA20_POLY1305_SHA256/"
                + "  - TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA/  - TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA/"
                + "  - TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA/  - TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA/"
                + "  curve_preferences: [CurveP256, CurveP384, CurveP521, X25519]/");
        assertEquals(200, statusFor(null));
    }

    @Test
    void shouldUseTheCurvesThatAreAllowed() throws Exception {
        start("  curve_preferences: [CurveP384]/");
        final SSLContext context = pki.client(null);
        for (final String group : List.of("secp384r1", "secp256r1")) {
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(
                            server.address().getAddress(), server.address().getPort())) {
                final var parameters = socket.getSSLParameters();
                parameters.setNamedGroups(new String[] {group});
                socket.setSSLParameters(parameters);
                socket.setSoTimeout(10_000);
                if (group.equals("secp384r1")) {
                    socket.startHandshake();
                } else {
                    assertThrows(IOException.class, socket::startHandshake);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_ca_file: ca.crt | 4: tls_server_config.client_ca_file: clients are not asked "
                        + "for certificates: client_auth_type is needed as well",
                "client_allowed_sans: [a] | 2: tls_server_config: client_allowed_sans: clients are "
                        + "not asked for certificates: client_auth_type is needed as well",
                "client_auth_type: RequireAndVerifyClientCert | 4: "
                        + "tls_server_config.client_auth_type: client_ca_file or client_ca is needed as well",
                "client_auth_type: Sometimes | 4: tls_server_config.client_auth_type: 'Sometimes' is "
                        + "none of NoClientCert, RequestClientCert, RequireAnyClientCert, "
                        + "VerifyClientCertIfGiven, RequireAndVerifyClientCert",
                "client_auth_type: VerifyClientCertIfGiven/  client_ca_file: somefile | 5: "
                        + "tls_server_config.client_ca_file: somefile: no such file",
                "client_auth_type: VerifyClientCertIfGiven/  client_ca_file: server.key | 5: "
                        + "tls_server_config.client_ca_file: server.key: there is no certificate in PEM in it",
                "cert: x | 2: tls_server_config.cert_file: there is 'cert' as well, and only one of them can be",
                "min_version: TLS11 | 4: tls_server_config.min_version: Java no longer speaks TLS11; "
                        + "TLS12 is the least",
                "max_version: TLS10 | 4: tls_server_config.max_version: Java no longer speaks TLS10; "
                        + "TLS12 is the least",
                "min_version: TLS111 | 4: tls_server_config.min_version: 'TLS111' is neither TLS12 nor TLS13",
                "min_version: TLS13/  max_version: TLS12 | 4: tls_server_config.min_version: "
                        + "min_version is above max_version",
                "cipher_suites:/  - TLS_RSA_WITH_NOTHING | 5: tls_server_config.cipher_suites: Java "
                        + "has no cipher suite 'TLS_RSA_WITH_NOTHING'",
                "max_version: TLS12/  cipher_suites: [TLS_AES_128_GCM_SHA256] | 5: "
                        + "tls_server_config.cipher_suites: none of the cipher suites is one of TLS 1.2",
                "curve_preferences: [CurveP257] | 4: tls_server_config.curve_preferences: 'CurveP257' "
                        + "is none of CurveP256, CurveP384, CurveP521, X25519"
            })
    void shouldSayWhatIsWrongAndWhere(final String more, final String message) throws IOException {
        assertEquals(message, fault("  " + more + "/"));
    }

    private String faultOf(final String text) throws IOException {
        final Path file = Files.writeString(directory.resolve("web.yml"), "tls_server_config:\n" + text);
        return assertThrows(IOException.class, () -> start(file))
                .getMessage()
                .substring(file.toString().length() + 1)
                .replace(directory + "/", "");
    }

    @Test
    void shouldSayWhichCertificateOrKeyIsWrong() throws IOException {
        assertEquals("2: tls_server_config: cert_file or cert is missing", faultOf("  key_file: server.key\n"));
        assertEquals("2: tls_server_config: key_file or key is missing", faultOf("  cert_file: server.crt\n"));
        assertEquals(
                "2: tls_server_config.cert_file: no: no such file",
                faultOf("  cert_file: no\n  key_file: server.key\n"));
        assertEquals(
                "3: tls_server_config.key_file: the key is not that of the certificate",
                faultOf("  cert_file: server.crt\n  key_file: other.key\n"));
        assertEquals(
                "3: tls_server_config.key_file: server.crt: there is no private key in it",
                faultOf("  cert_file: server.crt\n  key_file: server.crt\n"));
        Files.writeString(
                directory.resolve("bad.crt"), "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n");
        assertTrue(faultOf("  cert_file: bad.crt\n  key_file: server.key\n")
                .startsWith("2: tls_server_config.cert_file: bad.crt: no certificate in PEM: "));
    }

    @Test
    void shouldTakeCertificatesAndKeysWithinTheFile() throws Exception {
        final StringBuilder text = new StringBuilder("tls_server_config:\n");
        for (final String[] part :
                new String[][] {{"cert", "server.crt"}, {"key", "server.key"}, {"client_ca", "ca.crt"}}) {
            text.append("  ").append(part[0]).append(": |\n");
            for (final String line : Files.readAllLines(directory.resolve(part[1]))) {
                text.append("    ").append(line).append('\n');
            }
        }
        text.append("  client_auth_type: RequireAndVerifyClientCert\n");
        start(Files.writeString(directory.resolve("inline.yml"), text));
        assertEquals(200, statusFor("scraper"));
        assertEquals(-1, statusFor("stranger"));
    }

    private String serverSeen() throws Exception {
        return ((X509Certificate) session("TLSv1.3", null).getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    private static void copy(final String from, final String to) throws IOException {
        Files.copy(directory.resolve(from), directory.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void shouldUseNewCertificatesByItselfAndKeepTheOldWhileTheNewDoNotFit() throws Exception {
        copy("server.crt", "renewed.crt");
        copy("server.key", "renewed.key");
        start(Files.writeString(
                directory.resolve("renewed.yml"),
                "tls_server_config:\n  cert_file: renewed.crt\n  key_file: renewed.key\n"));
        assertEquals("CN=server", serverSeen());
        try (Client old = new Client(server.address(), pki.client(null))) {
            assertEquals(200, old.ask(Client.get("/metrics", "")).status());
            copy("other.crt", "renewed.crt");
            Thread.sleep(1100);
            assertEquals("CN=server", serverSeen());
            assertEquals(1, log.size());
            assertTrue(log.get(0).startsWith("the old certificates stay in use: "), log.get(0));
            assertTrue(log.get(0).endsWith("the key is not that of the certificate"), log.get(0));
            copy("other.key", "renewed.key");
            Thread.sleep(1100);
            assertEquals("CN=other", serverSeen());
            assertEquals(200, old.ask(Client.get("/metrics", "")).status());
        }
        Files.delete(directory.resolve("renewed.key"));
        assertThrows(IOException.class, server::reload);
        assertEquals("CN=other", serverSeen());
        copy("server.crt", "renewed.crt");
        copy("server.key", "renewed.key");
        server.reload();
        assertEquals("CN=server", serverSeen());
    }

    @Test
    void shouldTurnToTlsAndBackWhenToldTo() throws Exception {
        final Path config = Files.writeString(directory.resolve("turn.yml"), "");
        start(config);
        assertEquals(
                200, Client.once(server.address(), Client.get("/metrics", "")).status());
        Files.writeString(config, "tls_server_config:\n  cert_file: server.crt\n  key_file: server.key\n");
        server.reload();
        assertEquals(200, statusFor(null));
        assertThrows(IOException.class, () -> Client.once(server.address(), Client.get("/metrics", "")));
        Files.writeString(config, "");
        server.reload();
        assertEquals(
                200, Client.once(server.address(), Client.get("/metrics", "")).status());
    }

    @Test
    void shouldGoOnAfterHandshakesThatFail() throws Exception {
        start("");
        for (int i = 0; i < 100; i++) {
            try (Client plain = new Client(server.address())) {
                plain.send(i % 2 == 0 ? Client.get("/metrics", "") : "\u0016\u0003\u0001\u0000\u0005hello");
                assertTrue(plain.isClosed());
            }
        }
        assertEquals(200, statusFor(null));
        assertEquals(1, log.size(), log.toString());
        assertTrue(log.get(0).startsWith("no TLS with 127.0.0.1: "), log.get(0));
    }

    @Test
    void shouldCutHandshakesThatDoNotGoOn() throws Exception {
        start(config(""), new ServerLimits(8, 16_384, SHORT, LONG, LONG));
        final long before = System.nanoTime();
        try (Client silent = new Client(server.address());
                Client within = new Client(server.address())) {
            within.send("\u0016\u0003\u0001\u0002\u0000\u0001");
            assertTrue(silent.isClosed());
            assertTrue(within.isClosed());
        }
        final long time = (System.nanoTime() - before) / 1_000_000;
        assertTrue(time >= 800 && time < 15_000, "time=" + time);
    }

    /** What the JDK's own server cannot: its timer would wait for the writer that is stuck. */
    @Test
    void shouldCutReadersThatDoNotReadAndServeOthersMeanwhile() throws Exception {
        start(config(""), new ServerLimits(8, 16_384, LONG, SHORT, LONG));
        final List<Client> slow = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            slow.add(new Client(server.address(), pki.client(null)));
            slow.get(i).send(Client.get("/big", i % 2 == 0 ? "" : "Connection: close\r\n"));
        }
        final long before = System.nanoTime();
        while (server.openConnections() > 0 && System.nanoTime() - before < LONG.toNanos()) {
            assertEquals(200, statusFor(null));
            Thread.sleep(10);
        }
        final long time = (System.nanoTime() - before) / 1_000_000;
        assertTrue(time >= 500 && time < 15_000, "time=" + time);
        assertNotEquals(-1, statusFor(null));
        for (final Client client : slow) {
            client.close();
        }
    }

    @Test
    void shouldTurnAwayWithoutAWordWhereItIsFull() throws Exception {
        start("");
        final List<Client> clients = new ArrayList<>();
        for (int i = 0; i < PATIENT.connections(); i++) {
            clients.add(new Client(server.address(), pki.client(null)));
            assertEquals(200, clients.get(i).ask(Client.get("/metrics", "")).status());
        }
        assertEquals(-1, statusFor(null));
        assertEquals(1, server.turnedAway());
        for (final Client client : clients) {
            assertEquals(200, client.ask(Client.get("/metrics", "")).status());
            client.close();
        }
    }

    @Test
    void shouldEndWithinASecond() throws Exception {
        start("");
        try (Client idle = new Client(server.address(), pki.client(null));
                Client slow = new Client(server.address(), pki.client(null))) {
            idle.ask(Client.get("/metrics", ""));
            slow.send(Client.get("/big", ""));
            final long before = System.nanoTime();
            server.close();
            assertTrue(System.nanoTime() - before < 1_000_000_000L);
            assertTrue(idle.isClosed());
            assertTrue(slow.isClosed());
        }
    }
}
