package io.sockeye.cli.legacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of {@code /proc/net} written by hand in the formats of the kernel's seq_show functions. */
final class LegacyFixtures {
    /** {@code ipx_seq_socket_show}, with and without CONFIG_IPX_INTERN. */
    static final String IPX = load("ipx_socket");

    /** {@code ax25_info_show} since Linux 2.1. */
    static final String AX25 = load("ax25");

    /** Linux 2.0. */
    static final String OLD_AX25 = load("ax25_linux_2.0");

    /** {@code x25_seq_socket_show}. */
    static final String X25 = load("x25");

    /** {@code nr_info_show}. */
    static final String NETROM = load("nr");

    /** {@code rose_info_show}, but with addresses that fit netstat's buffers. */
    static final String ROSE = load("rose");

    private final Path root;

    LegacyFixtures(final Path root) {
        this.root = root;
    }

    private static String load(final String name) {
        try (InputStream in = LegacyFixtures.class.getResourceAsStream("/legacy/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Where {@code /proc} would be. */
    Path root() {
        return root;
    }

    /** Write a file below {@code net}. */
    LegacyFixtures with(final String name, final String content) throws IOException {
        final Path file = root.resolve("net").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        return this;
    }

    /** Write the files of all families. */
    LegacyFixtures withAll() throws IOException {
        return with("ipx/socket", IPX)
                .with("ax25", AX25)
                .with("x25", X25)
                .with("nr", NETROM)
                .with("rose", ROSE);
    }

    /** Have a {@code net} with nothing in it. */
    LegacyFixtures withNothing() throws IOException {
        Files.createDirectories(root.resolve("net"));
        return this;
    }
}
