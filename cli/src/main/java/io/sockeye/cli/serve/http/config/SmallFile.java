package io.sockeye.cli.serve.http.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Configurations, certificates and keys: files that are read whole, but not without bound. Threads: stateless. */
public final class SmallFile {
    private static final int MAX_BYTES = 1 << 20;

    private SmallFile() {}

    /**
     * Read a file.
     *
     * @param file of a mebibyte at most.
     * @return its bytes.
     * @throws IOException if it cannot be read; the message says why in a few words, and leaves the file's name out.
     */
    public static byte[] read(final Path file) throws IOException {
        final byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (final IOException e) {
            throw new IOException(reason(e), e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException("longer than " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    private static String reason(final IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof final FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
