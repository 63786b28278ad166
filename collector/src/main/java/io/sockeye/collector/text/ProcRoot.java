package io.sockeye.collector.text;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Where the files of {@code /proc} are. Threads: immutable.
 */
public final class ProcRoot {
    private static final String SYSTEM = "/proc";

    /** One char per byte. */
    private final String directory;
    /** With a slash at its end, one char per byte. */
    private final String net;

    private final boolean isLive;

    private ProcRoot(final String directory, final String net, final boolean isLive) {
        this.directory = directory;
        this.net = net;
        this.isLive = isLive;
    }

    /**
     * This system's own {@code /proc}, with the sockets of our own network namespace. Nothing is checked.
     *
     * @return the root.
     */
    public static ProcRoot system() {
        return new ProcRoot(SYSTEM, SYSTEM + "/net/", true);
    }

    /**
     * Another {@code /proc}: a copy in files, or that of a host mounted into a container. Of a mounted one,
     * {@code net} leads to {@code self/net}, the network of whoever looks; what is wanted is the host's, so that of its
     * first process is taken, {@code 1/net}.
     *
     * @param directory where it is; {@code /proc} itself, by whatever name, is {@link #system()}.
     * @return the root.
     * @throws IOException if the directory, or the place of the network files in it, is not there or cannot be read;
     *     the message says which and why.
     */
    public static ProcRoot of(final String directory) throws IOException {
        try {
            return of(Path.of(directory));
        } catch (final InvalidPathException e) {
            throw new IOException("cannot read " + e.getInput() + ": " + e.getReason(), e);
        }
    }

    /**
     * The same of a path, which may have any bytes in it: see {@link BytePath#of}.
     *
     * @param directory where it is; {@code /proc} itself, by whatever name, is {@link #system()}.
     * @return the root.
     * @throws IOException if the directory, or the place of the network files in it, is not there or cannot be read;
     *     the message says which and why, one char per byte.
     */
    public static ProcRoot of(final Path directory) throws IOException {
        final Path root = BytePath.reachable(directory);
        requireDirectory(root);
        if (root.toRealPath().equals(Path.of(SYSTEM))) {
            return system();
        }
        final Path own = root.resolve("net");
        final boolean isMounted = Files.isSymbolicLink(own);
        final Path net = isMounted ? root.resolve("1").resolve("net") : own;
        requireDirectory(net);
        return new ProcRoot(BytePath.text(root), BytePath.text(net) + "/", isMounted);
    }

    private static void requireDirectory(final Path path) throws IOException {
        try {
            path.getFileSystem().provider().checkAccess(path);
            if (!Files.isDirectory(path)) {
                throw new NotDirectoryException(path.toString());
            }
            path.getFileSystem().provider().checkAccess(path, AccessMode.READ, AccessMode.EXECUTE);
        } catch (final FileSystemException e) {
            final String text = BytePath.text(path);
            throw new IOException("cannot read " + text + ": " + FileFailure.reasonOf(e, text), e);
        }
    }

    /** {@return whether this is the /proc of the system that we run on} */
    public boolean isSystem() {
        return SYSTEM.equals(directory);
    }

    /**
     * Whether the kernel makes the network's files as they are read: in the system's own {@code /proc} and in a mounted
     * one, which is known by its {@code net} being a symbolic link. Of a copy that has this link as well, and regular
     * files behind it, a short read is the last all the same.
     *
     * @return false for a copy.
     */
    public boolean isLive() {
        return isLive;
    }

    /**
     * {@return the directory, one char per byte; as it was given, but absolute if the JDK could not have reached it by
     * that; the processes are in it}
     */
    public String directory() {
        return directory;
    }

    /** {@return {@link #directory()} as a path} */
    public Path path() {
        return BytePath.of(directory);
    }

    /** {@return the directory that {@link #netFile} is about, as a path} */
    public Path netPath() {
        return BytePath.of(net);
    }

    /**
     * A file about the network.
     *
     * @param name of the file within {@code net}, such as {@code tcp6}.
     * @return its path, one char per byte.
     */
    public String netFile(final String name) {
        return net.concat(name);
    }

    /** {@return the directory} */
    @Override
    public String toString() {
        return directory;
    }
}
