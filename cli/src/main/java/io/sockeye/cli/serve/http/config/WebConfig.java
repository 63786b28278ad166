package io.sockeye.cli.serve.http.config;

import java.util.List;
import java.util.Map;

/**
 * What a web configuration says. Threads: immutable.
 *
 * @param tls     null if the file asks for none.
 * @param headers to add to every answer, by name.
 * @param users   bcrypt hashes by name; empty if nobody is asked for a password.
 * @param notes   what the user should know of it, one line each.
 */
public record WebConfig(TlsSettings tls, Map<String, String> headers, Map<String, String> users, List<String> notes) {
    /** Of a server without a file: no TLS, no passwords. */
    public static final WebConfig NONE = new WebConfig(null, Map.of(), Map.of(), List.of());
}
