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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.cli.serve.http.tls.TestPki;

/** Receivers with TLS: whom they are trusted by. */
class OtlpTlsTest {
    private static final String TRUSTED = "OTEL_EXPORTER_OTLP_CERTIFICATE";

    @TempDir
    private Path directory;

    private SSLContext server;

    @BeforeEach
    void makeCertificates() throws IOException, GeneralSecurityException {
        final TestPki pki = new TestPki(directory);
        pki.selfSigned("authority");
        pki.selfSigned("stranger");
        pki.signed("receiver", "authority", "IP:127.0.0.1");
        final KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(directory.resolve("receiver.crt"))) {
            final Certificate certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setKeyEntry("receiver", key(), new char[0], new Certificate[] {certificate});
        }
        final KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        server = SSLContext.getInstance("TLS");
        server.init(keys.getKeyManagers(), null, null);
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        final String pem = Files.readString(directory.resolve("receiver.key")).replaceAll("-----[A-Z ]*-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    @Test
    void shouldPushToAReceiverWhoseAuthorityIsTrusted() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver(server);
                OtlpClient client = client(receiver, "authority")) {
            assertEquals(null, client.push(List.of()));
            assertEquals("/v1/metrics", receiver.next().path());
        }
    }

    @Test
    void shouldNotPushToAStranger() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver(server);
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
        try (OtlpReceiver receiver = new OtlpReceiver(server)) {
            final IOException failure = assertThrows(IOException.class, () -> client(receiver, "broken"));
            assertTrue(failure.getMessage().startsWith("cannot push by OTLP: "), failure.getMessage());
        }
    }

    private OtlpClient client(final OtlpReceiver receiver, final String authority) throws IOException {
        final Map<String, String> variables = new HashMap<>();
        if (authority != null) {
            variables.put(TRUSTED, directory.resolve(authority + ".crt").toString());
        }
        return new OtlpClient(OtlpSettings.of(receiver.url(), new OtlpEnvironment(variables)), Duration.ofSeconds(20));
    }
}
