package io.sockeye.cli.serve.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.cli.serve.http.tls.TestPki;

/** Receivers with TLS: whom they are trusted by, and whom they trust. */
class OtlpTlsTest {
    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";

    @TempDir
    private Path directory;

    private SSLContext server;

    @BeforeEach
    void makeCertificates() throws IOException, GeneralSecurityException {
        final TestPki pki = new TestPki(directory);
        pki.selfSigned("authority");
        pki.selfSigned("stranger");
        pki.signed("receiver", "authority", "IP:127.0.0.1");
        pki.signed("client", "authority", "DNS:host1");
        final KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("receiver", key(), new char[0], new Certificate[] {certificate("receiver")});
        store.setCertificateEntry("authority", certificate("authority"));
        final KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        server = SSLContext.getInstance("TLS");
        final TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        server.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    private Certificate certificate(final String name) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(directory.resolve(name + ".crt"))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        final String pem = Files.readString(directory.resolve("receiver.key")).replaceAll("-----[A-Z ]*-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    @Test
    void shouldPushToAReceiverWhoseAuthorityIsTrusted() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver(server, false);
                OtlpClient client = client(receiver, "authority")) {
            assertEquals(null, client.push(List.of()));
            assertEquals("/v1/metrics", receiver.next().path());
        }
    }

    @Test
    void shouldNotPushToAStranger() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver(server, false);
                OtlpClient client = client(receiver, null);
                OtlpClient other = client(receiver, "stranger")) {
            final String words = client.push(List.of());
            assertTrue(words.startsWith("SSLHandshakeException: "), words);
            final String others = other.push(List.of());
            assertTrue(others.startsWith("SSLHandshakeException: "), others);
            assertEquals(List.of(), receiver.others());
        }
    }

    @Test
    void shouldSayAtTheStartThatCertificatesCannotBeUsed() throws Exception {
        Files.writeString(directory.resolve("broken.crt"), "no certificate");
        try (OtlpReceiver receiver = new OtlpReceiver(server, false)) {
            final IOException failure = assertThrows(IOException.class, () -> client(receiver, "broken"));
            assertTrue(failure.getMessage().startsWith("cannot push by OTLP: "), failure.getMessage());
        }
    }

    @Test
    void shouldShowItsCertificateToAReceiverThatWantsOne() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver(server, true);
                OtlpClient known = client(receiver, "authority", "client");
                OtlpClient stranger = client(receiver, "authority", "stranger");
                OtlpClient nobody = client(receiver, "authority")) {
            assertEquals(null, known.push(List.of()));
            assertEquals("/v1/metrics", receiver.next().path());
            for (final OtlpClient refused : List.of(stranger, nobody)) {
                final String words = refused.push(List.of());
                assertTrue(words != null && words.matches("(SSL|Socket|IO).*Exception: .*"), words);
            }
            assertEquals(List.of(), receiver.others());
        }
    }

    private OtlpClient client(final OtlpReceiver receiver, final String authority) throws IOException {
        return client(receiver, authority, null);
    }

    private OtlpClient client(final OtlpReceiver receiver, final String authority, final String shown)
            throws IOException {
        final Map<String, String> variables = new HashMap<>();
        if (shown != null) {
            variables.put(
                    PREFIX + "CLIENT_CERTIFICATE",
                    directory.resolve(shown + ".crt").toString());
            variables.put(
                    PREFIX + "CLIENT_KEY", directory.resolve(shown + ".key").toString());
        }
        if (authority != null) {
            variables.put(
                    PREFIX + "CERTIFICATE",
                    directory.resolve(authority + ".crt").toString());
        }
        return new OtlpClient(OtlpSettings.of(receiver.url(), new OtlpEnvironment(variables)), Duration.ofSeconds(20));
    }
}
