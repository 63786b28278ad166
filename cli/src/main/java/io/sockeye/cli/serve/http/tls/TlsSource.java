package io.sockeye.cli.serve.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.cli.serve.http.config.Setting;
import io.sockeye.cli.serve.http.config.SmallFile;
import io.sockeye.cli.serve.http.config.TlsSettings;
import io.sockeye.cli.serve.http.config.WebConfigException;

/**
 * Certificates and keys as settings name them, in a file or as a text, and whether the files are still what was read.
 * Threads: confined to one while it reads; {@link #isChanged} is safe after that.
 */
final class TlsSource {
    private final TlsSettings settings;
    private final Map<Path, String> stamps = new LinkedHashMap<>();

    TlsSource(final TlsSettings settings) {
        this.settings = settings;
    }

    /** The setting of a text or that of its file: not both, and null if neither is there. */
    Setting setting(final String name) throws WebConfigException {
        final Setting text = settings.value(name);
        final Setting file = settings.value(name + "_file");
        if (text != null && file != null) {
            throw settings.fault(file, "there is '" + name + "' as well, and only one of them can be", null);
        }
        return file != null ? file : text;
    }

    /** The certificates of a setting, at least one, in their order. */
    List<X509Certificate> certificates(final Setting setting) throws WebConfigException {
        final String pem = text(setting);
        final List<X509Certificate> result = new ArrayList<>();
        try {
            final CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (final PemText.Block block : PemText.blocks(pem)) {
                if (block.label().equals("CERTIFICATE")) {
                    result.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
                }
            }
        } catch (final CertificateException | IllegalArgumentException e) {
            throw settings.fault(setting, where(setting) + "no certificate in PEM: " + oneLine(e), e);
        }
        if (result.isEmpty()) {
            throw settings.fault(setting, where(setting) + "there is no certificate in PEM in it", null);
        }
        return result;
    }

    /** The private key of a setting. */
    PrivateKey key(final Setting setting) throws WebConfigException {
        final String pem = text(setting);
        try {
            return PrivateKeys.of(pem);
        } catch (final IllegalArgumentException e) {
            throw settings.fault(setting, where(setting) + oneLine(e), e);
        }
    }

    /** Whether a file is no longer the one that was read, by its times, length and number. */
    boolean isChanged() {
        for (final Map.Entry<Path, String> file : stamps.entrySet()) {
            if (!file.getValue().equals(stamp(file.getKey()))) {
                return true;
            }
        }
        return false;
    }

    private String where(final Setting setting) {
        return isFile(setting) ? settings.path(setting) + ": " : "";
    }

    private static boolean isFile(final Setting setting) {
        return setting.name().endsWith("_file");
    }

    private String text(final Setting setting) throws WebConfigException {
        if (!isFile(setting)) {
            return setting.value();
        }
        final Path path;
        try {
            path = settings.path(setting);
        } catch (final InvalidPathException e) {
            throw settings.fault(setting, "no path: " + oneLine(e), e);
        }
        // Before it is read: what changes meanwhile is read again.
        stamps.put(path, stamp(path));
        try {
            return new String(SmallFile.read(path), StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            throw settings.fault(setting, path + ": " + e.getMessage(), e);
        }
    }

    private static String stamp(final Path path) {
        try {
            final BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
        } catch (final IOException e) {
            return "none: " + e.getClass().getName();
        }
    }

    private static String oneLine(final Exception e) {
        return String.valueOf(e.getMessage()).replace('\n', ' ');
    }
}
