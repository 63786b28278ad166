package io.sockeye.collector.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Why a file cannot be used, in the words of strerror(3). Threads: stateless. */
public final class FileFailure {
    private FileFailure() {}

    /**
     * Why {@link java.io.FileInputStream} could not open a file: it throws the same whatever the reason is, and words it in the
     * user's language.
     *
     * @param path of the file.
     * @return the reason, or null if the file can be read by now.
     * @throws IOException if the reason cannot be found out.
     */
    public static FileSystemException ofOpening(final String path) throws IOException {
        final Path file = Path.of(path);
        try {
            file.getFileSystem().provider().checkAccess(file, AccessMode.READ);
            return null;
        } catch (final FileSystemException e) {
            return e;
        }
    }

    /**
     * The reason alone, without the file's name.
     *
     * @param e what was thrown.
     * @return such as {@code No such file or directory}.
     */
    public static String reasonOf(final FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        return e instanceof NotDirectoryException ? "Not a directory" : e.getReason();
    }
}
