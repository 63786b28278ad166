package io.sockeye.cli.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The dashboard of the image. */
final class Dashboard {
    /** The file as it is in the sources. */
    static final Path FILE = Installation.share().resolve("grafana/sockeye.json");

    private Dashboard() {}

    /** {@return all of it} */
    static JsonNode read() {
        try {
            return new JsonMapper().readTree(Files.readString(FILE));
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return what its panels ask, with values in place of Grafana's variables} */
    static List<String> queries() {
        final List<String> queries = new ArrayList<>();
        for (final JsonNode panel : read().get("panels")) {
            for (final JsonNode target : panel.get("targets")) {
                queries.add(target.get("expr")
                        .asText()
                        .replace("$__rate_interval", "20s")
                        .replace("$instance", ".*"));
            }
        }
        return queries;
    }
}
