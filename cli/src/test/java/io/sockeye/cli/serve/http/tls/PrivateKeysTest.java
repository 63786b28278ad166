package io.sockeye.cli.serve.http.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as openssl writes them: what is wrapped must be what openssl itself makes of it. */
class PrivateKeysTest {
    @TempDir
    private Path directory;

    private String text(final String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private static String fault(final String pem) {
        return assertThrows(IllegalArgumentException.class, () -> PrivateKeys.of(pem))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2048", "3072"})
    void shouldReadRsaInBothForms(final String bits) throws IOException {
        final TestPki pki = new TestPki(directory);
        pki.openssl("genrsa", "-traditional", "-out", "pkcs1", bits);
        pki.openssl("pkcs8", "-topk8", "-nocrypt", "-in", "pkcs1", "-out", "pkcs8");
        assertTrue(text("pkcs1").startsWith("-----BEGIN RSA PRIVATE KEY-----"));
        assertEquals("RSA", PrivateKeys.of(text("pkcs1")).getAlgorithm());
        assertArrayEquals(
                PrivateKeys.of(text("pkcs8")).getEncoded(),
                PrivateKeys.of(text("pkcs1")).getEncoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"prime256v1", "secp384r1", "secp521r1"})
    void shouldReadCurvesInBothForms(final String curve) throws IOException {
        final TestPki pki = new TestPki(directory);
        // With a block of EC PARAMETERS before the key.
        pki.openssl("ecparam", "-name", curve, "-genkey", "-out", "sec1");
        pki.openssl("pkcs8", "-topk8", "-nocrypt", "-in", "sec1", "-out", "pkcs8");
        assertTrue(text("sec1").contains("-----BEGIN EC PARAMETERS-----"));
        assertTrue(text("sec1").contains("-----BEGIN EC PRIVATE KEY-----"));
        assertEquals("EC", PrivateKeys.of(text("sec1")).getAlgorithm());
        final ECPrivateKey expected = (ECPrivateKey) PrivateKeys.of(text("pkcs8"));
        final ECPrivateKey key = (ECPrivateKey) PrivateKeys.of(text("sec1"));
        assertEquals(expected.getS(), key.getS());
        assertEquals(expected.getParams().getCurve(), key.getParams().getCurve());
    }

    @Test
    void shouldReadEd25519() throws IOException {
        new TestPki(directory).openssl("genpkey", "-algorithm", "ed25519", "-out", "key");
        assertEquals("EdDSA", PrivateKeys.of(text("key")).getAlgorithm());
    }

    @Test
    void shouldSayThatAKeyIsEncrypted() throws IOException {
        final TestPki pki = new TestPki(directory);
        pki.openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "plain");
        pki.openssl("pkcs8", "-topk8", "-in", "plain", "-out", "new", "-passout", "pass:x");
        pki.openssl("ec", "-in", "plain", "-out", "old", "-aes128", "-passout", "pass:x");
        assertEquals("the key is encrypted, and nobody is there to give a password", fault(text("new")));
        assertEquals("the key is encrypted, and nobody is there to give a password", fault(text("old")));
    }

    @Test
    void shouldSayWhatIsNoKey() throws IOException {
        final TestPki pki = new TestPki(directory);
        pki.selfSigned("a");
        assertEquals("there is no private key in it", fault(""));
        assertEquals("there is no private key in it", fault(text("a.crt")));
        final String key = text("a.key");
        assertEquals("'-----BEGIN PRIVATE KEY-----' has no end", fault(key.substring(0, key.length() - 30)));
        assertEquals(
                "what stands in 'EC PRIVATE KEY' is no Base64",
                fault("-----BEGIN EC PRIVATE KEY-----\n!!!!\n-----END EC PRIVATE KEY-----\n"));
        for (final String type : new String[] {"PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY"}) {
            for (final String base64 : new String[] {"", "MA==", "MIT/////", "MAMCAQE=", "oIT/////AAAAAA=="}) {
                final String pem = "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
                assertTrue(fault(pem).contains("key"), pem);
            }
        }
    }
}
