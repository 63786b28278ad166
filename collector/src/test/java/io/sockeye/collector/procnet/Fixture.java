package io.sockeye.collector.procnet;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** The copy of {@code /proc/net} among the test resources; its README says how it was made. */
final class Fixture {
    private Fixture() {}

    static Path root() {
        final URL url = Fixture.class.getResource("/procnet");
        if (url == null) {
            throw new AssertionError("the resources of the tests are not on the class path");
        }
        try {
            return Path.of(url.toURI());
        } catch (final URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(final String name) throws IOException {
        return Files.readAllBytes(root().resolve("net").resolve(name));
    }
}
