package io.sockeye.cli.serve.http;

import java.io.IOException;
import java.net.InetSocketAddress;

import io.sockeye.cli.serve.http.config.WebConfig;
import io.sockeye.cli.serve.http.tls.ServerTls;

/**
 * Whether others may reach a server: only by passwords or certificates, unless somebody insists. Threads: stateless.
 */
final class Exposure {
    private Exposure() {}

    /**
     * Refuse what lays a host open.
     *
     * @param tls null where it is not spoken.
     */
    static void check(
            final InetSocketAddress address, final WebConfig config, final ServerTls tls, final boolean isInsecure)
            throws IOException {
        final boolean isGuarded = !config.users().isEmpty() || tls != null && tls.isClientVerified();
        if (!isGuarded && !isInsecure && !address.getAddress().isLoopbackAddress()) {
            throw new IOException("others could read this host's connections at " + text(address)
                    + ": ask for passwords (basic_auth_users) or client certificates"
                    + " (client_auth_type: RequireAndVerifyClientCert) in a web configuration, listen on 127.0.0.1,"
                    + " or insist by --insecure");
        }
    }

    /** What is allowed but should be known; empty if nothing. */
    static String warning(final InetSocketAddress address, final WebConfig config, final ServerTls tls) {
        return !config.users().isEmpty() && tls == null && !address.getAddress().isLoopbackAddress()
                ? "passwords come to " + text(address)
                        + " in clear, for whoever listens on the way: no tls_server_config"
                : "";
    }

    private static String text(final InetSocketAddress address) {
        return new HostPort(address.getAddress().getHostAddress(), address.getPort()).toString();
    }
}
