package io.sockeye.cli.serve.http.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads Prometheus' web configuration, as exporter-toolkit's {@code docs/web-configuration.md} and {@code
 * web/tls_config.go} have it. Unknown keys, keys that are there twice and values of the wrong shape are errors, as
 * there.
 *
 * <p>Other than there: {@code http2} is taken, and said to be without effect where it is asked for, as this server
 * speaks HTTP/1.1; {@code rate_limit} is an error, as it would be a protection that is not there. Threads: stateless.
 */
public final class WebConfigReader {
    private static final List<String> TLS_VALUES = List.of(
            "cert",
            "key",
            "client_ca",
            "cert_file",
            "key_file",
            "client_ca_file",
            "client_auth_type",
            "min_version",
            "max_version");
    private static final List<String> TLS_LISTS = List.of("client_allowed_sans", "cipher_suites", "curve_preferences");
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Content-Security-Policy", List.of(),
            "X-Frame-Options", List.of("deny", "sameorigin"),
            "X-Content-Type-Options", List.of("nosniff"),
            "X-XSS-Protection", List.of(),
            "Strict-Transport-Security", List.of());
    private static final int BCRYPT_LENGTH = 60;

    private final YamlFile yaml;
    private final Path file;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private TlsSettings tls;

    private WebConfigReader(final Path file) {
        this.file = file;
        this.yaml = new YamlFile(file);
    }

    /**
     * Read a file. Files that it names are not looked at.
     *
     * @param file of YAML; an empty one asks for nothing.
     * @return what it says.
     * @throws WebConfigException if it cannot be read or is wrong.
     */
    public static WebConfig read(final Path file) throws WebConfigException {
        final WebConfigReader reader = new WebConfigReader(file);
        final Optional<Node> root = reader.yaml.root();
        if (root.isPresent()) {
            reader.sections(root.get());
        }
        return new WebConfig(
                reader.tls, Map.copyOf(reader.headers), Map.copyOf(reader.users), List.copyOf(reader.notes));
    }

    private void sections(final Node root) throws WebConfigException {
        for (final Map.Entry<String, Node> section :
                yaml.mapping(root, "web configuration").entrySet()) {
            final Node node = section.getValue();
            switch (section.getKey()) {
                case "tls_server_config" -> readTls(node);
                case "http_server_config" -> readHttp(node);
                case "basic_auth_users" -> readUsers(node);
                case "rate_limit" -> throw yaml.fault(node, "rate_limit: not supported by sockeye; leave it out");
                default -> throw unknown(node, "", section.getKey());
            }
        }
    }

    private WebConfigException unknown(final Node node, final String section, final String key) {
        return yaml.fault(node, "unknown name '" + section + key + "'");
    }

    private void readTls(final Node node) throws WebConfigException {
        final Map<String, Setting> values = new HashMap<>();
        final Map<String, List<Setting>> lists = new HashMap<>();
        for (final Map.Entry<String, Node> entry :
                yaml.mapping(node, "tls_server_config").entrySet()) {
            final String name = entry.getKey();
            final String path = "tls_server_config." + name;
            final Node value = entry.getValue();
            if (TLS_VALUES.contains(name)) {
                final String text = yaml.text(value, path);
                if (!text.isEmpty()) {
                    values.put(name, new Setting(name, text, YamlFile.line(value)));
                }
            } else if (TLS_LISTS.contains(name)) {
                lists.put(name, yaml.items(value, name, path));
            } else if (name.equals("prefer_server_cipher_suites")) {
                // Go has ignored it since 1.17.
                yaml.truth(value, path);
            } else {
                throw unknown(value, "tls_server_config.", name);
            }
        }
        if (!values.isEmpty() || !lists.isEmpty()) {
            tls = new TlsSettings(file, YamlFile.line(node), Map.copyOf(values), Map.copyOf(lists));
        }
    }

    private void readHttp(final Node node) throws WebConfigException {
        for (final Map.Entry<String, Node> entry :
                yaml.mapping(node, "http_server_config").entrySet()) {
            switch (entry.getKey()) {
                case "http2" -> {
                    if (yaml.truth(entry.getValue(), "http_server_config.http2")) {
                        notes.add(file + ":" + YamlFile.line(entry.getValue())
                                + ": http_server_config.http2 has no effect: this server speaks HTTP/1.1");
                    }
                }
                case "headers" -> readHeaders(entry.getValue());
                default -> throw unknown(entry.getValue(), "http_server_config.", entry.getKey());
            }
        }
    }

    private void readHeaders(final Node node) throws WebConfigException {
        final String path = "http_server_config.headers";
        for (final Map.Entry<String, Node> entry : yaml.mapping(node, path).entrySet()) {
            final String name = entry.getKey();
            final List<String> choice = HEADERS.get(name);
            if (choice == null) {
                throw yaml.fault(
                        entry.getValue(),
                        path + ": '" + name + "' cannot be set, only one of "
                                + String.join(
                                        ", ", HEADERS.keySet().stream().sorted().toList()));
            }
            final String value = yaml.text(entry.getValue(), path + "." + name);
            if (!choice.isEmpty() && !value.isEmpty() && !choice.contains(value)) {
                throw yaml.fault(
                        entry.getValue(),
                        path + "." + name + ": " + String.join(" or ", choice) + " is needed, not '" + value + "'");
            }
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                    throw yaml.fault(entry.getValue(), path + "." + name + ": only plain characters make a header");
                }
            }
            if (!value.isEmpty()) {
                headers.put(name, value);
            }
        }
    }

    private void readUsers(final Node node) throws WebConfigException {
        for (final Map.Entry<String, Node> entry :
                yaml.mapping(node, "basic_auth_users").entrySet()) {
            final String name = entry.getKey();
            final String path = "basic_auth_users." + name;
            if (name.isEmpty() || name.indexOf(':') >= 0) {
                throw yaml.fault(entry.getValue(), path + ": a user's name is not empty and has no colon");
            }
            final String hash = yaml.text(entry.getValue(), path);
            if (!isBcrypt(hash)) {
                throw yaml.fault(
                        entry.getValue(),
                        path + ": no bcrypt hash ($2a$, $2b$ or $2y$), such as 'htpasswd -nBC 10 USER' prints");
            }
            users.put(name, hash);
        }
    }

    /** Such as {@code $2y$10$} and 53 characters: 22 of salt and 31 of the hash. */
    private static boolean isBcrypt(final String hash) {
        if (hash.length() != BCRYPT_LENGTH
                || !hash.startsWith("$2a$") && !hash.startsWith("$2b$") && !hash.startsWith("$2y$")
                || hash.charAt(6) != '$') {
            return false;
        }
        final int cost = Character.digit(hash.charAt(4), 10) * 10 + Character.digit(hash.charAt(5), 10);
        for (int i = 7; i < hash.length(); i++) {
            final char c = hash.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '/')) {
                return false;
            }
        }
        return cost >= 4 && cost <= 31 && hash.charAt(4) >= '0' && hash.charAt(5) >= '0';
    }
}
