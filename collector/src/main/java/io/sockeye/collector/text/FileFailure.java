package io.sockeye.collector.text;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Why a file cannot be used, in the words of strerror(3) in English. The JDK has them in the language of the machine,
 * so they are found by looking at what is there. Threads: stateless.
 */
final class FileFailure {
    /** What is neither a file nor a directory is not opened. */
    static final String NOT_REGULAR = "Not a regular file";

    private static final String NULL_DEVICE = "/dev/null";
    /** Which device a file stands for, in the words of the JDK. */
    private static final String DEVICE = "unix:rdev";

    private static final String MISSING = "No such file or directory";
    private static final String DENIED = "Permission denied";
    private static final String NOT_A_DIRECTORY = "Not a directory";
    private static final String NAME_TOO_LONG = "File name too long";
    /** The JDK's own words, in English, behind those of the machine. */
    private static final String LOOP_SUFFIX = " or unable to access attributes of symbolic link";

    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_PATH_LENGTH = 4095;

    private FileFailure() {}

    /** {@return what a reason says of the file} */
    static TextFile.Outcome outcome(final String reason) {
        return switch (reason) {
            case MISSING -> TextFile.Outcome.MISSING;
            case DENIED -> TextFile.Outcome.DENIED;
            default -> TextFile.Outcome.REFUSED;
        };
    }

    /**
     * Why a file could not be opened.
     *
     * @param path of the file.
     * @return the reason, or null if it may be read by now.
     */
    static String ofOpening(final String path) {
        try {
            final Path file = Path.of(path);
            file.getFileSystem().provider().checkAccess(file, AccessMode.READ);
            return null;
        } catch (final InvalidPathException e) {
            // A name that cannot be written in the system's character set is that of no file.
            return MISSING;
        } catch (final FileSystemException e) {
            return reasonOf(e);
        } catch (final IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** {@return whether a file is the null device, which gives nothing and makes nobody wait} */
    static boolean isNullDevice(final File file) {
        try {
            return Files.getAttribute(file.toPath(), DEVICE).equals(Files.getAttribute(Path.of(NULL_DEVICE), DEVICE));
        } catch (final IOException | InvalidPathException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** {@return why a file that may be read cannot be opened} */
    static String ofOpeningReadable() {
        try (FileInputStream file = new FileInputStream(NULL_DEVICE)) {
            return file.read() < 0 ? "No such device or address" : "Input/output error";
        } catch (final IOException e) {
            return "Too many open files";
        }
    }

    /**
     * The reason alone, without the file's name.
     *
     * @param e what was thrown.
     * @return such as {@code No such file or directory}.
     */
    static String reasonOf(final FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return DENIED;
        }
        if (e instanceof NotDirectoryException || e.getFile() != null && isBelowFile(new File(e.getFile()))) {
            // Asked whether such a file may be read, the JDK says that there is none.
            return NOT_A_DIRECTORY;
        }
        if (e instanceof NoSuchFileException) {
            return MISSING;
        }
        if (e.getFile() != null && isTooLong(e.getFile())) {
            return NAME_TOO_LONG;
        }
        final String reason = String.valueOf(e.getReason());
        return reason.endsWith(LOOP_SUFFIX) ? "Too many levels of symbolic links" : reason;
    }

    private static boolean isBelowFile(final File file) {
        File parent = file.getParentFile();
        while (parent != null && !parent.exists()) {
            parent = parent.getParentFile();
        }
        return parent != null && !parent.isDirectory();
    }

    private static boolean isTooLong(final String path) {
        if (path.getBytes(StandardCharsets.UTF_8).length > MAX_PATH_LENGTH) {
            return true;
        }
        int length = 0;
        for (final byte value : path.getBytes(StandardCharsets.UTF_8)) {
            length = value == '/' ? 0 : length + 1;
            if (length > MAX_NAME_LENGTH) {
                return true;
            }
        }
        return false;
    }
}
