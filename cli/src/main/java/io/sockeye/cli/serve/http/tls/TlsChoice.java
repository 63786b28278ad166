package io.sockeye.cli.serve.http.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import io.sockeye.cli.serve.http.config.Setting;
import io.sockeye.cli.serve.http.config.TlsSettings;
import io.sockeye.cli.serve.http.config.WebConfigException;

/** Versions, cipher suites and curves: Go's names, and what Java can do of them. Threads: stateless. */
final class TlsChoice {
    private static final List<String> VERSIONS = List.of("TLS10", "TLS11", "TLS12", "TLS13");
    private static final int TLS12 = 2;
    private static final int TLS13 = 3;
    private static final List<String> JAVA_VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
    private static final Map<String, String> CURVES =
            Map.of("CurveP256", "secp256r1", "CurveP384", "secp384r1", "CurveP521", "secp521r1", "X25519", "x25519");
    /** TLS 1.3 has suites of its own, which Go does not let anyone choose. */
    private static final List<String> SUITES_OF_13 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    private TlsChoice() {}

    static SSLParameters parameters(final TlsSettings settings, final SSLContext context, final ClientPolicy policy)
            throws WebConfigException {
        final SSLParameters parameters = context.getDefaultSSLParameters();
        final int least = version(settings, "min_version", TLS12);
        final int most = version(settings, "max_version", TLS13);
        if (least > most) {
            final Setting at = settings.value("min_version") != null
                    ? settings.value("min_version")
                    : settings.value("max_version");
            throw settings.fault(at, "min_version is above max_version", null);
        }
        parameters.setProtocols(JAVA_VERSIONS.subList(least, most + 1).toArray(new String[0]));
        final List<Setting> suites = settings.list("cipher_suites");
        if (suites != null && !suites.isEmpty()) {
            parameters.setCipherSuites(suites(settings, suites, context, least, most));
        }
        final List<Setting> curves = settings.list("curve_preferences");
        if (curves != null && !curves.isEmpty()) {
            parameters.setNamedGroups(curves(settings, curves));
        }
        parameters.setUseCipherSuitesOrder(true);
        if (policy.isRequired()) {
            parameters.setNeedClientAuth(true);
        } else if (policy.isRequested()) {
            parameters.setWantClientAuth(true);
        }
        return parameters;
    }

    private static int version(final TlsSettings settings, final String name, final int standard)
            throws WebConfigException {
        final Setting setting = settings.value(name);
        if (setting == null) {
            return standard;
        }
        final int version = VERSIONS.indexOf(setting.value());
        if (version < 0) {
            throw settings.fault(setting, "'" + setting.value() + "' is neither TLS12 nor TLS13", null);
        }
        if (version < TLS12) {
            throw settings.fault(setting, "Java no longer speaks " + setting.value() + "; TLS12 is the least", null);
        }
        return version;
    }

    private static String[] suites(
            final TlsSettings settings,
            final List<Setting> names,
            final SSLContext context,
            final int least,
            final int most)
            throws WebConfigException {
        final List<String> known = List.of(context.getSupportedSSLParameters().getCipherSuites());
        final List<String> result = new ArrayList<>();
        boolean isForTls12 = false;
        for (final Setting name : names) {
            if (!known.contains(name.value())) {
                throw settings.fault(name, "Java has no cipher suite '" + name.value() + "'", null);
            }
            if (!SUITES_OF_13.contains(name.value())) {
                isForTls12 = true;
                result.add(name.value());
            }
        }
        if (least == TLS12 && most == TLS12 && !isForTls12) {
            throw settings.fault(names.get(0), "none of the cipher suites is one of TLS 1.2", null);
        }
        if (most == TLS13) {
            result.addAll(0, SUITES_OF_13);
        }
        return result.toArray(new String[0]);
    }

    private static String[] curves(final TlsSettings settings, final List<Setting> names) throws WebConfigException {
        final List<String> result = new ArrayList<>();
        for (final Setting name : names) {
            final String curve = CURVES.get(name.value());
            if (curve == null) {
                throw settings.fault(
                        name, "'" + name.value() + "' is none of CurveP256, CurveP384, CurveP521, X25519", null);
            }
            result.add(curve);
        }
        return result.toArray(new String[0]);
    }
}
