package io.sockeye.cli.serve.http.tls;

import io.sockeye.cli.serve.http.config.Setting;
import io.sockeye.cli.serve.http.config.TlsSettings;
import io.sockeye.cli.serve.http.config.WebConfigException;

/**
 * What {@code client_auth_type} asks of clients. Threads: immutable.
 *
 * @param isRequested whether they are asked for a certificate.
 * @param isRequired  whether they must have one.
 * @param isVerified  whether one that they show must be vouched for.
 * @param authorities the setting that says by whom; null if none does.
 */
record ClientPolicy(boolean isRequested, boolean isRequired, boolean isVerified, Setting authorities) {
    static ClientPolicy of(final TlsSettings settings, final TlsSource source) throws WebConfigException {
        final Setting authorities = source.setting("client_ca");
        final Setting type = settings.value("client_auth_type");
        final ClientPolicy policy = byName(settings, type, authorities);
        if (!policy.isRequested && authorities != null) {
            throw settings.fault(
                    authorities, "clients are not asked for certificates: client_auth_type is needed as well", null);
        }
        if (!policy.isRequested && settings.list("client_allowed_sans") != null) {
            throw settings.fault("client_allowed_sans: clients are not asked for certificates:"
                    + " client_auth_type is needed as well");
        }
        if (policy.isRequired && policy.isVerified && authorities == null) {
            throw settings.fault(type, "client_ca_file or client_ca is needed as well", null);
        }
        return policy;
    }

    private static ClientPolicy byName(final TlsSettings settings, final Setting type, final Setting authorities)
            throws WebConfigException {
        final String name = type == null ? "NoClientCert" : type.value();
        return switch (name) {
            case "NoClientCert" -> new ClientPolicy(false, false, false, authorities);
            case "RequestClientCert" -> new ClientPolicy(true, false, false, authorities);
            // The second is an old name of the first.
            case "RequireAnyClientCert", "RequireClientCert" -> new ClientPolicy(true, true, false, authorities);
            case "VerifyClientCertIfGiven" -> new ClientPolicy(true, false, true, authorities);
            case "RequireAndVerifyClientCert" -> new ClientPolicy(true, true, true, authorities);
            default ->
                throw settings.fault(
                        type,
                        "'" + name + "' is none of NoClientCert, RequestClientCert, RequireAnyClientCert,"
                                + " VerifyClientCertIfGiven, RequireAndVerifyClientCert",
                        null);
        };
    }
}
