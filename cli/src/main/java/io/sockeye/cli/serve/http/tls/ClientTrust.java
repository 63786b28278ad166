package io.sockeye.cli.serve.http.tls;

import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which certificates of clients are taken: those that an authority vouches for, or any, and of these those with one of
 * some names. Threads: safe.
 */
final class ClientTrust extends X509ExtendedTrustManager {
    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    private final X509ExtendedTrustManager authority;
    private final Set<String> names;

    /**
     * Take certificates.
     *
     * @param authority null to take any.
     * @param names     of which the certificate must have one; empty if it need not.
     */
    ClientTrust(final X509ExtendedTrustManager authority, final List<String> names) {
        this.authority = authority;
        this.names = new HashSet<>();
        for (final String name : names) {
            this.names.add(canonical(name));
        }
    }

    /** An address as Java writes it, so that all spellings of it are one; anything else as it is. */
    private static String canonical(final String name) {
        if (name.indexOf(':') < 0 && (name.isEmpty() || !Character.isDigit(name.charAt(name.length() - 1)))) {
            return name;
        }
        try {
            return InetAddress.ofLiteral(name).getHostAddress();
        } catch (final IllegalArgumentException e) {
            // No address but a name.
            return name;
        }
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
        if (authority != null) {
            authority.checkClientTrusted(chain, type);
        }
        checkNames(chain);
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket)
            throws CertificateException {
        if (authority != null) {
            authority.checkClientTrusted(chain, type, socket);
        }
        checkNames(chain);
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
            throws CertificateException {
        if (authority != null) {
            authority.checkClientTrusted(chain, type, engine);
        }
        checkNames(chain);
    }

    private void checkNames(final X509Certificate[] chain) throws CertificateException {
        if (names.isEmpty()) {
            return;
        }
        final Collection<List<?>> found = chain[0].getSubjectAlternativeNames();
        if (found != null) {
            for (final List<?> name : found) {
                final int type = (Integer) name.get(0);
                if ((type == EMAIL || type == DNS || type == URI || type == IP)
                        && names.contains(type == IP ? canonical((String) name.get(1)) : (String) name.get(1))) {
                    return;
                }
            }
        }
        throw new CertificateException("none of the client's names is in client_allowed_sans");
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
        throw new CertificateException("this is the server");
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket)
            throws CertificateException {
        throw new CertificateException("this is the server");
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is the server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authority == null ? new X509Certificate[0] : authority.getAcceptedIssuers();
    }
}
