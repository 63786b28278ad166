package io.sockeye.cli.serve.http.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import io.sockeye.cli.serve.http.config.Setting;
import io.sockeye.cli.serve.http.config.TlsSettings;
import io.sockeye.cli.serve.http.config.WebConfigException;

/** The server's side of TLS, as a configuration has it. Threads: safe. */
public final class ServerTls {
    private final TlsSource source;
    private final SSLContext context;
    private final SSLParameters parameters;
    private final ClientPolicy policy;

    private ServerTls(
            final TlsSource source,
            final SSLContext context,
            final SSLParameters parameters,
            final ClientPolicy policy) {
        this.source = source;
        this.context = context;
        this.parameters = parameters;
        this.policy = policy;
    }

    /**
     * Read the files that settings name, and check that all fits.
     *
     * @param settings of the configuration.
     * @return ready for clients.
     * @throws WebConfigException if a file cannot be read, something is wrong, or Java cannot do it.
     */
    public static ServerTls of(final TlsSettings settings) throws WebConfigException {
        final TlsSource source = new TlsSource(settings);
        final Setting certificate = source.setting("cert");
        final Setting key = source.setting("key");
        if (certificate == null) {
            throw settings.fault("cert_file or cert is missing");
        }
        if (key == null) {
            throw settings.fault("key_file or key is missing");
        }
        final List<X509Certificate> chain = source.certificates(certificate);
        final PrivateKey secret = source.key(key);
        if (!isPair(chain.get(0), secret)) {
            throw settings.fault(key, "the key is not that of the certificate", null);
        }
        final ClientPolicy policy = ClientPolicy.of(settings, source);
        try {
            final SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(chain, secret), new TrustManager[] {trust(settings, source, policy)}, null);
            return new ServerTls(source, context, TlsChoice.parameters(settings, context, policy), policy);
        } catch (final GeneralSecurityException | IOException e) {
            if (e instanceof final WebConfigException known) {
                throw known;
            }
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private static KeyManager[] keys(final List<X509Certificate> chain, final PrivateKey secret)
            throws GeneralSecurityException, IOException {
        final KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        final char[] none = new char[0];
        store.setKeyEntry("server", secret, none, chain.toArray(new X509Certificate[0]));
        final KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static TrustManager trust(final TlsSettings settings, final TlsSource source, final ClientPolicy policy)
            throws GeneralSecurityException, IOException {
        X509ExtendedTrustManager authority = null;
        if (policy.isVerified()) {
            final TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            // Without authorities of its own: those that Java trusts, as Go takes the system's.
            factory.init(policy.authorities() == null ? null : store(source.certificates(policy.authorities())));
            for (final TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof final X509ExtendedTrustManager extended) {
                    authority = extended;
                }
            }
        }
        final List<Setting> names = settings.list("client_allowed_sans");
        return new ClientTrust(
                authority,
                names == null ? List.of() : names.stream().map(Setting::value).toList());
    }

    private static KeyStore store(final List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        final KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority" + i, authorities.get(i));
        }
        return store;
    }

    /** Whether what the key signs is what the certificate vouches for. */
    private static boolean isPair(final X509Certificate certificate, final PrivateKey key) {
        final String ofKey = key.getAlgorithm();
        final String name;
        switch (ofKey) {
            case "RSA":
                name = "SHA256withRSA";
                break;
            case "EC":
                name = "SHA256withECDSA";
                break;
            default:
                name = ofKey;
                break;
        }
        try {
            final Signature signature = Signature.getInstance(name);
            if (name.equals("RSASSA-PSS")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            final byte[] text = {1, 2, 3};
            signature.initSign(key);
            signature.update(text);
            final byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (final GeneralSecurityException e) {
            // A key of another kind than the certificate's.
            return false;
        }
    }

    /**
     * Whether a client without a certificate that an authority of the configuration vouches for is turned away.
     *
     * @return false where certificates are not asked for, or not verified.
     */
    public boolean isClientVerified() {
        return policy.isRequired() && policy.isVerified();
    }

    /**
     * Whether a file that was read is no longer the same.
     *
     * @return true also if it cannot be read now.
     */
    public boolean isChanged() {
        return source.isChanged();
    }

    /**
     * Speak TLS on a connection. The handshake is up to the caller.
     *
     * @param socket of a client; closed with the result.
     * @return over it.
     * @throws IOException if the connection is gone.
     */
    public SSLSocket over(final Socket socket) throws IOException {
        final SSLSocket result = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        result.setUseClientMode(false);
        result.setSSLParameters(parameters);
        return result;
    }
}
