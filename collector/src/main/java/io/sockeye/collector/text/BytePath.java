package io.sockeye.collector.text;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Paths by their bytes. To the kernel a path is bytes, of which only NUL and the slash mean something; the JDK makes
 * text of them in the locale's encoding, and loses those that are none there. Here a path is a string with one char per
 * byte. Of a plain ASCII path, that is of nearly all, the JDK's own way is taken, which is the faster one at the start
 * of a process. Threads: stateless.
 */
public final class BytePath {
    private static final String HEX_DIGITS = "0123456789ABCDEF";
    private static final String ROOT = "/";
    /** Of a file's URI, before the path. */
    private static final String SCHEME = "file://";

    private BytePath() {}

    /**
     * The JDK's path of some bytes.
     *
     * @param path absolute or relative, one char per byte.
     * @return the path, whose text may not be that of the bytes, but which leads to the file.
     * @throws java.nio.file.InvalidPathException if a NUL is in it.
     */
    public static Path of(final String path) {
        if (isPlain(path)) {
            return Path.of(path);
        }
        // In a URI the JDK takes escaped bytes as they are, whatever the encoding is; but it has absolute paths only.
        final boolean isAbsolute = path.startsWith(ROOT);
        final Path absolute = Path.of(URI.create(SCHEME + escaped(isAbsolute ? path : ROOT + path)));
        return isAbsolute ? absolute : absolute.subpath(0, absolute.getNameCount());
    }

    private static String escaped(final String path) {
        final StringBuilder text = new StringBuilder(path.length() + 16);
        for (int i = 0; i < path.length(); i++) {
            final char value = path.charAt(i);
            if (value == '/' || value == '.' || value < 0x7F && Character.isLetterOrDigit(value)) {
                // Several slashes would begin with the name of a host.
                if (value != '/' || i == 0 || path.charAt(i - 1) != '/') {
                    text.append(value);
                }
            } else {
                text.append('%').append(HEX_DIGITS.charAt(value >>> 4 & 0xF)).append(HEX_DIGITS.charAt(value & 0xF));
            }
        }
        return text.toString();
    }

    /**
     * The bytes of a path.
     *
     * @param path of the default file system.
     * @return one char per byte.
     */
    public static String text(final Path path) {
        final String text = path.toString();
        if (isPlain(text)) {
            return text;
        }
        // The JDK adds a slash to what is a directory.
        final String uri = Path.of(ROOT).resolve(path).toUri().getRawPath();
        final String bytes = unescaped(uri, uri.endsWith(ROOT) ? uri.length() - 1 : uri.length());
        return path.isAbsolute() ? bytes : bytes.substring(1);
    }

    private static String unescaped(final String path, final int length) {
        final StringBuilder bytes = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            if (path.charAt(i) == '%') {
                bytes.append((char) Integer.parseInt(path, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.append(path.charAt(i));
            }
        }
        return bytes.toString();
    }

    /**
     * A path that the JDK can follow. It takes relative ones from the working directory by the name that it has for
     * that, which is no name of it where that is not ASCII and the locale's encoding has lost it.
     *
     * @param path absolute or relative.
     * @return the same, or an absolute path of the same file.
     */
    static Path reachable(final Path path) {
        if (path.isAbsolute() || isPlain(System.getProperty("user.dir", ""))) {
            return path;
        }
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/cwd")).resolve(path);
        } catch (final IOException e) {
            // Without a /proc the JDK's name is the best that there is.
            return path;
        }
    }

    /**
     * Bytes as the JDK hands them to the system.
     *
     * @param path of the default file system.
     * @return a new array, without a NUL at its end.
     */
    public static byte[] bytes(final Path path) {
        return text(path).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Whether there is a file.
     *
     * @param path one char per byte.
     * @return false where that cannot be seen as well.
     */
    public static boolean exists(final String path) {
        return isPlain(path) ? new File(path).exists() : Files.exists(of(path));
    }

    /**
     * Whether there is a regular file.
     *
     * @param path one char per byte.
     * @return false where that cannot be seen as well.
     */
    static boolean isFile(final String path) {
        return isPlain(path) ? new File(path).isFile() : Files.isRegularFile(of(path));
    }

    /**
     * Whether there is a directory.
     *
     * @param path one char per byte.
     * @return false where that cannot be seen as well.
     */
    public static boolean isDirectory(final String path) {
        return isPlain(path) ? new File(path).isDirectory() : Files.isDirectory(of(path));
    }

    /**
     * Whether there is a file that may be read.
     *
     * @param path one char per byte.
     * @return false where that cannot be seen as well.
     */
    public static boolean canRead(final String path) {
        return isPlain(path) ? new File(path).canRead() : Files.isReadable(of(path));
    }

    /**
     * Open a file. A directory is no file.
     *
     * @param path one char per byte.
     * @return a stream, which the caller closes.
     * @throws IOException if it cannot be opened.
     */
    static InputStream open(final String path) throws IOException {
        if (isPlain(path)) {
            // Not java.nio.file, which takes a millisecond to start.
            return new FileInputStream(path);
        }
        final Path file = of(path);
        if (Files.isDirectory(file)) {
            throw new IOException("cannot read " + path + ": Is a directory");
        }
        return Files.newInputStream(file);
    }

    /** Whether the JDK can have a path: it is ASCII, or no path at all, since there is a NUL in it. */
    private static boolean isPlain(final String text) {
        boolean isAscii = true;
        for (int i = 0; i < text.length(); i++) {
            isAscii &= text.charAt(i) < 0x80;
            if (text.charAt(i) == 0) {
                return true;
            }
        }
        return isAscii;
    }
}
