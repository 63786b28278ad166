package io.sockeye.cli.serve.http.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Certificates and keys that openssl makes in a directory, and clients that have them. */
public final class TestPki {
    private final Path directory;

    /**
     * Make them there.
     *
     * @param directory of one's own.
     */
    public TestPki(final Path directory) {
        this.directory = directory;
    }

    /** Run openssl in the directory. */
    void openssl(final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        final Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("openssl " + String.join(" ", arguments) + ": " + output);
            }
        } catch (final InterruptedException e) {
            throw new IOException(e);
        }
    }

    /**
     * An authority, or a certificate that vouches for itself: NAME.crt and NAME.key.
     *
     * @param name of the files and the subject.
     */
    public void selfSigned(final String name) throws IOException {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=" + name,
                "-keyout",
                name + ".key",
                "-out",
                name + ".crt",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1");
    }

    /**
     * A certificate that an authority vouches for: NAME.crt and NAME.key.
     *
     * @param name      of the files and the subject.
     * @param authority made by {@link #selfSigned}.
     * @param names     as openssl writes {@code subjectAltName}.
     */
    public void signed(final String name, final String authority, final String names) throws IOException {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=" + name,
                "-keyout",
                name + ".key",
                "-out",
                name + ".crt",
                "-CA",
                authority + ".crt",
                "-CAkey",
                authority + ".key",
                "-addext",
                "subjectAltName=" + names,
                "-addext",
                "basicConstraints=critical,CA:FALSE",
                "-addext",
                "extendedKeyUsage=clientAuth,serverAuth");
    }

    /**
     * A client that trusts every server.
     *
     * @param name of its own certificate and key; null if it has none.
     * @return to make sockets of.
     */
    public SSLContext client(final String name) throws IOException, GeneralSecurityException {
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(name == null ? null : keys(name), new TrustManager[] {new TrustsAll()}, null);
        return context;
    }

    private KeyManager[] keys(final String name) throws IOException, GeneralSecurityException {
        final KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        final PrivateKey key = PrivateKeys.of(Files.readString(directory.resolve(name + ".key")));
        try (var in = Files.newInputStream(directory.resolve(name + ".crt"))) {
            final X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setKeyEntry("client", key, new char[0], new X509Certificate[] {certificate});
        }
        final KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, new char[0]);
        return new KeyManager[] {new Always((X509ExtendedKeyManager) factory.getKeyManagers()[0])};
    }

    /** Shows its certificate even where the server would not know who vouches for it. */
    private static final class Always extends X509ExtendedKeyManager {
        private final X509ExtendedKeyManager keys;

        Always(final X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public String[] getClientAliases(final String type, final Principal[] issuers) {
            return keys.getClientAliases(type, null);
        }

        @Override
        public String chooseClientAlias(final String[] types, final Principal[] issuers, final Socket socket) {
            return keys.chooseClientAlias(types, null, socket);
        }

        @Override
        public String[] getServerAliases(final String type, final Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(final String type, final Principal[] issuers, final Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(final String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(final String alias) {
            return keys.getPrivateKey(alias);
        }
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket) {}

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket) {}

        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) {}

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) {}

        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type) {}

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
