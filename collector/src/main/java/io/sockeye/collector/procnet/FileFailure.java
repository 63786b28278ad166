package io.sockeye.collector.procnet;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be used, in the words of strerror(3). Threads: stateless. */
public final class FileFailure {
    private FileFailure() {}

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
